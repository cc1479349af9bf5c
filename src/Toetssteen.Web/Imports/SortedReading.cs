using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Web.Imports;

/// <summary>
/// A reading sorted into what is certain and what waits for a person. A finding or re-test is in doubt when a warning of doubt stands at
/// its place, when its indicators are not of one criterion of the framework, or when an indicator was covered already. Doubts about the
/// whole (the name of an approach, the date) wait too, and so does text without a place. Such text may name a person, and an edition is
/// public: what no finding holds is told of there without its words.
/// </summary>
/// <param name="Reading">The reading.</param>
/// <param name="Approaches">Its approaches with what is certain.</param>
/// <param name="Doubtful">What waits, as the edition shows it.</param>
/// <param name="Waiting">The same as <paramref name="Doubtful"/>, in the same order, as parts of the reading.</param>
internal sealed record SortedReading(
    FactsheetReading Reading,
    IReadOnlyList<ReadApproach> Approaches,
    IReadOnlyList<ToConfirm> Doubtful,
    IReadOnlyList<object> Waiting)
{
    /// <summary>The words of what waits, for those who confirm and for nobody else.</summary>
    public string WordsOf(int index) => Waiting[index] switch
    {
        UnplacedText text => text.Text,
        ReadingWarning doubt => doubt.Message,
        _ => Doubtful[index].Text ?? "",
    };

    public int CertainCount => Approaches.Sum(a => a.Findings.Count + a.Retests.Count);

    public static SortedReading Of(FactsheetReading reading, Framework framework)
    {
        var doubts = reading.Warnings.Where(w => w.Place is not null && ReadingRules.IsDoubt(w.Code)).ToLookup(w => w.Place!);
        var doubtful = new List<ToConfirm>();
        var waiting = new List<object>();
        var approaches = new List<ReadApproach>();
        foreach (var approach in reading.Approaches)
        {
            var covered = new HashSet<string>();
            approaches.Add(
                approach with
                {
                    Name = NameOf(approach, approaches),
                    Respondents = Nominated(approach),
                    Findings = [.. approach.Findings.Where(f => IsCertain(f, f.Indicators, f.Place, f.Text))],
                    Retests =
                    [
                        .. approach.Retests.Where(r =>
                            IsCertain(r, r.Indicators, r.Place, $"{r.Before.Text}\n\n{r.After?.Text}".Trim(), MetBefore(r))),
                    ],
                });

            bool IsCertain(object item, IReadOnlyList<string> indicators, Place place, string text, ReadingWarning? misfit = null)
            {
                if ((doubts[place].FirstOrDefault() ?? misfit ?? Misfit(indicators, place)) is { } doubt)
                {
                    waiting.Add(item);
                    doubtful.Add(
                        new ToConfirm(doubt.Code, doubt.Message, text, place.ToString())
                        {
                            Approach = approach.Name,
                            IndicatorCodes = indicators,
                        });
                    return false;
                }
                covered.UnionWith(indicators);
                return true;
            }

            ReadingWarning? Misfit(IReadOnlyList<string> indicators, Place place) =>
                indicators.Count == 0
                || indicators.Any(i => framework.FindIndicator(i) is null)
                || indicators.Select(framework.CriterionOf).Distinct().Count() != 1
                    ? new ReadingWarning(
                        "I010",
                        place,
                        "De indicatoren van deze bevinding horen niet bij één criterium van het toetsingskader.")
                : indicators.FirstOrDefault(covered.Contains) is { } twice
                    ? new ReadingWarning("I011", place, $"Indicator {twice} heeft in deze aanpak al een bevinding.")
                : null;
        }
        var places = reading.Approaches.SelectMany(a => a.Findings.Select(f => f.Place).Concat(a.Retests.Select(r => r.Place))).ToHashSet();
        foreach (
            var doubt in reading.Warnings.Where(w =>
                ReadingRules.IsAboutWhole(w.Code) || (ReadingRules.IsDoubt(w.Code) && (w.Place is null || !places.Contains(w.Place)))))
        {
            waiting.Add(doubt);
            var message = ReadingRules.IsAboutWhole(doubt.Code) ? doubt.Message : "Een stuk van de tekst is niet met zekerheid gelezen.";
            doubtful.Add(new ToConfirm(doubt.Code, message, null, doubt.Place?.ToString() ?? "hele bestand"));
        }
        waiting.AddRange(reading.Unplaced);
        doubtful.AddRange(
            reading.Unplaced.Select(u => new ToConfirm(
                "I012",
                "Een stuk tekst vond bij het inlezen geen plaats.",
                null,
                u.Place.ToString())));
        return new SortedReading(reading, approaches, doubtful, waiting);
    }

    /// <summary>The approach's name; one of our own where the document gives none, or the same one twice.</summary>
    private static string NameOf(ReadApproach approach, List<ReadApproach> before)
    {
        var name = string.IsNullOrWhiteSpace(approach.Name) ? "Aanpak zonder naam" : approach.Name;
        return Enumerable
            .Range(1, before.Count + 1)
            .Select(n => n == 1 ? name : $"{name} ({n})")
            .First(candidate => before.All(b => b.Name != candidate));
    }

    /// <summary>
    /// Each organisation once, and no more nominated by the municipality than the method allows: of a further one it is unknown who brought
    /// it in.
    /// </summary>
    private static List<ReadRespondent> Nominated(ReadApproach approach)
    {
        var nominated = 0;
        return
        [
            .. approach
                .Respondents.DistinctBy(r => (r.Role, FoldedText.Fold(r.Name)))
                .Select(r =>
                    r is { Role: ReadRole.Partner, NominatedBy: ReadNomination.Municipality }
                    && ++nominated > Assessment.MaxNominatedByMunicipality
                        ? r with
                        {
                            NominatedBy = null,
                        }
                        : r),
        ];
    }

    private static ReadingWarning? MetBefore(ReadRetest retest) => retest.Before.Marks.Count > 0 && retest.Before.Marks.All(m => !m.Falls)
        ? new ReadingWarning("I018", retest.Place, "De eerste beoordeling voldeed al, en een hertoets gaat alleen over verbeterpunten.")
        : null;
}
