using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Domain.Studies;

/// <summary>First examination, or one that judges earlier improvement points again.</summary>
public enum StudyKind
{
    /// <summary>Eerste onderzoek: all indicators.</summary>
    First,

    /// <summary>Hertoets: only what was an improvement point.</summary>
    FollowUp,
}

/// <summary>
/// A study (toezichtonderzoek): national, by one framework version, in a number of municipalities, by inspectorates together of
/// which one leads.
/// </summary>
public sealed class Study
{
    private readonly List<StudyInspectorate> _inspectorates = [];

    private Study()
    {
    }

    /// <summary>Makes a study.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="slug">Readable name in addresses: <c>ggsr-2013</c>.</param>
    /// <param name="title">Title.</param>
    /// <param name="frameworkId">Framework key and version.</param>
    /// <param name="kind">First or follow-up.</param>
    /// <param name="periodJudged">The period judged, as printed: <c>2013</c>; null where unknown.</param>
    public Study(Guid id, string slug, string title, string frameworkId, StudyKind kind, string? periodJudged) =>
        (Id, Slug, Title, FrameworkId, Kind, PeriodJudged) = (id, slug, title, frameworkId, kind, periodJudged);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Readable name in addresses.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Framework key and version.</summary>
    public string FrameworkId { get; private set; } = "";

    /// <summary>What it examines of the framework; null for the whole.</summary>
    public ExaminedPart? Part { get; private set; }

    /// <summary>By what it judges: the framework version, or the part of it.</summary>
    public StudyFramework Framework => new(FrameworkId, Part);

    /// <summary>First or follow-up.</summary>
    public StudyKind Kind { get; private set; }

    /// <summary>
    /// The study whose improvement points it judges again; null for a first study, and for a follow-up that was only imported.
    /// </summary>
    public Guid? EarlierStudyId { get; private set; }

    /// <summary>The period judged, as printed. Not the date of the report, nor that of publication.</summary>
    public string? PeriodJudged { get; private set; }

    /// <summary>When it was planned here; null for a study that was only imported, as published.</summary>
    public DateTimeOffset? PlannedAt { get; private set; }

    /// <summary>The days that it is planned by.</summary>
    public StudyCalendar Calendar { get; private set; } = new();

    /// <summary>What its letters say.</summary>
    public StudyLetters Letters { get; private set; } = new();

    /// <summary>Name of the contact person; null for a study that was planned before it was asked.</summary>
    public string? ContactName { get; private set; }

    /// <summary>Telephone number of the contact person.</summary>
    public string? ContactPhone { get; private set; }

    /// <summary>E-mail address of the contact person.</summary>
    public string? ContactEmail { get; private set; }

    /// <summary>Why a municipality was invited while fewer than two people could publish; null where that was not so.</summary>
    public string? BegunWithoutPublishers { get; private set; }

    /// <summary>The contact person; null for a study that was planned before it was asked.</summary>
    public StudyContact? Contact => ContactName is { } name ? new(name, ContactPhone, ContactEmail) : null;

    /// <summary>Changes with every change: two people at one study see each other's.</summary>
    public Guid Version { get; private set; }

    /// <summary>The inspectorates that own it together.</summary>
    public IReadOnlyList<StudyInspectorate> Inspectorates => _inspectorates;

    /// <summary>Makes a follow-up of an earlier study, by the same framework version or by one that reaches back to it.</summary>
    /// <param name="earlier">The earlier study.</param>
    /// <param name="id">Identity.</param>
    /// <param name="slug">Readable name in addresses.</param>
    /// <param name="title">Title.</param>
    /// <param name="periodJudged">The period judged.</param>
    /// <param name="way">From the version of the earlier study to the one that it judges by; null for the same.</param>
    /// <exception cref="DomainException">D250: the way begins at another version.</exception>
    public static Study FollowUpOf(Study earlier, Guid id, string slug, string title, string? periodJudged, CrosswalkPath? way = null)
    {
        if (way is not null && way.From.Id != earlier.FrameworkId)
            throw new DomainException(
                "D250",
                $"Versie {way.To.Version} van het toetsingskader sluit niet aan op die van het eerdere onderzoek. Kies een andere versie; er is niets gemaakt.");
        return new(id, slug, title, way?.To.Id ?? earlier.FrameworkId, StudyKind.FollowUp, periodJudged) { EarlierStudyId = earlier.Id };
    }

