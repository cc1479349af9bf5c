using Toetssteen.Domain.Findings;

namespace Toetssteen.Domain.FollowUp;

/// <summary>
/// Two wordings of one first judgement: as a follow-up printed it, and in the first study's own words, which came later. Both are kept;
/// this says where they differ.
/// </summary>
/// <param name="Printed">As the follow-up printed it.</param>
/// <param name="Own">As the first study has it.</param>
public sealed record BaselineWording(Judgement Printed, Judgement Own)
{
    /// <summary>
    /// Whether the marks are other ones. To which indicator a mark is tied is not looked at: a follow-up seldom prints it.
    /// </summary>
    public bool MarksDiffer => !Values(Printed).SequenceEqual(Values(Own));

    /// <summary>Whether the words are other ones; white space is not looked at.</summary>
    public bool WordsDiffer => !Words(Printed).SequenceEqual(Words(Own));

    /// <summary>
    /// The first study's words against those of the follow-up, word by word: what the follow-up left out, and what it added.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<WordRun>> Paragraphs => WordDifference.InParagraphs(WordDifference.Between(Own.Text, Printed.Text));

    /// <summary>
    /// Rule: only a first re-test repeats the baseline; a later one repeats the re-test before it, and is no other wording of the baseline.
    /// A point whose first study is not here has one wording only.
    /// </summary>
    /// <param name="point">The point.</param>
    /// <param name="printed">What the follow-up prints as the first judgement.</param>
    /// <param name="isFirstRetest">Whether the point was not judged again before that follow-up.</param>
    /// <returns>The two wordings, or null where there is no difference to show.</returns>
    public static BaselineWording? Of(ImprovementPoint point, Judgement printed, bool isFirstRetest)
    {
        if (!isFirstRetest || point.Origin == BaselineOrigin.FollowUpColumn)
            return null;
        var wording = new BaselineWording(printed, point.Baseline);
        return wording.MarksDiffer || wording.WordsDiffer ? wording : null;
    }

    private static IEnumerable<MarkValue> Values(Judgement judgement) =>
        judgement.Marks.Select(m => m.Value).OrderBy(v => v.Key, StringComparer.Ordinal);

    private static string[] Words(Judgement judgement) => judgement.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
