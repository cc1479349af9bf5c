using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain.Drafts;

/// <summary>What a draft lacks, and what its conclusions leave unmentioned.</summary>
public sealed class DraftCompletenessTests
{
    private readonly Drafting _given = new();
    private readonly Dictionary<string, string> _pieces = [];

    [Fact]
    public void AnEmptyDraft_LacksTextAndMarkOfEveryFinding()
    {
        var gaps = Gaps();
        Assert.Equal((25, 25), (gaps.Count(g => g.Kind == DraftGapKind.NoText), gaps.Count(g => g.Kind == DraftGapKind.NoMarkNoReason)));
        Assert.Equal("1.1.1", gaps[0].IndicatorCode);
        Assert.All(gaps, g => Assert.Equal(_given.Assessment, g.AssessmentId));
    }

    [Fact]
    public void AFinding_IsCompleteWithATextAndAMark_OrWithTheReasonThatThereIsNone()
    {
        foreach (var finding in _given.Draft.Findings)
        {
            _pieces[DraftNames.Text(finding.Id)] = "Er is beleid.";
            _pieces[DraftNames.Passages(finding.Id)] = SourceReference.WriteAll([new SourceReference(null, "Beleidsnota", 1, null)]);
            _pieces[finding.IndicatorCodes[0] == "5.3.1" ? DraftNames.NoMarkReason(finding.Id) : DraftNames.Mark(finding.Id, 2)] =
                finding.IndicatorCodes[0] == "5.3.1" ? "Niet gevraagd." : "meets";
        }
        Assert.Empty(Gaps());
        _pieces[DraftNames.NoMarkReason(_given.Finding("5.3.1").Id)] = "  ";
        Assert.Equal((DraftGapKind.NoMarkNoReason, "5.3.1"), (Assert.Single(Gaps()).Kind, Gaps()[0].IndicatorCode));
    }

    [Fact]
    public void AFinding_RestsOnEvidence_OrOnTheReasonThatThereIsNone()
    {
        var finding = _given.Finding("1.1.1");
        (_pieces[DraftNames.Text(finding.Id)], _pieces[DraftNames.Mark(finding.Id, 1)]) = ("Er is beleid.", "meets");
        Assert.Equal((true, false), (Read(finding).IsWithoutEvidence, Read(finding).RestsOnEvidence));
        Assert.Equal(DraftGapKind.NoEvidenceNoReason, Assert.Single(Gaps(), g => g.Finding == finding).Kind);

        _pieces[DraftNames.NoEvidenceReason(finding.Id)] = "Niets op papier.";
        Assert.Equal((true, true), (Read(finding).IsWithoutEvidence, Read(finding).RestsOnEvidence));
        Assert.DoesNotContain(Gaps(), g => g.Finding == finding);
        _pieces.Remove(DraftNames.NoEvidenceReason(finding.Id));

        foreach (var (name, value) in new[]
        {
            (DraftNames.Answers(finding.Id), $"{Guid.NewGuid()}:1.1.1"), (DraftNames.Meetings(finding.Id), $"{Guid.NewGuid()}:2"),
            (DraftNames.Passages(finding.Id), SourceReference.WriteAll([new SourceReference(null, "Beleidsnota", 1, null)])),
        })
        {
            _pieces[name] = value;
            Assert.Equal((false, true), (Read(finding).IsWithoutEvidence, Read(finding).RestsOnEvidence));
            _pieces.Remove(name);
        }
        // What says nothing yet lacks its text, and not its evidence too.
        Assert.True(Read(_given.Finding("1.1.2")).RestsOnEvidence);
    }

    [Fact]
    public void ARetest_RestsOnEvidenceToo_ButWhatIsUnchangedCarriesTheEarlierReasons_AndWhatIsNotJudgedAgainItsOwn()
    {
        var finding = _given.Finding("1.1.2");
        (_pieces[DraftNames.Mark(finding.Id, 1)], _pieces[DraftNames.Text(finding.Id)]) = ("meets", "Nu wel.");
        Assert.Equal([DraftGapKind.NoEvidenceNoReason], DraftCompleteness.RetestGaps([Read(finding)]).Select(g => g.Kind));
        _pieces[DraftNames.NoEvidenceReason(finding.Id)] = "De gemeente antwoordde niet.";
        Assert.Empty(DraftCompleteness.RetestGaps([Read(finding)]));
        _pieces.Clear();
        _pieces[DraftNames.Unchanged(finding.Id)] = DraftNames.Yes;
        Assert.Empty(DraftCompleteness.RetestGaps([Read(finding)]));
        _pieces.Clear();
        _pieces[DraftNames.NotRetested(finding.Id)] = "Het beleid is nog niet vastgesteld.";
        Assert.Empty(DraftCompleteness.RetestGaps([Read(finding)]));
    }

