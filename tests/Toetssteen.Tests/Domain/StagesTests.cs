using Toetssteen.Domain.Studies;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain;

/// <summary>How far an inspection has come, and who is late.</summary>
public sealed class StagesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, 0, 0, InspectionStage.NotInvited)]
    [InlineData(PreparationStatus.Open, 0, 0, InspectionStage.Preparing)]
    [InlineData(PreparationStatus.AskedBack, 0, 0, InspectionStage.Preparing)]
    [InlineData(PreparationStatus.Submitted, 0, 0, InspectionStage.ToAccept)]
    [InlineData(PreparationStatus.Accepted, 4, 3, InspectionStage.Answering)]
    [InlineData(PreparationStatus.Accepted, 4, 4, InspectionStage.Answered)]
    [InlineData(PreparationStatus.Accepted, 0, 0, InspectionStage.Answering)]
    public void TheStage_FollowsFromPreparationAndAnswers(PreparationStatus? preparation, int asked, int settled, InspectionStage stage) =>
        Assert.Equal(stage, Stages.Of(preparation, asked, settled));

    [Fact]
    public void TheLastDayItself_IsInTime()
    {
        var calendar = new StudyCalendar(NominateBy: new(2026, 4, 1), AnswerBy: new(2026, 5, 1));
        Assert.False(Stages.IsLate(InspectionStage.Preparing, calendar, new(2026, 4, 1)));
        Assert.True(Stages.IsLate(InspectionStage.Preparing, calendar, new(2026, 4, 2)));
        Assert.False(Stages.IsLate(InspectionStage.Answering, calendar, new(2026, 5, 1)));
        Assert.True(Stages.IsLate(InspectionStage.Answering, calendar, new(2026, 5, 2)));
        Assert.False(Stages.IsLate(InspectionStage.ToAccept, calendar, new(2027, 1, 1)));
        Assert.False(Stages.IsLate(InspectionStage.Answered, calendar, new(2027, 1, 1)));
        Assert.False(Stages.IsLate(InspectionStage.Answering, new StudyCalendar(), new(2027, 1, 1)));
    }

    [Fact]
    public void WhoAnswered_IsNotNotedAsSilent()
    {
        var stage = new Stage();
        var silent = stage.Invite("Dimence");
        silent.NoteSilence(submitted: false, Guid.NewGuid(), Now);
        Assert.Equal((Answering.Silent, Now), (silent.Answered, silent.ChoseAt));
        Assert.Equal("D064", Refused(() => stage.Invite("MEE").NoteSilence(submitted: true, Guid.NewGuid(), Now)));
        var declined = stage.Invite("Politie");
        declined.Decline("Geen capaciteit");
        Assert.Equal("D064", Refused(() => declined.NoteSilence(submitted: false, Guid.NewGuid(), Now)));
    }

    [Fact]
    public void AnInspectionThatWasBegun_IsNotTakenOut()
    {
        var study = new Study(Guid.NewGuid(), "proef", "Proef", "ggsr/2012", StudyKind.First, null);
        var inspection = new Inspection(Guid.NewGuid(), study, "GM0150");
        inspection.RequireUntouched();
        inspection.Prepare();
        Assert.Equal("D063", Refused(inspection.RequireUntouched));
        Assert.Equal("D063", Refused(new Stage().Inspection.RequireUntouched));
    }
}
