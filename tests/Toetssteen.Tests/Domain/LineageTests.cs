using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;

namespace Toetssteen.Tests.Domain;

public sealed class LineageTests
{
    private readonly Approach _a = new(Guid.NewGuid(), "GM0505", "Aanpak A");
    private readonly Approach _b = new(Guid.NewGuid(), "GM0505", "Aanpak B");
    private readonly Approach _c = new(Guid.NewGuid(), "GM0505", "Aanpak C");
    private readonly Lineage _lineage;

    public LineageTests() => _lineage = new Lineage([_a, _b, _c]);

    [Fact]
    public void ACircleOfSuccessors_IsRefusedAndNothingIsRecorded()
    {
        Step(_a, TransitionKind.ContinuesAs, _b);
        Step(_b, TransitionKind.AbsorbedInto, _c);

        Assert.Equal("D013", Assert.Throws<DomainException>(() => Step(_c, TransitionKind.SplitInto, _a)).Code);
        Assert.Equal("D013", Assert.Throws<DomainException>(() => Step(_b, TransitionKind.ContinuesAs, _a)).Code);
        Assert.Empty(_c.Transitions);
        Assert.True(_lineage.Leads(_a, _c));
        Assert.False(_lineage.Leads(_c, _a));
    }

    [Fact]
    public void TwoWaysToTheSameSuccessor_AreNoCircle()
    {
        Step(_a, TransitionKind.SplitInto, _b);
        Step(_a, TransitionKind.SplitInto, _c);
        Assert.NotNull(Step(_b, TransitionKind.AbsorbedInto, _c));
    }

    [Fact]
    public void ACircleThatIsStoredAllTheSame_DoesNotHangTheQuestion()
    {
        var elsewhere = new Approach(Guid.NewGuid(), "GM0505", "Aanpak D");
        foreach (var (from, to) in new[] { (_a, _b), (_b, _c), (_c, _a) })
            new Lineage([]).Record(Guid.NewGuid(), from, TransitionKind.ContinuesAs, to, null, null);
        Assert.False(_lineage.Leads(_a, elsewhere));
        Assert.True(_lineage.Leads(_a, _a));
    }

    [Fact]
    public void ASuccessor_IsAnotherApproachOfTheSameMunicipality()
    {
        Assert.Equal("D012", Assert.Throws<DomainException>(() => Step(_a, TransitionKind.ContinuesAs, _a)).Code);
        Assert.Equal(
            "D011",
            Assert
                .Throws<DomainException>(() => Step(_a, TransitionKind.ContinuesAs, new Approach(Guid.NewGuid(), "GM0150", "Elders")))
                .Code);
        Assert.Empty(_a.Transitions);
    }

    [Theory]
    [InlineData(TransitionKind.ContinuesAs)]
    [InlineData(TransitionKind.ContinuesUnderAnotherTeam)]
    [InlineData(TransitionKind.AbsorbedInto)]
    [InlineData(TransitionKind.SplitInto)]
    public void AnApproachThatGoesOn_HasASuccessorAndOneThatStopsHasNone(TransitionKind kind)
    {
        Assert.Equal("D010", Assert.Throws<DomainException>(() => Step(_a, kind, null)).Code);
        Assert.Equal("D010", Assert.Throws<DomainException>(() => Step(_a, TransitionKind.Stopped, _b)).Code);
        Assert.Null(Step(_a, TransitionKind.Stopped, null)!.SuccessorId);
    }

    [Fact]
    public void TheSameStepAgain_IsNoChange()
    {
        Assert.NotNull(Step(_a, TransitionKind.ContinuesAs, _b));
        Assert.Null(Step(_a, TransitionKind.ContinuesAs, _b));
        Assert.Single(_a.Transitions);
    }

    private ApproachTransition? Step(Approach from, TransitionKind kind, Approach? to) =>
        _lineage.Record(Guid.NewGuid(), from, kind, to, null, null);
}
