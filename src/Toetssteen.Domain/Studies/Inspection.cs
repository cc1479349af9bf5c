using Toetssteen.Domain.Municipalities;

namespace Toetssteen.Domain.Studies;

/// <summary>An inspection (onderzoek in een gemeente): one municipality in one study, with one or more approaches.</summary>
public sealed class Inspection
{
    private readonly List<Figure> _figures = [];
    private readonly List<Assessment> _assessments = [];
    private readonly List<InspectionAssignment> _assignments = [];

    private Inspection()
    {
    }

    /// <summary>Makes an inspection of a municipality in a study.</summary>
    public Inspection(Guid id, Study study, string municipalityCode) =>
        (Id, StudyId, FrameworkId, MunicipalityCode) = (id, study.Id, study.FrameworkId, municipalityCode);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The study.</summary>
    public Guid StudyId { get; private set; }

    /// <summary>Framework key and version, that of the study.</summary>
    public string FrameworkId { get; private set; } = "";

    /// <summary>The municipality, by code.</summary>
    public string MunicipalityCode { get; private set; } = "";

    /// <summary>The context as printed.</summary>
    public string? ContextText { get; set; }

    /// <summary>Figures of context, each with precision, source and date.</summary>
    public IReadOnlyList<Figure> Figures => _figures;

    /// <summary>The approaches that are judged, in the order of print.</summary>
    public IReadOnlyList<Assessment> Assessments => _assessments;

    /// <summary>Who of the inspectorates does what in it.</summary>
    public IReadOnlyList<InspectionAssignment> Assignments => _assignments;

    /// <summary>What the municipality tells beforehand; null until it is invited.</summary>
    public Preparation? Preparation { get; private set; }

    /// <summary>Opens the preparation, when the municipality is invited. Inviting again is no change.</summary>
    public Preparation Prepare() => Preparation ??= new Preparation(this);

    /// <summary>Rule: what was begun in a municipality stays in the study; only one in which nothing was done yet is taken out.</summary>
    /// <exception cref="DomainException">D063: it was invited, or judged.</exception>
    public void RequireUntouched()
    {
        if (Preparation is not null || _assessments.Count > 0 || _figures.Count > 0 || ContextText is not null)
            throw new DomainException(
                "D063",
                "In deze gemeente is het onderzoek al begonnen; zij blijft in het onderzoek. Er is niets weggehaald.");
    }

    /// <summary>Rule: nobody second-reads an inspection that is their own work. The same duty again is no change.</summary>
    /// <param name="accountId">Who.</param>
    /// <param name="duty">What they are to do.</param>
    /// <param name="authors">Who wrote in its draft.</param>
    /// <exception cref="DomainException">D068: the other duty in this inspection is theirs already; D194: they wrote in the draft that they
    /// would read.</exception>
    public void Assign(Guid accountId, Duty duty, IReadOnlySet<Guid>? authors = null)
    {
        if (_assignments.Exists(a => a.AccountId == accountId && a.Duty == duty))
            return;
        if (_assignments.Exists(a => a.AccountId == accountId))
            throw new DomainException(
                "D068",
                "Wie in een onderzoek oordeelt, is daar niet ook tweede lezer. Kies iemand anders, of haal eerst de andere taak weg.");
        if (duty == Duty.SecondReader && authors?.Contains(accountId) is true)
            throw new DomainException("D194", "Wie aan het concept schreef, leest het niet als tweede. Kies iemand anders.");
        _assignments.Add(new InspectionAssignment(Id, accountId, duty));
    }

    /// <summary>Takes a duty away.</summary>
    public void Unassign(Guid accountId, Duty duty) => _assignments.RemoveAll(a => a.AccountId == accountId && a.Duty == duty);

    /// <summary>Adds a figure of context.</summary>
    public void Tell(Figure figure)
    {
        figure.Position = _figures.Count;
        _figures.Add(figure);
    }

    /// <summary>
    /// Lets go of context and of the assessments of these approaches, to be entered anew by a correction. The published edition keeps them.
    /// </summary>
    public void Forget(IReadOnlyCollection<Guid> approachIds)
    {
        ContextText = null;
        _figures.Clear();
        _assessments.RemoveAll(a => approachIds.Contains(a.ApproachId));
    }

    /// <summary>Takes an approach into the inspection.</summary>
    /// <param name="id">Identity of the assessment.</param>
    /// <param name="approach">An approach of the same municipality.</param>
    /// <param name="scope">Why this approach is judged, as stated.</param>
    /// <exception cref="DomainException">D021: of another municipality; D022: already in the inspection.</exception>
    public Assessment Assess(Guid id, Approach approach, string? scope)
    {
        if (approach.MunicipalityCode != MunicipalityCode)
            throw new DomainException(
                "D021",
                $"De aanpak '{approach.Name}' hoort bij een andere gemeente. Kies een aanpak van de onderzochte gemeente.");
        if (_assessments.Any(a => a.ApproachId == approach.Id))
            throw new DomainException("D022", $"De aanpak '{approach.Name}' wordt in dit onderzoek al beoordeeld.");
        var assessment = new Assessment(id, this, approach, scope) { Position = _assessments.Count };
        _assessments.Add(assessment);
        return assessment;
    }
}

/// <summary>How sure a figure is.</summary>
public enum FigurePrecision
{
    /// <summary>As counted.</summary>
    Exact,

    /// <summary>Ongeveer.</summary>
    About,

    /// <summary>Bijna.</summary>
    Almost,

    /// <summary>Meer dan, ruim.</summary>
    MoreThan,

    /// <summary>Onbekend: asked and not known. Something else than zero.</summary>
    Unknown,
}

/// <summary>A figure of context, with all that makes it readable: precision, source, date.</summary>
public sealed class Figure
{
    private Figure()
    {
    }

    /// <summary>Makes a figure.</summary>
    /// <param name="what">What is counted, as a key: <c>inhabitants</c>, <c>householdsWithChildren</c>, <c>estimatedFamilies</c>.</param>
    /// <param name="value">The number; null when unknown.</param>
    /// <param name="precision">How sure it is.</param>
    /// <param name="source">Who says so.</param>
    /// <param name="date">Of when it is.</param>
    /// <param name="text">The sentence it was printed in, to the letter.</param>
    /// <exception cref="DomainException">D023: unknown with a number, or known without one.</exception>
    public Figure(
        string what,
        decimal? value,
        FigurePrecision precision,
        string? source = null,
        PartialDate? date = null,
        string? text = null)
    {
        if (precision == FigurePrecision.Unknown != value is null)
            throw new DomainException(
                "D023",
                "Een onbekend cijfer heeft geen waarde, en een bekend cijfer wel. Vul het getal in, of kies 'onbekend'.");
        (What, Value, Precision, Source, Date, Text) = (what, value, precision, source, date, text);
    }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>Place in the context, counted from 0.</summary>
    public int Position { get; internal set; }

    /// <summary>What is counted, as a key.</summary>
    public string What { get; private set; } = "";

    /// <summary>The number; null when unknown, which is not zero.</summary>
    public decimal? Value { get; private set; }

    /// <summary>How sure it is.</summary>
    public FigurePrecision Precision { get; private set; }

    /// <summary>Who says so.</summary>
    public string? Source { get; private set; }

    /// <summary>Of when it is.</summary>
    public PartialDate? Date { get; private set; }

    /// <summary>The sentence it was printed in, to the letter.</summary>
    public string? Text { get; private set; }
}
