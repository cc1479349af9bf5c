using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Studies;

/// <summary>How far a municipality is with what it tells of an approach.</summary>
public enum StatementProgress
{
    /// <summary>Named, and nothing told.</summary>
    NotBegun,

    /// <summary>Something told.</summary>
    Begun,

    /// <summary>What is asked was told; more may be.</summary>
    Complete,
}

/// <summary>What a municipality tells of one of its approaches, before anyone judges.</summary>
public sealed class ApproachStatement
{
    /// <summary>The most a name may be long: of an approach, of a partner, of a person.</summary>
    public const int NameLength = 200;

    /// <summary>The most a text may be long.</summary>
    public const int TextLength = 10_000;

    private readonly List<NominatedPartner> _partners = [];

    private ApproachStatement()
    {
    }

    internal ApproachStatement(Guid id, Guid inspectionId, string name, Guid? approachId) =>
        (Id, InspectionId, Name, ApproachId, IsNew) = (id, inspectionId, name, approachId, approachId is null);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>Place among the approaches, counted from 0.</summary>
    public int Position { get; internal set; }

    /// <summary>Name of the approach.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The approach, where it is known from an earlier study; and for a new one once the preparation is accepted.</summary>
    public Guid? ApproachId { get; private set; }

    /// <summary>
    /// Whether it was named for the first time in this preparation, and so has no past; also once an approach was made of it.
    /// </summary>
    public bool IsNew { get; private set; }

    /// <summary>What became of an approach that is known from earlier; null where it goes on as it is, or is new.</summary>
    public TransitionKind? Fate { get; private set; }

    /// <summary>The statements of the approaches that it went on in.</summary>
    public IReadOnlyList<Guid> SuccessorIds { get; private set; } = [];

    /// <summary>When that was, as far as known.</summary>
    public PartialDate? FateOn { get; private set; }

    /// <summary>What is to be known about it.</summary>
    public string? FateNote { get; private set; }

    /// <summary>Whether what it went on in is formally a continuation; null where nobody said so.</summary>
    public bool? IsFormalContinuation { get; private set; }

    /// <summary>What the approach is, for whom, since when, and its figures.</summary>
    public ApproachFacts Facts { get; private set; } = new();

    /// <summary>Whether the municipality proposes to have it judged.</summary>
    public bool ToBeJudged { get; private set; }

    /// <summary>Why this one should be judged, or not.</summary>
    public string? Why { get; private set; }

    /// <summary>Changes with every change: two people at one approach see each other's.</summary>
    public Guid Version { get; private set; }

    /// <summary>The network partners that the municipality nominates.</summary>
    public IReadOnlyList<NominatedPartner> Partners => _partners;

    /// <summary>Whether nothing was told of it but its name.</summary>
    public bool IsUntold => Fate is null && !ToBeJudged && Why is null && _partners.Count == 0 && Facts == new ApproachFacts();

    /// <summary>Tells what the approach is.</summary>
    public void Describe(ApproachFacts facts) => Facts = facts;

    /// <summary>Says whether it should be judged, and why.</summary>
    /// <exception cref="DomainException">D077: it stopped or went on as another, and can no longer be judged.</exception>
    public void Propose(bool toBeJudged, string? why)
    {
        if (toBeJudged && Fate is not null)
            throw new DomainException(
                "D077",
                $"'{Name}' is gestopt of verdergegaan als een andere aanpak. Laat de aanpak beoordelen die er nu is.");
        (ToBeJudged, Why) = (toBeJudged, string.IsNullOrWhiteSpace(why) ? null : why.Trim());
    }

    /// <summary>Says what became of an approach that is known from an earlier study.</summary>
    /// <param name="fate">What happened; null when it goes on as it is.</param>
    /// <param name="successors">What it went on in: approaches of the same preparation.</param>
    /// <param name="on">When, as far as known.</param>
    /// <param name="note">What is to be known about it.</param>
    /// <param name="formalContinuation">Whether that is formally a continuation.</param>
    /// <exception cref="DomainException">D078: a new approach has no past; D010: stopped with a successor; D012: its own
    /// successor.</exception>
    public void Becomes(
        TransitionKind? fate,
        IReadOnlyCollection<ApproachStatement> successors,
        PartialDate? on,
        string? note,
        bool? formalContinuation)
    {
        if (fate is not null && IsNew)
            throw new DomainException(
                "D078",
                $"'{Name}' is nieuw: er is nog niets van geworden. Zeg bij de eerdere aanpak dat die hierin verdergaat.");
        if (fate is null or TransitionKind.Stopped && successors.Count > 0)
            throw new DomainException(
                "D010",
                $"Een aanpak die stopt heeft geen opvolger, en een aanpak die verdergaat wel. Noem bij '{Name}' de opvolger, of kies 'gestopt'.");
        if (successors.Contains(this))
            throw new DomainException("D012", $"'{Name}' kan niet zijn eigen opvolger zijn. Kies een andere aanpak.");
        (Fate, FateOn, FateNote, IsFormalContinuation) = (fate, on, note, formalContinuation);
        SuccessorIds = [.. successors.Select(s => s.Id)];
        if (fate is not null)
            ToBeJudged = false;
    }