    [Fact]
    public void AJointFinding_JudgesEachOfItsIndicators_OrSaysWhyNot()
    {
        var joint = _given.Finding("3.1.1");
        (_pieces[DraftNames.Text(joint.Id)], _pieces[DraftNames.NoEvidenceReason(joint.Id)]) = ("Er is beleid.", "Ter plaatse gezien.");
        (_pieces[DraftNames.Mark(joint.Id, 1)], _pieces[DraftNames.MarkOf(joint.Id, 1)]) = ("meets", "3.1.1");
        Assert.Equal(["3.1.2", "3.1.3"], Read(joint).Unjudged);
        var gap = Assert.Single(Gaps(), g => g.Finding == joint);
        Assert.Equal((DraftGapKind.NoMarkNoReason, "3.1.2"), (gap.Kind, gap.IndicatorCode));

        _pieces[DraftNames.NoMarkReason(joint.Id)] = "Daarover is te weinig bekend.";
        Assert.DoesNotContain(Gaps(), g => g.Finding == joint);
        Assert.Equal("Daarover is te weinig bekend.", Read(joint).Published.NoMarkReason);

        _pieces.Remove(DraftNames.NoMarkReason(joint.Id));
        _pieces[DraftNames.Mark(joint.Id, 2)] = "improve";
        Assert.DoesNotContain(Gaps(), g => g.Finding == joint);
    }

    [Fact]
    public void TogetherTheFindings_CoverEveryIndicator()
    {
        var rest = _given.Draft.Findings.Where(f => f.IndicatorCodes[0] != "3.1.1").Select(Read).ToList();
        Assert.Equal(
            ["3.1.1", "3.1.2", "3.1.3"],
            DraftCompleteness
                .Gaps(Ggsr, [_given.Assessment], rest)
                .Where(g => g.Kind == DraftGapKind.Uncovered)
                .Select(g => g.IndicatorCode));
    }

    [Fact]
    public void ImprovementAndAttentionPointsThatNoConclusionMentions_AreShown()
    {
        var (well, better, attention, mentioned) = (
            _given.Finding("1.1.1"),
            _given.Finding("1.1.2"),
            _given.Finding("1.2.1"),
            _given.Finding("1.2.2"));
        _pieces[DraftNames.Mark(well.Id, 1)] = "meets";
        _pieces[DraftNames.Mark(better.Id, 1)] = "improve";
        _pieces[DraftNames.Mark(attention.Id, 1)] = "meets";
        _pieces[DraftNames.Attention(attention.Id, 3)] = "Let op.";
        _pieces[DraftNames.Mark(mentioned.Id, 1)] = "improve";
        var found = DraftCompleteness.Unmentioned(_given.Draft.Findings.Select(Read), new HashSet<Guid> { mentioned.Id });
        Assert.Equal([better.Id, attention.Id], found.Select(f => f.Finding.Id));
    }

    [Fact]
    public void AJointFinding_BearsItsOwnMarks_TiedOnlyToWhatItCovers()
    {
        var joint = _given.Finding("3.1.1");
        (_pieces[DraftNames.Mark(joint.Id, 1)], _pieces[DraftNames.MarkOf(joint.Id, 1)]) = ("meets", "3.1.2");
        (_pieces[DraftNames.Mark(joint.Id, 2)], _pieces[DraftNames.MarkOf(joint.Id, 2)]) = ("improve", "1.1.1");
        _pieces[DraftNames.Mark(joint.Id, 3)] = "improve";
        _pieces[DraftNames.Mark(joint.Id, 4)] = "anders";
        var read = Read(joint);
        Assert.Equal([new Mark(Meets, "3.1.2"), new Mark(Improve), new Mark(Improve)], read.Marks);
        Assert.Equal(Verdict.Mixed, read.Verdict);
        Assert.True(Read(_given.Finding("1.1.1")).IsEmpty);
    }

    private IReadOnlyList<DraftGap> Gaps() => DraftCompleteness.Gaps(Ggsr, [_given.Assessment], [.. _given.Draft.Findings.Select(Read)]);

    private DraftedFinding Read(DraftFinding finding) => DraftedFinding.Read(finding, _pieces);
}