    /// <summary>Rule: municipalities and approaches of a follow-up are those of the improvement points that it takes over.</summary>
    /// <exception cref="DomainException">D153: it is a follow-up.</exception>
    public void RequireFirst()
    {
        if (EarlierStudyId is not null)
            throw new DomainException(
                "D153",
                "Dit is een vervolgonderzoek. Welke gemeenten en aanpakken het beoordeelt, ligt vast sinds het is gemaakt; er is niets gewijzigd.");
    }

    /// <summary>Plans it: title, period judged, days and letters. The framework version stays what it was made with.</summary>
    /// <exception cref="DomainException">D066: two days in the wrong order; D067: no title.</exception>
    public void Plan(string title, string? periodJudged, StudyCalendar calendar, StudyLetters letters, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(title))
            throw new DomainException("D067", "Geef het onderzoek een titel.");
        (Title, PeriodJudged, Calendar, Letters, PlannedAt) = (title.Trim(), periodJudged, calendar.InOrder(), letters, PlannedAt ?? at);
    }

    /// <summary>
    /// Chooses what of the framework it examines. Rule: that is fixed from the first invitation on, since a municipality is told and
    /// asked by it. The same again is no change.
    /// </summary>
    /// <param name="framework">The framework version of the study.</param>
    /// <param name="part">A part that the framework names, or a free selection; null for the whole.</param>
    /// <param name="isAnyoneInvited">Whether a municipality was invited.</param>
    /// <exception cref="DomainException">D270: a follow-up; D271: someone was invited; D272: nothing is chosen; D001: an indicator that the
    /// framework does not have.</exception>
    public void Examine(Framework framework, ExaminedPart? part, bool isAnyoneInvited)
    {
        var chosen = part is null ? null : ExaminedPart.Of(framework, part.Name, part.Indicators);
        if (chosen == Part)
            return;
        if (Kind == StudyKind.FollowUp)
            throw new DomainException("D270",
                "Een vervolgonderzoek gaat over de verbeterpunten van het eerdere onderzoek. Er is niets gewijzigd.");
        if (isAnyoneInvited)
            throw new DomainException(
                "D271",
                "Er is al een gemeente uitgenodigd. Wat wordt onderzocht, ligt daarmee vast voor het hele onderzoek; er is niets gewijzigd."
            );
        Part = chosen;
    }

    /// <summary>Names the contact person.</summary>
    /// <exception cref="DomainException">D190: name, telephone or e-mail address is missing.</exception>
    public void ReachedBy(StudyContact contact) => (ContactName, ContactPhone, ContactEmail) = contact.Whole();

    /// <summary>How many people have to be able to publish: who adopts does not also decide on publication.</summary>
    public const int Publishers = 2;

    /// <summary>
    /// Rule: a study has two people who can publish before it begins; a study without them begins only for a reason, which is kept.
    /// </summary>
    /// <param name="publishers">How many can adopt and publish now: active leads with a second factor.</param>
    /// <param name="reason">Why it begins all the same.</param>
    /// <exception cref="DomainException">D191: too few, and no reason.</exception>
    public void Begin(int publishers, string? reason)
    {
        if (publishers >= Publishers || BegunWithoutPublishers is not null)
            return;
        if (string.IsNullOrWhiteSpace(reason))
            throw new DomainException(
                "D191",
                "Twee onderzoeksleiders moeten kunnen vaststellen en publiceren, en die zijn er nog niet. Schrijf op waarom u toch begint. Er is niets verstuurd.");
        BegunWithoutPublishers = reason.Trim();
    }

    /// <summary>Lets an inspectorate that does not lead leave.</summary>
    public void Leave(Guid organisationId) => _inspectorates.RemoveAll(i => i.OrganisationId == organisationId && !i.Leads);

    /// <summary>Adds an inspectorate; one of them leads. The same one again is no change.</summary>
    /// <exception cref="DomainException">D020: another one leads already.</exception>
    public void Join(Guid organisationId, bool leads)
    {
        if (_inspectorates.Any(i => i.OrganisationId == organisationId && i.Leads == leads))
            return;
        if (leads && _inspectorates.Any(i => i.Leads))
            throw new DomainException(
                "D020",
                "Eén inspectie leidt het onderzoek. Er is al een leidende inspectie; voeg deze toe als medeonderzoekend.");
        _inspectorates.Add(new StudyInspectorate(organisationId, leads));
    }
}

/// <summary>An inspectorate's part in a study.</summary>
public sealed class StudyInspectorate
{
    private StudyInspectorate()
    {
    }

    internal StudyInspectorate(Guid organisationId, bool leads) => (OrganisationId, Leads) = (organisationId, leads);

    /// <summary>The study.</summary>
    public Guid StudyId { get; private set; }

    /// <summary>The inspectorate.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Whether it leads.</summary>
    public bool Leads { get; private set; }
}
