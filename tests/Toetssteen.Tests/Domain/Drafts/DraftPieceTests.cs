using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using static Toetssteen.Tests.Domain.Drafts.Drafting;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain.Drafts;

/// <summary>The pieces of a draft: one name each, of what they are a part, and who wrote in them.</summary>
public sealed class DraftPieceTests
{
    private static readonly Guid Id = new("0a1b2c3d-0000-4000-8000-00000000000a");

    private static readonly Dictionary<string, DraftPiece> Pieces = new()
    {
        { DraftNames.Context, new(DraftFields.Context) },
        { DraftNames.Examination, new(DraftFields.Examination) },
        { DraftNames.Text(Id), new(DraftFields.Text, Id) },
        { DraftNames.NoMarkReason(Id), new(DraftFields.NoMarkReason, Id) },
        { DraftNames.Why(Id), new(DraftFields.Why, Id) },
        { DraftNames.NotRetested(Id), new(DraftFields.NotRetested, Id) },
        { DraftNames.Unchanged(Id), new(DraftFields.Unchanged, Id) },
        { DraftNames.NoEvidenceReason(Id), new(DraftFields.NoEvidenceReason, Id) },
        { DraftNames.ReplyToReader(Id), new(DraftFields.ReplyToReader, Id) },
        { DraftNames.Mark(Id, 1), new(DraftFields.Mark, Id) },
        { DraftNames.MarkOf(Id, DraftNames.MostMarks), new(DraftFields.MarkOf, Id) },
        { DraftNames.Attention(Id, DraftNames.MostAttentionPoints), new(DraftFields.Attention, Id) },
        { DraftNames.Answers(Id), new(DraftFields.Answers, Id) },
        { DraftNames.Passages(Id), new(DraftFields.Passages, Id) },
        { DraftNames.Meetings(Id), new(DraftFields.Meetings, Id) },
        {
            DraftNames.Conclusion(Id, "2", ConclusionSide.GoesWell, 1),
            new(DraftFields.Conclusion, AssessmentId: Id, Code: "2") { Side = ConclusionSide.GoesWell }
        },
        {
            DraftNames.ConclusionFindings(Id, "2", ConclusionSide.CanImprove, 9),
            new(DraftFields.ConclusionFindings, AssessmentId: Id, Code: "2") { Side = ConclusionSide.CanImprove }
        },
        { DraftNames.OverallMark(Id, "_"), new(DraftFields.OverallMark, AssessmentId: Id, Code: "_") },
        { DraftNames.OverallReason(Id, "2"), new(DraftFields.OverallReason, AssessmentId: Id, Code: "2") },
        { DraftNames.Description(Id), new(DraftFields.Description, AssessmentId: Id) },
        { DraftNames.Scope(Id), new(DraftFields.Scope, AssessmentId: Id) },
        { DraftNames.LeftOut(Id), new(DraftFields.LeftOut, AssessmentId: Id) },
        { DraftNames.Notes(Id, "1.1.1"), new(DraftFields.Notes, AssessmentId: Id, Code: "1.1.1") },
        { DraftNames.MeetingNotes(Id), new(DraftFields.MeetingNotes, MeetingId: Id) },
    };

    [Fact]
    public void AName_SaysWhatItIsAPieceOf() => Assert.All(Pieces, known =>
        {
            var (name, piece) = known;
            Assert.Equal(piece, DraftPiece.Of(name));
            Assert.Equal(
                (piece.FindingId, piece.AssessmentId, piece.MeetingId),
                (DraftNames.FindingOf(name), DraftNames.AssessmentOf(name), DraftNames.MeetingOf(name)));
            Assert.True(name.Length <= 200);
        });

