using Toetssteen.Domain.Municipalities;

namespace Toetssteen.Domain.Studies;

/// <summary>Where a municipality's preparation stands.</summary>
public enum PreparationStatus
{
    /// <summary>The municipality is at it.</summary>
    Open,

    /// <summary>Sent in; the lead decides.</summary>
    Submitted,

    /// <summary>The lead asked for more.</summary>
    AskedBack,

    /// <summary>Accepted: approaches, respondents and questionnaires come from it.</summary>
    Accepted,
}

/// <summary>
/// The preparation (voorbereiding): what a municipality tells of its approaches before anyone judges. Which there are, what became of
/// those of earlier studies, which should be judged and why, and which network partners it nominates.
/// </summary>
public sealed class Preparation
{
    private readonly List<ApproachStatement> _approaches = [];

    private Preparation()
    {
    }

    /// <summary>Opens the preparation of an inspection.</summary>
    public Preparation(Inspection inspection) => InspectionId = inspection.Id;

    /// <summary>The inspection, and its identity.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>Where it stands.</summary>
    public PreparationStatus Status { get; private set; }

    /// <summary>When it was sent in last.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Who sent it in last.</summary>
    public Guid? SubmittedBy { get; private set; }

    /// <summary>What the lead asked for, as long as it stands open again.</summary>
    public string? AskedBackWith { get; private set; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>Who accepted it.</summary>
    public Guid? AcceptedBy { get; private set; }

    /// <summary>Changes with every change: two people at one preparation see each other's.</summary>
    public Guid Version { get; private set; }

    /// <summary>The approaches, in the order of naming.</summary>
    public IReadOnlyList<ApproachStatement> Approaches => _approaches;

    /// <summary>Whether the municipality can still change it.</summary>
    public bool IsOpen => Status is PreparationStatus.Open or PreparationStatus.AskedBack;

    /// <summary>Names an approach that is known from an earlier study. Naming it twice is no change.</summary>
    /// <exception cref="DomainException">D070: sent in already.</exception>
    public ApproachStatement Name(Guid id, Approach known)
    {
        RequireOpen();
        return _approaches.FirstOrDefault(a => a.ApproachId == known.Id)
            ?? Add(new ApproachStatement(id, InspectionId, known.Name, known.Id));
    }

    /// <summary>Names a new approach.</summary>
    /// <exception cref="DomainException">D070: sent in already; D071: no name; D072: there is one of that name.</exception>
    public ApproachStatement Name(Guid id, string name)
    {
        RequireOpen();
        RequireFreeName(null, name);
        return Add(new ApproachStatement(id, InspectionId, name.Trim(), null));
    }

    /// <summary>Gives a new approach another name. An approach known from earlier keeps its name; it goes on as another.</summary>
    /// <exception cref="DomainException">D070: sent in already; D071: no name; D072: there is one of that name; D073: known from
    /// earlier.</exception>
    public void Rename(ApproachStatement statement, string name)
    {
        RequireOpen();
        if (statement.Name == name)
            return;
        if (!statement.IsNew)
            throw new DomainException(
                "D073",
                $"'{statement.Name}' is bekend uit een eerder onderzoek en houdt die naam. Noem de nieuwe naam als nieuwe aanpak, en zeg bij '{statement.Name}' dat zij daarin verdergaat.");
        RequireFreeName(statement, name);
        statement.Name = name.Trim();
    }

    /// <summary>Takes an approach out that was named by mistake. What others said they went on in, they then go on in no more.</summary>
    /// <exception cref="DomainException">D070: sent in already.</exception>
    public void Remove(ApproachStatement statement)
    {
        RequireOpen();
        _approaches.Remove(statement);
        foreach (var other in _approaches)
            other.Forget(statement.Id);
        for (var n = 0; n < _approaches.Count; n++)
            _approaches[n].Position = n;
    }

    /// <summary>Says what became of an approach that is known from an earlier study. Rule: a lineage has no circles.</summary>
    /// <param name="statement">The approach.</param>
    /// <param name="fate">What happened; null when it goes on as it is.</param>
    /// <param name="successors">What it went on in: approaches of this preparation.</param>
    /// <param name="on">When, as far as known.</param>
    /// <param name="note">What is to be known about it.</param>
    /// <param name="formalContinuation">Whether that is formally a continuation.</param>
    /// <exception cref="DomainException">D070: sent in already; D013: a successor went on in this approach itself; and those of
    /// <see cref="ApproachStatement.Becomes"/>.</exception>
    public void Follow(
        ApproachStatement statement,
        TransitionKind? fate,
        IReadOnlyCollection<ApproachStatement> successors,
        PartialDate? on,
        string? note,
        bool? formalContinuation)
    {
        RequireOpen();
        if (successors.FirstOrDefault(s => s != statement && Leads(s, statement)) is { } circle)
            throw new DomainException(
                "D013",
                $"'{circle.Name}' is zelf verdergegaan als '{statement.Name}'. Zo ontstaat een kringloop; controleer wat er eerst was.");
        statement.Becomes(fate, successors, on, note, formalContinuation);
    }

    /// <summary>How far the municipality is with an approach.</summary>
    public StatementProgress ProgressOf(ApproachStatement statement) =>
        statement.IsUntold ? StatementProgress.NotBegun
        : statement.Fate is null && statement.Why is null || Gaps().Any(g => g.StatementId == statement.Id) ? StatementProgress.Begun
        : StatementProgress.Complete;

    /// <summary>
    /// What still stands in the way of sending in, a sentence each: rule: a municipality names at least one approach to be judged, says
    /// why that one, and of an approach that went on says in what.
    /// </summary>
    public IReadOnlyList<PreparationGap> Gaps()
    {
        var gaps = new List<PreparationGap>();
        if (!_approaches.Exists(a => a.ToBeJudged))
            gaps.Add(new PreparationGap(null, GapKind.NothingToJudge));
        foreach (var approach in _approaches)
        {
            if (approach.ToBeJudged && string.IsNullOrWhiteSpace(approach.Why))
                gaps.Add(new PreparationGap(approach.Id, GapKind.NoWhy));
            if (approach.ToBeJudged && string.IsNullOrWhiteSpace(approach.Facts.What))
                gaps.Add(new PreparationGap(approach.Id, GapKind.NoDescription));
            if (approach.Fate is { } fate && fate != TransitionKind.Stopped && approach.SuccessorIds.Count == 0)
                gaps.Add(new PreparationGap(approach.Id, GapKind.NoSuccessor));
        }
        return gaps;
    }

    /// <summary>Sends it in.</summary>
    /// <exception cref="DomainException">D070: sent in already; D074: something is missing.</exception>
    public void Submit(Guid by, DateTimeOffset at)
    {
        RequireOpen();
        if (Gaps().Count > 0)
            throw new DomainException(
                "D074",
                "De voorbereiding is nog niet compleet. Vul eerst aan wat ontbreekt; alles wat u invulde is bewaard.");
        (Status, SubmittedAt, SubmittedBy, AskedBackWith) = (PreparationStatus.Submitted, at, by, null);
    }

    /// <summary>The lead asks for more; the municipality can change it again.</summary>
    /// <exception cref="DomainException">D075: not sent in; D076: no question.</exception>
    public void AskBack(string question)
    {
        RequireSubmitted();
        if (string.IsNullOrWhiteSpace(question))
            throw new DomainException("D076", "Schrijf op wat de gemeente moet aanvullen of uitleggen.");
        (Status, AskedBackWith) = (PreparationStatus.AskedBack, question.Trim());
    }

    /// <summary>The lead accepts it.</summary>
    /// <exception cref="DomainException">D075: not sent in.</exception>
    public void Accept(Guid by, DateTimeOffset at)
    {
        RequireSubmitted();
        (Status, AcceptedAt, AcceptedBy) = (PreparationStatus.Accepted, at, by);
    }

    /// <summary>Rule: what was sent in is closed until the lead asks back.</summary>
    /// <exception cref="DomainException">D070: sent in already.</exception>
    public void RequireOpen()
    {
        if (!IsOpen)
            throw new DomainException(
                "D070",
                "De voorbereiding is verzonden en kan niet meer worden gewijzigd. Vraag de onderzoeksleider om haar terug te geven.");
    }

    private bool Leads(ApproachStatement from, ApproachStatement to)
    {
        var seen = new HashSet<Guid>();
        var ahead = new Stack<Guid>(from.SuccessorIds);
        while (ahead.TryPop(out var next))
        {
            if (next == to.Id)
                return true;
            if (seen.Add(next) && _approaches.Find(a => a.Id == next) is { } statement)
                foreach (var further in statement.SuccessorIds)
                    ahead.Push(further);
        }
        return false;
    }

    private void RequireSubmitted()
    {
        if (Status != PreparationStatus.Submitted)
            throw new DomainException("D075", "De gemeente heeft de voorbereiding nog niet verzonden, of er is al over besloten.");
    }

    private void RequireFreeName(ApproachStatement? except, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new DomainException("D071", "Geef de aanpak een naam.");
        if (_approaches.Exists(a => a != except && FoldedText.Fold(a.Name) == FoldedText.Fold(name)))
            throw new DomainException("D072", $"U noemde al een aanpak '{name.Trim()}'. Kies een andere naam, of vul bij die aanpak aan.");
    }

    private ApproachStatement Add(ApproachStatement statement)
    {
        statement.Position = _approaches.Count;
        _approaches.Add(statement);
        return statement;
    }
}

/// <summary>What is missing of a preparation.</summary>
public enum GapKind
{
    /// <summary>No approach is to be judged.</summary>
    NothingToJudge,

    /// <summary>Not said why this approach is to be judged.</summary>
    NoWhy,

    /// <summary>Not said what the approach is.</summary>
    NoDescription,

    /// <summary>Not said in what it went on.</summary>
    NoSuccessor,
}

/// <summary>What stands in the way of sending a preparation in.</summary>
/// <param name="StatementId">The approach that it is about; null for the whole.</param>
/// <param name="Kind">What is missing.</param>
public sealed record PreparationGap(Guid? StatementId, GapKind Kind);
