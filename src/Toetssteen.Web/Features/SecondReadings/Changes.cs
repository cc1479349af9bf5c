using Toetssteen.Documents.Outline;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Ui.Languages;
using Toetssteen.Web.Ui.Verdicts;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>What changed in one part of a finding.</summary>
/// <param name="Part">Which part, in words.</param>
/// <param name="IsText">Whether it is the text of the finding, which is shown with what changed in it.</param>
/// <param name="Paragraphs">The words that stayed, went and came, by paragraph.</param>
public sealed record ChangedPart(string Part, bool IsText, IReadOnlyList<IReadOnlyList<WordRun>> Paragraphs)
{
    /// <summary>Whether only the markup changed (a list, emphasis), and no word did.</summary>
    public bool IsMarkupOnly => Paragraphs.All(p => p.All(r => r.Change == Change.Same));

    /// <summary>Whether two pieces that went and came touch each other, so that a reader needs a blank between them.</summary>
    public static bool Touch(WordRun one, WordRun next) =>
        one.Change != Change.Same && next.Change != Change.Same && !char.IsWhiteSpace(one.Text[^1]) && !char.IsWhiteSpace(next.Text[0]);

    /// <summary>What changed between two readings of a finding, part by part; what stayed the same is left out.</summary>
    public static IReadOnlyList<ChangedPart> Between(FindingAsRead before, FindingAsRead now, DraftContent content, SiteText L) =>
    [
        .. from part in (IEnumerable<(string Name, string Before, string Now)>)
           [
               (L["Indicatoren"], string.Join(", ", before.Said.IndicatorCodes), string.Join(", ", now.Said.IndicatorCodes)),
               (L["Oordeel"], Marks(before.Said, content.Framework.Scale, L), Marks(now.Said, content.Framework.Scale, L)),
               (L["Tekst"], before.Said.Text, now.Said.Text),
               (L["Aandachtspunten"], string.Join("\n\n", before.Said.Attention), string.Join("\n\n", now.Said.Attention)),
               .. DraftFields.InPrint.Where(t => t != DraftFields.Text)
                   .Select(t => (L[t.Label].ToString(), t.InContent(before.Said) ?? "", t.InContent(now.Said) ?? "")),
               (L["Onderbouwing"], Evidence(before.Evidence, content), Evidence(now.Evidence, content)),
               (L["Waarom zonder onderbouwing?"], before.NoEvidenceReason ?? "", now.NoEvidenceReason ?? ""),
               (L["De situatie"], Situation(before, L), Situation(now, L)),
               (L["Waarom niet opnieuw beoordeeld?"], before.NotRetested ?? "", now.NotRetested ?? ""),
           ]
           where part.Before != part.Now
           select Of(part.Name, part.Before, part.Now) with { IsText = part.Name == L["Tekst"] },
    ];

    /// <summary>What changed in one text.</summary>
    public static ChangedPart Of(string part, string before, string now) =>
        new(part, IsText: false, WordDifference.InParagraphs(WordDifference.Between(Words(before), Words(now))));

    // What it rests on, a source a paragraph.
    private static string Evidence(IEnumerable<string> kept, DraftContent content) =>
        string.Join("\n\n", kept.Select(source => EvidenceWords.Of(source, content)));

    private static string Situation(FindingAsRead finding, SiteText L) =>
        finding.Unchanged ? L["Ongewijzigd: de eerdere redenen gelden nog."] : "";

    // As a reader sees it: of the limited markup the words, not the signs.
    private static string Words(string text) =>
        string.Join("\n\n", RichText.Read(text, TextForm.Markdown).Select(block => RichText.Plain([block])));

    private static string Marks(FindingContent finding, Scale scale, SiteText L) =>
        finding.Marks.Count == 0
            ? VerdictWords.Word(Verdict.None, scale, L)
            : string.Join(
                "; ",
                finding.Marks.Select(m =>
                    VerdictWords.Word(Domain.Findings.Marks.Together([m.Value]), scale, L)
                    + (m.IndicatorCode is { } code ? $" ({code})" : "")));
}