    /// <summary>
    /// Rule: a municipality nominates at most three partners per approach; further ones are invited by the inspectorates.
    /// </summary>
    /// <exception cref="DomainException">D030: a fourth partner; D031: nominated already; D079: no name.</exception>
    public NominatedPartner Nominate(Guid id, string name, string? sector, Guid? organisationId)
    {
        RequireFreeName(null, name);
        if (_partners.Count >= Assessment.MaxNominatedByMunicipality)
            throw new DomainException(
                "D030",
                $"De gemeente draagt per aanpak ten hoogste drie netwerkpartners voor. Vraag de inspecties om {name.Trim()} uit te nodigen."
            );
        var partner = new NominatedPartner(id, Id, name.Trim(), sector, organisationId) { Position = _partners.Count };
        _partners.Add(partner);
        return partner;
    }

    /// <summary>Mends what was told of a partner.</summary>
    /// <exception cref="DomainException">D031: nominated already; D079: no name.</exception>
    public void Amend(NominatedPartner partner, string name, string? sector, Guid? organisationId)
    {
        RequireFreeName(partner, name);
        partner.Is(name.Trim(), sector, organisationId);
    }

    /// <summary>Takes a nomination back.</summary>
    public void Withdraw(NominatedPartner partner)
    {
        _partners.Remove(partner);
        for (var n = 0; n < _partners.Count; n++)
            _partners[n].Position = n;
    }

    /// <summary>Ties a new approach to what was made of it when the preparation was accepted.</summary>
    public void MadeInto(Approach approach) => ApproachId = approach.Id;

    private void RequireFreeName(NominatedPartner? except, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new DomainException("D079", "Geef de naam van de organisatie die u voordraagt.");
        if (_partners.Exists(p => p != except && FoldedText.Fold(p.Name) == FoldedText.Fold(name)))
            throw new DomainException("D031", $"{name.Trim()} doet al mee aan deze aanpak.");
    }

    internal void Forget(Guid statementId) => SuccessorIds = [.. SuccessorIds.Where(id => id != statementId)];
}

/// <summary>
/// A partner that a municipality nominates. The contact is personal data: it goes to an account when the partner is invited, and is cleared
/// here.
/// </summary>
public sealed class NominatedPartner
{
    private NominatedPartner()
    {
    }

    internal NominatedPartner(Guid id, Guid statementId, string name, string? sector, Guid? organisationId) =>
        (Id, StatementId, Name, Sector, OrganisationId) = (id, statementId, name, sector, organisationId);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The approach's statement.</summary>
    public Guid StatementId { get; private set; }

    /// <summary>Place among the partners, counted from 0.</summary>
    public int Position { get; internal set; }

    /// <summary>Name of the organisation.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its sector, where given.</summary>
    public string? Sector { get; private set; }

    /// <summary>The organisation, where it is known already.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>Name of the person to invite; personal data.</summary>
    public string? ContactName { get; private set; }

    /// <summary>E-mail address of that person; personal data.</summary>
    public string? ContactEmail { get; private set; }

    internal void Is(string name, string? sector, Guid? organisationId) => (Name, Sector, OrganisationId) = (name, sector, organisationId);

    /// <summary>Says whom to invite.</summary>
    public void Reach(string? name, string? email) => (ContactName, ContactEmail) = (name, email);

    /// <summary>Removes the contact, once an account keeps it.</summary>
    public void ForgetContact() => Reach(null, null);
}

/// <summary>
/// What an approach is, for whom, since when, and the answers to what the framework asks beforehand; null or absent while nothing was
/// told.
/// </summary>
public sealed record ApproachFacts
{
    /// <summary>What it is.</summary>
    public string? What { get; init; }

    /// <summary>For whom.</summary>
    public string? ForWhom { get; init; }

    /// <summary>Since when.</summary>
    public PartialDate? Since { get; init; }

    /// <summary>Whether the municipality does not know since when.</summary>
    public bool SinceUnknown { get; init; }

    /// <summary>The answers to the questions of the framework, in the order of their names.</summary>
    public ValueList<ToldAnswer> Answers { get; init; } = [];

    /// <summary>The answers by the name of their question.</summary>
    public IReadOnlyDictionary<string, string> AnswersByName() => Answers.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);

    /// <summary>The same with other answers to the questions of the framework.</summary>
    public ApproachFacts Answered(IEnumerable<KeyValuePair<string, string>> answers) =>
        this with { Answers = [.. answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new ToldAnswer(a.Key, a.Value))] };
}

/// <summary>An answer to a question of the framework about an approach.</summary>
/// <param name="Name">Name of the question.</param>
/// <param name="Value">The answer as it is kept.</param>
public sealed record ToldAnswer(string Name, string Value);

/// <summary>What a municipality answered about an approach beforehand, with the questions that it was asked.</summary>
/// <param name="Form">The questions.</param>
/// <param name="Answers">The answers by the name of the question.</param>
public sealed record PreparationFacts(PreparationForm Form, IReadOnlyDictionary<string, string> Answers);
