using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain;

/// <summary>A study of one invented approach, ready to be judged: what most tests of the domain begin with.</summary>
internal sealed class Stage
{
    public static MarkValue Meets => MarkValue.Meets;
    public static MarkValue Improve => MarkValue.NeedsImprovement;

    private static readonly Lazy<Framework> Loaded = new(() =>
        FrameworkFile.Load(RepositoryFolder.PathTo("frameworks", "ggsr", "2012.yaml")).Framework!);

    public Stage(StudyKind kind = StudyKind.First, string? period = "2013")
    {
        Study = new Study(Guid.NewGuid(), "proef", "Proefonderzoek", Ggsr.Id, kind, period);
        Inspection = new Inspection(Guid.NewGuid(), Study, "GM0150");
        Approach = ApproachNamed("Samen Vooruit");
        Assessment = Inspection.Assess(Guid.NewGuid(), Approach, "Sluit het best aan bij de doelgroep.");
    }

    public static Framework Ggsr => Loaded.Value;

    public Study Study { get; }
    public Inspection Inspection { get; }
    public Approach Approach { get; }
    public Assessment Assessment { get; }

    public Approach ApproachNamed(string name) => new(Guid.NewGuid(), Inspection.MunicipalityCode, name);

    public static Organisation Partner(string name) => new(Guid.NewGuid(), OrganisationKind.Partner, name);

    public static Organisation Municipality() => new(Guid.NewGuid(), OrganisationKind.Municipality, "Gemeente", municipalityCode: "GM0150");

    public Respondent Invite(string name, Nomination? by = Nomination.ByMunicipality) =>
        Assessment.Invite(Guid.NewGuid(), Partner(name), by);

    /// <summary>A finding with marks that are tied to nothing.</summary>
    public static Finding Finding(string codes, params MarkValue[] marks) =>
        FindingOf(codes, "Er is onderzoek gedaan.", [.. marks.Select(m => new Mark(m))]);

    public static Finding FindingOf(
        string codes, string text, IEnumerable<Mark> marks, IEnumerable<string>? attention = null, string? noMarkReason = null)
    {
        ValueList<string> indicators = [.. codes.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var said = new FindingContent("", "", indicators, [.. marks], text, [.. attention ?? []]) { NoMarkReason = noMarkReason };
        return new Finding(Guid.NewGuid(), Ggsr, said);
    }

    public Finding Record(string codes, params MarkValue[] marks)
    {
        var finding = Finding(codes, marks);
        Assessment.Record(finding);
        return finding;
    }

    public ImprovementPoint Point(string codes) => ImprovementPoint.Of(Guid.NewGuid(), Finding(codes, Improve), Approach.Id, Ggsr, "2013")!;

    public Retest Retest(
        ImprovementPoint point,
        MarkValue? after,
        string text = "Er is verder onderzoek gedaan.",
        bool unchanged = false
    ) => new(Guid.NewGuid(), point, Approach.Id, point.Baseline, Judged("2014", text, after), unchanged);

    public static Judgement Judged(string period, string text, MarkValue? mark) =>
        new(period, mark is { } value ? [new Mark(value)] : [], text);

    /// <summary>The code of the rule that refuses it.</summary>
    public static string Refused(Action act) => Assert.Throws<DomainException>(act).Code;

    /// <summary>The code of the rule that refuses it.</summary>
    public static string Refused(Func<object?> act) => Assert.Throws<DomainException>(act).Code;
}
