using Toetssteen.Domain;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Municipalities;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain;

/// <summary>What is agreed and reported about improvement points between publication and re-test, each rule by its name.</summary>
public sealed class ImprovementPointTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly Stage _first = new();

    [Fact]
    public void AStatusAfterARetest_FollowsFromTheLatestOne_AndWhatWasReportedSinceStays()
    {
        var (point, first, second, third) = (Followed(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var failed = new PublishedRetest(_first.Retest(point, Improve), second, "2014");
        var met = new PublishedRetest(_first.Retest(point, Meets), third, "2015");
        point.StandAfter(first, [met, failed]);
        Assert.Equal((PointStatus.Resolved, third), (point.Status, point.FollowedIn));

        point.StandAfter(first, [failed]);
        Assert.Equal((PointStatus.NotResolved, second), (point.Status, point.FollowedIn));
        point.TakeUp();
        point.StandAfter(first, [failed]);
        Assert.Equal(PointStatus.InProgress, point.Status);

        point.StandAfter(
            first,
            [new PublishedRetest(Retest.NotRetested(Guid.NewGuid(), point, _first.Approach.Id, point.Baseline, "Te vroeg."), third, "2015")]
        );
        Assert.Equal(PointStatus.NotRetested, point.Status);
        point.StandAfter(first, []);
        Assert.Equal((PointStatus.Open, first), (point.Status, point.FollowedIn));
    }

    [Fact]
    public void AboutAResolvedPoint_NothingIsAgreedAnyMore()
    {
        var point = Followed();
        point.StandAfter(Guid.NewGuid(), [new PublishedRetest(_first.Retest(point, Meets), Guid.NewGuid(), "2014")]);
        Assert.Equal("D170", Refused(() => point.Propose("afdeling Jeugd", null)));
        Assert.Equal("D170", Refused(() => point.Agree(Today, null, Today)));
        Assert.Equal("D170", Refused(() => point.Plan(Guid.NewGuid(), "Overleggen", null)));
        point.ReportDone();
        Assert.Equal(PointStatus.Resolved, point.Status);
        Assert.Equal("D170", Refused(() => _first.Point("1.1.2").Propose("nog niet gepubliceerd", null)));
    }

    [Fact]
    public void APoint_HasAnOwner_ADayThatIsToCome_AndActionsThatSaySomething()
    {
        var point = Followed();
        Assert.Equal("D171", Refused(() => point.Propose(" ", null)));
        Assert.Equal("D172", Refused(() => point.Agree(Today.AddDays(-1), null, Today)));
        Assert.Equal("D173", Refused(() => point.Agree(Today, new ReportSchedule(Today, 0), Today)));
        Assert.Equal("D174", Refused(() => point.Plan(Guid.NewGuid(), " ", null)));

        point.Propose("afdeling Jeugd", Today.AddDays(10));
        point.Agree(Today.AddDays(20), new ReportSchedule(Today.AddDays(5), 3), Today);
        Assert.Equal(PointStatus.Open, point.Status);
        var action = point.Plan(Guid.NewGuid(), "Een lijst maken", Today.AddDays(4));
        Assert.Equal(PointStatus.InProgress, point.Status);
        Assert.Equal("D175", Refused(() => point.CarryOut(action, Today.AddDays(1), Today)));
        point.CarryOut(action, Today, Today);
        Assert.Equal(Today, action.DoneOn);
    }

    [Fact]
    public void APointIsLate_WhenItsDayHasPassedAndItWasNotReportedDone()
    {
        var point = Followed();
        point.Agree(Today, null, Today);
        Assert.False(point.IsLate(Today));
        Assert.True(point.IsLate(Today.AddDays(1)));
        point.ReportDone();
        Assert.False(point.IsLate(Today.AddDays(1)));
    }

    [Fact]
    public void ASchedule_CountsFromItsFirstDay_SoThatTheEndOfAMonthStaysOne()
    {
        var monthly = new ReportSchedule(new DateOnly(2026, 1, 31), 1);
        Assert.Equal([new(2026, 1, 31), new(2026, 2, 28), new(2026, 3, 31)], monthly.DueDays(new DateOnly(2026, 4, 1)));
        Assert.Equal(new DateOnly(2026, 2, 28), monthly.NextDue(new DateOnly(2026, 2, 1)));
        Assert.Equal(new DateOnly(2026, 2, 28), monthly.NextDue(new DateOnly(2026, 2, 28)));
        var once = new ReportSchedule(new DateOnly(2026, 1, 31));
        Assert.Equal([new DateOnly(2026, 1, 31)], once.DueDays(new DateOnly(2030, 1, 1)));
        Assert.Null(once.NextDue(new DateOnly(2026, 2, 1)));
    }

    [Fact]
    public void AReportIsWaitedFor_FromAFortnightBefore_UntilOneCame()
    {
        var schedule = new ReportSchedule(new DateOnly(2026, 4, 1), 6);
        Assert.Null(schedule.WaitsFor([], new DateOnly(2026, 3, 17)));
        Assert.Equal(new DateOnly(2026, 4, 1), schedule.WaitsFor([], new DateOnly(2026, 3, 18)));
        Assert.Equal(new DateOnly(2026, 4, 1), schedule.WaitsFor([], new DateOnly(2026, 5, 1)));
        Assert.Null(schedule.WaitsFor([new(2026, 3, 20)], new DateOnly(2026, 4, 1)));
        Assert.Equal(new DateOnly(2026, 10, 1), schedule.WaitsFor([new(2026, 3, 20)], new DateOnly(2026, 9, 20)));
        Assert.Null(schedule.WaitsFor([new(2026, 3, 20), new(2026, 9, 20)], new DateOnly(2026, 10, 1)));
    }

    [Fact]
    public void AReportThatIsSentIn_IsClosed_AndThePointsStandAsItSays()
    {
        var (working, done, left) = (Followed("1.1.2"), Followed("3.2.2"), Followed("4.2.2"));
        var report = ProgressReport.Begin(Guid.NewGuid(), _first.Inspection.Id, ReportForm.Written, isClosed: false);
        Assert.Equal("D178", Refused(() => report.SendIn([working], Today, Now, false)));
        report.Write(null, null, null, [new ReportEntry(report.Id, working.Id, Progress.Working, "", [])]);
        Assert.Equal("D178", Refused(() => report.SendIn([working], Today, Now, false)));
        report.Write(
            null,
            "programmamanager",
            null,
            [Entry(report, working, Progress.Working), Entry(report, done, Progress.Done), Entry(report, left, Progress.Nothing)]);
        report.SendIn([working, done, left], Today, Now, false);

        Assert.Equal((PointStatus.InProgress, PointStatus.ReportedDone, PointStatus.Open), (working.Status, done.Status, left.Status));
        Assert.Equal((ReportState.SentIn, Today), (report.State, report.CountsOn));
        Assert.Equal("D177", Refused(() => report.Write(null, null, null, [])));
        Assert.Equal("D177", Refused(() => report.SendIn([working], Today, Now, false)));
        Assert.Equal("D181", Refused(() => report.Discuss(Today, Today)));
        report.Receive();
        Assert.Equal("D181", Refused(report.Receive));
        report.Discuss(Today, Today);
        Assert.Equal(ReportState.Discussed, report.State);
    }

    [Fact]
    public void OfAConversation_TheDayAndWhoWasThereAreKnown()
    {
        var point = Followed();
        var report = ProgressReport.Begin(Guid.NewGuid(), _first.Inspection.Id, ReportForm.Conversation, isClosed: false);
        report.Write(null, "wethouder", null, [Entry(report, point, Progress.Nothing)]);
        Assert.Equal("D179", Refused(() => report.SendIn([point], Today, Now, false)));
        report.Write(PartialDate.Of(Today.AddDays(1)), "wethouder", null, report.Entries.ToList());
        Assert.Equal("D179", Refused(() => report.SendIn([point], Today, Now, false)));
        report.Write(PartialDate.Of(Today), "wethouder", "Een goed gesprek.", report.Entries.ToList());
        report.SendIn([point], Today, Now, false);
        Assert.Equal((ReportState.Discussed, Today), (report.State, report.DiscussedOn));
    }

    [Fact]
    public void AfterTheStudyClosed_NoReportIsTaken()
    {
        var point = Followed();
        Assert.Equal("D176", Refused(() => ProgressReport.Begin(Guid.NewGuid(), _first.Inspection.Id, ReportForm.Written, isClosed: true)));
        Assert.Equal(
            "D176",
            Refused(() => ProgressReport.DidNotCome(Guid.NewGuid(), _first.Inspection.Id, Today.AddDays(-1), [], Today, isClosed: true)));
        var begun = ProgressReport.Begin(Guid.NewGuid(), _first.Inspection.Id, ReportForm.Written, isClosed: false);
        begun.Write(null, null, null, [Entry(begun, point, Progress.Done)]);
        Assert.Equal("D176", Refused(() => begun.SendIn([point], Today, Now, isClosed: true)));
        Assert.Equal((PointStatus.Open, ReportState.Writing, 1), (point.Status, begun.State, begun.Entries.Count));
    }

    [Fact]
    public void ThatAReportDidNotCome_IsRecordedAfterItsDay()
    {
        Assert.Equal("D180", Refused(() => ProgressReport.DidNotCome(Guid.NewGuid(), _first.Inspection.Id, Today, [], Today, false)));
        var missing = ProgressReport.DidNotCome(Guid.NewGuid(), _first.Inspection.Id, Today.AddDays(-1), [], Today, false);
        Assert.Equal((ReportState.NotReceived, Today.AddDays(-1)), (missing.State, missing.CountsOn));
    }

    [Theory]
    [InlineData("2013", "2014", true)]
    [InlineData("2013-10", "2013-11-01", true)]
    [InlineData("2013", "2013-10", false)]
    [InlineData("2014-03-01", "2014", false)]
    [InlineData(null, "2014", false)]
    public void ASuccessor_ExistsAtTheDate(string? on, string since, bool refused)
    {
        var successor = _first.ApproachNamed("Gezin Voorop");
        successor.Begin(PartialDate.Parse(since));
        ApproachTransition? Step() =>
            new Lineage([_first.Approach, successor]).Record(
                Guid.NewGuid(),
                _first.Approach,
                TransitionKind.AbsorbedInto,
                successor,
                on is null ? null : PartialDate.Parse(on),
                null);
        if (refused)
            Assert.Equal("D014", Refused(() => Step()));
        else
            Assert.NotNull(Step());
        Assert.Equal(refused ? 0 : 1, _first.Approach.Transitions.Count);
    }

    private ImprovementPoint Followed(string codes = "1.1.2")
    {
        var point = _first.Point(codes);
        point.StandAfter(_first.Inspection.Id, []);
        return point;
    }

    private static ReportEntry Entry(ProgressReport report, ImprovementPoint point, Progress progress) =>
        new(report.Id, point.Id, progress, "Er is een lijst gemaakt.", []);
}
