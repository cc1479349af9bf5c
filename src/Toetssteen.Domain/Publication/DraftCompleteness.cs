using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Domain.Publication;

/// <summary>What a draft still lacks, and what its conclusions leave unmentioned.</summary>
public static class DraftCompleteness
{
    /// <summary>
    /// Rule: together the findings of an approach cover every indicator once before adoption; each says something, bears a mark for each of
    /// its indicators or the reason that there is none, and rests on evidence or the reason that there is none.
    /// </summary>
    /// <param name="framework">The framework.</param>
    /// <param name="assessments">The approaches of the inspection.</param>
    /// <param name="findings">The findings with what they say.</param>
    public static IReadOnlyList<DraftGap> Gaps(
        Framework framework,
        IEnumerable<Guid> assessments,
        IReadOnlyCollection<DraftedFinding> findings)
    {
        var gaps = new List<DraftGap>();
        foreach (var assessment in assessments)
            foreach (var indicator in framework.Indicators)
                if (
                    findings.FirstOrDefault(f => f.Finding.AssessmentId == assessment && f.Finding.IndicatorCodes.Contains(indicator.Code))
                    is not { } finding)
                    gaps.Add(new DraftGap(DraftGapKind.Uncovered, assessment, null, indicator.Code));
                else if (finding.Finding.IndicatorCodes[0] == indicator.Code)
                    gaps.AddRange(GapsOf(finding, indicator.Code));
        return gaps;
    }

    /// <summary>
    /// Rule: a re-test covers every improvement point that was taken over: a new mark with its text, "unchanged", or "not re-tested" with a
    /// reason; never both, and "unchanged" never with another mark. What is judged rests on evidence or says why it does not, or is
    /// unchanged and carries the earlier reasons. What was no improvement point lacks nothing.
    /// </summary>
    /// <param name="findings">The findings with what they say, of the approaches that are judged again.</param>
    public static IReadOnlyList<DraftGap> RetestGaps(IEnumerable<DraftedFinding> findings) => [.. findings.SelectMany(RetestGapsOf)];

    /// <summary>
    /// Improvement points and attention points that no paragraph of the conclusion on their theme rests on. Shown, and not forced: a
    /// conclusion is selective on purpose.
    /// </summary>
    /// <param name="findings">The findings of one approach.</param>
    /// <param name="mentioned">The findings that a paragraph rests on.</param>
    public static IReadOnlyList<DraftedFinding> Unmentioned(IEnumerable<DraftedFinding> findings, IReadOnlySet<Guid> mentioned) =>
        [.. findings.Where(f => !mentioned.Contains(f.Finding.Id) && (f.Attention.Count > 0 || f.Marks.Any(m => m.Value.Falls)))];

    private static IEnumerable<DraftGap> RetestGapsOf(DraftedFinding finding)
    {
        var isJudged = finding.Unchanged || finding.Marks.Count > 0;
        if (isJudged && finding.NotRetested is not null)
            yield return Gap(DraftGapKind.RetestedAndNot);
        else if (!isJudged && finding.NotRetested is null)
            yield return Gap(DraftGapKind.NotRetestedNoReason);
        if (finding is { Unchanged: true, CarriesEarlierReasons: false })
            yield return Gap(DraftGapKind.UnchangedWithOtherMark);
        if (isJudged && !finding.CarriesEarlierReasons)
            foreach (var text in Lacking(finding, isFollowUp: true))
                yield return Gap(text.Gaps[0]);

        DraftGap Gap(DraftGapKind kind) => new(kind, finding.Finding.AssessmentId, finding.Finding, finding.Finding.Place);
    }

    private static IEnumerable<DraftGap> GapsOf(DraftedFinding finding, string code)
    {
        foreach (var text in Lacking(finding, isFollowUp: false))
            yield return new DraftGap(text.Gaps[0], finding.Finding.AssessmentId, finding.Finding,
                text == DraftFields.NoMarkReason && finding.Marks.Count > 0 ? finding.Unjudged[0] : code);
    }

    private static IEnumerable<FindingText> Lacking(DraftedFinding finding, bool isFollowUp) =>
        DraftFields.Texts.Where(text => text.IsAsked(new FindingMoment(isFollowUp, DraftStage.Judging, false)) && text.IsLacking(finding));
}
