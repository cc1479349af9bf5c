using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Tests.Domain.Drafts;
using static Toetssteen.Tests.Domain.Drafts.Drafting;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain.History;

/// <summary>What is done stands in what the domain object recorded, and nothing else does.</summary>
public sealed class RecordedActsTests
{
    [Fact]
    public void ADraft_RecordsEachStepThatWasTaken_WithTheRoleThatTakesIt()
    {
        var given = new Drafting();
        given.At(DraftStage.Scheduled);

        Assert.Equal(
            [
                (HistoryAct.SecondReadingAsked, null),
                (HistoryAct.SecondReadingAgreed, Role.SecondReader),
                (HistoryAct.FactCheckSent, Role.StudyLead),
                (HistoryAct.SecondReadingAsked, null),
                (HistoryAct.SecondReadingAgreed, Role.SecondReader),
                (HistoryAct.Adopted, Role.StudyLead),
                (HistoryAct.PublicationDecided, (Role?)Role.StudyLead),
            ],
            Taken(given.Draft).Select(a => (a.Act, a.Role)));
    }

    [Fact]
    public void AStepThatIsRefused_IsNotRecorded()
    {
        var given = new Drafting();

        Assert.Equal("D110", Refused(() => given.Adopt()));

        Assert.Empty(Taken(given.Draft));
    }

    [Fact]
    public void WhatWasTaken_IsNotTakenAgain()
    {
        var given = new Drafting();
        given.AskSecondReading();

        Assert.Single(Taken(given.Draft));
        Assert.Empty(Taken(given.Draft));
    }

    [Fact]
    public void TheActsOfSeveralObjects_KeepTheOrderInWhichTheyWereDone()
    {
        var (given, other) = (new Drafting(), new Drafting());
        given.AskSecondReading();
        other.AskSecondReading();
        given.Draft.Agree(given.Reader, given.Authors, []);

        Assert.Equal([HistoryAct.SecondReadingAsked, HistoryAct.SecondReadingAsked, HistoryAct.SecondReadingAgreed],
            Taken(given.Draft).Concat(Taken(other.Draft)).OrderBy(a => a.Order).Select(a => a.Act));
    }

    [Fact]
    public void AnObjection_IsRecordedWithItsSentence_AndADecisionWithTheOneBefore()
    {
        var given = new Drafting();
        var check = given.At(DraftStage.FactCheck).Draft.CurrentFactCheck!;
        var sentence = new ObjectedSentence("approaches/0/findings/0/text", "1.1.1", "Er is geen beleid.", null);
        var objection = check.Object(
            Guid.NewGuid(),
            ObjectionKind.FactuallyWrong,
            sentence,
            "Dat is er wel.",
            null,
            Guid.NewGuid(),
            Now,
            Today);
        check.Submit("Gerda", Guid.NewGuid(), Now, Today);
        check.Decide(objection, ObjectionDecision.NotAdopted, "Het staat nergens.", Guid.NewGuid(), Now);
        check.Decide(objection, ObjectionDecision.Adopted, "Het staat in het convenant.", Guid.NewGuid(), Now);

        var of = HistorySubject.Objection(objection.Id);
        Assert.Equal(
            [
                (HistoryAct.ObjectionMade, of, "Dat is er wel.", "Er is geen beleid.", null),
                (HistoryAct.FactCheckSubmitted, HistorySubject.FactCheck(check.Id), null, null, objection.Id.ToString()),
                (HistoryAct.ObjectionDecided, of, "Het staat nergens.", null, "NotAdopted"),
                (HistoryAct.ObjectionDecided, of, "Het staat in het convenant.", "NotAdopted: Het staat nergens.", "Adopted"),
            ],
            Taken(check).Select(a => (a.Act, a.Subject, a.Why, a.Before, a.After)));
    }

    [Fact]
    public void WhatIsSaidAgain_IsNoAct()
    {
        var meeting = new Meeting(Guid.NewGuid(), Guid.NewGuid(), MeetingKind.Visit, Today, "wethouder", Today);
        meeting.Describe(MeetingKind.Visit, Today, "wethouder", Today);
        var piece = new DraftText(Guid.NewGuid(), DraftNames.Context, "Een.", Guid.NewGuid(), Guid.NewGuid(), Now);
        piece.Write("Een.", 1, Guid.NewGuid(), Guid.NewGuid(), Now);

        Assert.Equal([HistoryAct.MeetingRecorded], Taken(meeting).Select(a => a.Act));
        Assert.Equal([HistoryAct.TextChanged], Taken(piece).Select(a => a.Act));
    }

    private static IReadOnlyList<RecordedAct> Taken(IRecordsActs by) => by.Acts.Take();
}