    [Fact]
    public void EveryRowOfTheCatalogue_HasANameThatLeadsBackToIt()
    {
        Assert.Empty(DraftFields.All.Except(Pieces.Values.Select(p => p.Field)));
        Assert.Equal(Pieces.Count, Pieces.Values.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("contexts")]
    [InlineData("finding/{0}")]
    [InlineData("finding/{0}/mark/0")]
    [InlineData("finding/{0}/mark/10")]
    [InlineData("finding/{0}/mark/01")]
    [InlineData("finding/{0}/mark/+1")]
    [InlineData("finding/{0}/text/")]
    [InlineData("finding/{1}/text")]
    [InlineData("finding/niets/text")]
    [InlineData("conclusion/{0}/1/middle/1")]
    [InlineData("conclusion/{0}/1/well/1/text")]
    [InlineData("meeting/{0}")]
    public void AnotherName_IsNoPiece(string name) =>
        Assert.Null(
            DraftPiece.Of(
                name.Replace("{0}", Id.ToString(), StringComparison.Ordinal)
                    .Replace("{1}", Id.ToString().ToUpperInvariant(), StringComparison.Ordinal)));

    [Fact]
    public void OnlyWhatIsAPieceOfThisDraft_IsWritten()
    {
        var given = new Drafting();
        var (finding, meeting) = (given.Finding("1.1.1").Id, Guid.NewGuid());
        bool Is(string name) => DraftPiece.Of(name)!.IsOf(given.Draft, [given.Assessment], [meeting], Stage.Ggsr);
        Assert.All(
            new[]
            {
                DraftNames.Context,
                DraftNames.Text(finding),
                DraftNames.Scope(given.Assessment),
                DraftNames.Notes(given.Assessment, "1.1.1"),
                DraftNames.MeetingNotes(meeting),
            },
            name => Assert.True(Is(name)));
        Assert.All(
            new[]
            {
                DraftNames.Text(Id),
                DraftNames.Scope(Id),
                DraftNames.Notes(given.Assessment, "9.9.9"),
                DraftNames.MeetingNotes(Id),
                DraftNames.Conclusion(given.Assessment, "7", ConclusionSide.GoesWell, 1),
            },
            name => Assert.False(Is(name)));
    }

    [Fact]
    public void NotesAloneMakeNobodyAnAuthor() =>
        Assert.Equal([DraftFields.Notes, DraftFields.MeetingNotes], DraftFields.All.Where(f => !f.MakesAnAuthor));

    [Fact]
    public void APiece_KnowsEveryoneWhoWroteInIt_AndOverwritesNobodyUnseen()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        var piece = new DraftText(Id, DraftNames.Context, "Een.", Guid.NewGuid(), one, Now);
        Assert.Equal(SaveOutcome.Saved, piece.Write("Twee.", 1, Guid.NewGuid(), two, Now));
        Assert.Equal(SaveOutcome.Conflict, piece.Write("Drie.", 1, Guid.NewGuid(), Guid.NewGuid(), Now));
        Assert.Equal(SaveOutcome.Saved, piece.Write("Vier.", 2, Guid.NewGuid(), one, Now));
        Assert.Equal(("Vier.", 3), (piece.Value, piece.Number));
        Assert.Equal([one, two], piece.Authors);
    }

    [Fact]
    public void WhatIsTooLong_IsRefused_AndNeverCutOff()
    {
        var piece = new DraftText(Id, DraftNames.Context, new string('a', DraftText.MaxLength), Guid.NewGuid(), Id, Now);
        Assert.Equal("D100", Refused(() => piece.Write(new string('b', DraftText.MaxLength + 1), 1, Guid.NewGuid(), Id, Now)));
        Assert.Equal(
            "D100",
            Refused(() => new DraftText(Id, DraftNames.Context, new string('b', DraftText.MaxLength + 1), Guid.NewGuid(), Id, Now)));
        Assert.Equal(1, piece.Number);
    }

    [Fact]
    public void AMeeting_SaysWhoWasThere_AndLiesInThePast()
    {
        var meeting = new Meeting(Guid.NewGuid(), Id, MeetingKind.Visit, Today, " wethouder zorg ", Today);
        Assert.Equal("D101", Refused(() => meeting.Describe(MeetingKind.Visit, Today, " ", Today)));
        Assert.Equal("D102", Refused(() => meeting.Describe(MeetingKind.Visit, Today.AddDays(1), "wethouder", Today)));
        Assert.Equal(("wethouder zorg", Today), (meeting.Who, meeting.On));
        Assert.Equal(["Een.", "Twee\nregels."], Meeting.Paragraphs("Een.\r\n\r\n\r\nTwee\r\nregels.\n"));
    }
}
