using System.Globalization;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Domain.Publication;

/// <summary>A text of a draft that a municipality can object to, sentence by sentence.</summary>
/// <param name="Part">What it is shown with: <c>approaches/0/findings/3</c>.</param>
/// <param name="Place">Where it stands: <c>approaches/0/findings/3/text</c>.</param>
/// <param name="Heading">Where that is, in Dutch words.</param>
/// <param name="Text">The text, as it is kept.</param>
/// <param name="Approach">Place of its approach, counted from 0; null for what is about none.</param>
/// <param name="IndicatorCode">The first indicator of its finding; null for another text.</param>
public sealed record CheckedText(string Part, string Place, string Heading, string Text, int? Approach = null, string? IndicatorCode = null)
{
    /// <summary>The part that the context is.</summary>
    public const string ContextPart = "context";

    /// <summary>The part that tells how it was examined.</summary>
    public const string ExaminationPart = "examination";

    /// <summary>The part that the figures are.</summary>
    public const string FiguresPart = "figures";

    /// <summary>The part that tells how the municipality reported on progress.</summary>
    public const string ProgressPart = "progress";

    /// <summary>The part that a description and the reason why an approach was judged are, within the approach.</summary>
    public const string DescriptionPart = "description";

    /// <summary>The part that a finding is, within its approach.</summary>
    public static string FindingPart(int number) => string.Create(CultureInfo.InvariantCulture, $"findings/{number}");

    /// <summary>The part that a re-test is, within its approach.</summary>
    public static string RetestPart(int number) => string.Create(CultureInfo.InvariantCulture, $"retests/{number}");

    /// <summary>The part that a conclusion is, within its approach.</summary>
    public static string ConclusionPart(int number) => string.Create(CultureInfo.InvariantCulture, $"conclusions/{number}");

    /// <summary>The part that a judgement over something as a whole is, within its approach.</summary>
    public static string OverallPart(int number) => string.Create(CultureInfo.InvariantCulture, $"overall/{number}");

    /// <summary>The part of an approach.</summary>
    public static string Of(int approach, string part) => string.Create(CultureInfo.InvariantCulture, $"approaches/{approach}/{part}");

    /// <summary>All that can be objected to, in the order of print.</summary>
    /// <param name="content">The frozen draft.</param>
    /// <param name="framework">Its framework.</param>
    /// <param name="figure">A figure in a sentence.</param>
    public static IReadOnlyList<CheckedText> All(FactsheetContent content, Framework framework, Func<FigureContent, string> figure) =>
        [
            .. Told(ExaminationPart, ExaminationPart, "Hoe het is onderzocht", content.Examination),
            .. Told(ContextPart, ContextPart, "Context", content.Context),
            .. content.Figures.SelectMany(
                (f, n) => Told(FiguresPart, string.Create(CultureInfo.InvariantCulture, $"figures/{n}"), "Cijfers", figure(f))),
            .. content.Progress.SelectMany(
                (r, n) =>
                    Told(
                        ProgressPart,
                        string.Create(CultureInfo.InvariantCulture, $"progress/{n}"),
                        "Hoe de gemeente de voortgang meldde",
                        r.Text)),
            .. content.Approaches.SelectMany((a, n) => OfApproach(n, a, framework.Own, content.Approaches.Count > 1 ? $"{a.Name}, " : "")),
        ];

    private static IEnumerable<CheckedText> OfApproach(int number, ApproachContent approach, Framework framework, string before)
    {
        var description = Of(number, DescriptionPart);
        foreach (
            var text in Told(description, description, $"{approach.Name}: beschrijving", approach.Description, number)
                .Concat(
                    Told(description, Of(number, "scope"), $"{approach.Name}: waarom deze aanpak is beoordeeld", approach.Scope, number))
                .Concat(
                    Told(
                        description,
                        Of(number, "not-retested"),
                        $"{approach.Name}: waarom deze aanpak niet opnieuw is beoordeeld",
                        approach.NotRetested,
                        number)))
            yield return text;
        foreach (var (n, overall) in (approach.Overall ?? []).Index())
        {
            var place = framework.OverallPlaces.FirstOrDefault(p => p.Code == overall.Code);
            var part = Of(number, OverallPart(n));
            foreach (
                var told in Told(part, $"{part}/reason", $"{before}oordeel over {place?.Name ?? "het geheel"}", overall.Reason, number))
                yield return told;
        }
        foreach (var (n, finding) in approach.Findings.Index())
        {
            var part = Of(number, FindingPart(n));
            var heading = before + framework.NameOf(finding.IndicatorCodes);
            foreach (var (place, words, text) in DraftFields.InPrint.Where(t => t.Objection is not null)
                .Select(t => (t.Key, t.Objection, t.InContent(finding)))
                .Concat(Attention(finding.Attention)))
                foreach (var told in Told(part, $"{part}/{place}", heading + words, text, number, finding.IndicatorCodes[0]))
                    yield return told;
        }
        foreach (var (n, retest) in approach.Retests.Index())
        {
            var part = Of(number, RetestPart(n));
            var heading = before + retest.NameIn(framework);
            foreach (var (place, words, text) in new (string, string?, string?)[]
                {
                    (DraftFields.Text.Key, DraftFields.Text.Objection, retest.After?.Text),
                    (DraftFields.NotRetested.Key, DraftFields.NotRetested.Objection, retest.NotRetested),
                }
                .Concat(Attention(retest.Attention)))
                foreach (var told in Told(part, $"{part}/{place}", heading + words, text, number, retest.Place))
                    yield return told;
        }
        foreach (var (n, conclusion) in approach.Conclusions.Index())
        {
            var part = Of(number, ConclusionPart(n));
            var theme = framework.Themes.FirstOrDefault(t => t.Code == conclusion.ThemeCode)?.Name ?? conclusion.ThemeCode;
            foreach (
                var (side, words, texts) in new[]
                {
                    ("well", "wat gaat goed", conclusion.GoesWell),
                    ("better", "wat kan beter", conclusion.CanImprove),
                })
                foreach (var (at, text) in texts.Index())
                    foreach (
                        var told in Told(
                            part,
                            string.Create(CultureInfo.InvariantCulture, $"{part}/{side}/{at}"),
                            $"{before}conclusie over {theme}, {words}",
                            text,
                            number))
                        yield return told;
        }
    }

    private static IEnumerable<(string, string?, string?)> Attention(IEnumerable<string> points) =>
        points.Select((a, at) => (string.Create(CultureInfo.InvariantCulture, $"attention/{at}"), (string?)", aandachtspunt", (string?)a));

    private static IEnumerable<CheckedText> Told(
        string part,
        string place,
        string heading,
        string? text,
        int? approach = null,
        string? indicator = null)
    {
        if (!string.IsNullOrWhiteSpace(text))
            yield return new CheckedText(part, place, heading, text, approach, indicator);
    }
}
