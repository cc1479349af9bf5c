using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Domain.Studies;

/// <summary>
/// An assessment (beoordeling): one approach in one inspection, with those who answered, the findings and the conclusions; in a
/// follow-up the re-tests.
/// </summary>
public sealed class Assessment : IRecordsActs
{
    private readonly ActLog _acts = new();
    /// <summary>Most partners that a municipality nominates for an approach.</summary>
    public const int MaxNominatedByMunicipality = 3;

    private readonly List<Respondent> _respondents = [];
    private readonly List<Finding> _findings = [];
    private readonly List<ConclusionParagraph> _conclusions = [];
    private readonly List<Retest> _retests = [];

    private Assessment()
    {
    }

    internal Assessment(Guid id, Inspection inspection, Approach approach, string? scope) =>
        (Id, InspectionId, ApproachId, FrameworkId, Scope) = (id, inspection.Id, approach.Id, inspection.FrameworkId, scope);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>The approach that is judged.</summary>
    public Guid ApproachId { get; private set; }

    /// <summary>Framework key and version, that of the study.</summary>
    public string FrameworkId { get; private set; } = "";

    /// <summary>Place in the inspection, counted from 0.</summary>
    public int Position { get; internal set; }

    /// <summary>Why this approach is judged (best fit, most intensive), as stated.</summary>
    public string? Scope { get; private set; }

    /// <summary>What the approach is, as printed.</summary>
    public string? Description { get; set; }

    /// <summary>Why the approach was not judged again, in a follow-up; null when it was.</summary>
    public string? NotRetestedReason { get; private set; }

    /// <summary>In a follow-up, what the approach went on in and is judged against; null where that is the approach itself.</summary>
    public Guid? JudgedAgainstApproachId { get; private set; }

    /// <summary>Who answered, and how.</summary>
    public IReadOnlyList<Respondent> Respondents => _respondents;

    /// <summary>The findings in the order of print.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The conclusions' paragraphs.</summary>
    public IReadOnlyList<ConclusionParagraph> Conclusions => _conclusions;

    /// <summary>The re-tests, in a follow-up.</summary>
    public IReadOnlyList<Retest> Retests => _retests;

    /// <summary>
    /// All verdicts of this assessment in one short text, for the matrix: derived from the findings and kept beside them so that a
    /// country's matrix is one row an assessment. See <see cref="VerdictSummary"/>.
    /// </summary>
    public string Verdicts { get; private set; } = "";

    /// <summary>
    /// Rule: a municipality nominates at most three partners per approach; further ones are invited by the inspectorates.
    /// </summary>
    /// <param name="id">Identity of the respondent.</param>
    /// <param name="organisation">Who is asked.</param>
    /// <param name="nominatedBy">Who brought it in; null for the municipality itself, and where unknown.</param>
    /// <param name="because">Why, for one that the inspectorates invite.</param>
    /// <exception cref="DomainException">D030: a fourth partner; D031: the organisation takes part already.</exception>
    public Respondent Invite(Guid id, Organisation organisation, Nomination? nominatedBy, string? because = null)
    {
        if (_respondents.Any(r => r.OrganisationId == organisation.Id))
            throw new DomainException("D031", $"{organisation.Name} doet al mee aan deze aanpak.");
        if (
            nominatedBy == Nomination.ByMunicipality
            && _respondents.Count(r => r.NominatedBy == Nomination.ByMunicipality) >= MaxNominatedByMunicipality)
            throw new DomainException(
                "D030",
                $"De gemeente draagt per aanpak ten hoogste drie netwerkpartners voor. Vraag de inspecties om {organisation.Name} uit te nodigen.");
        var respondent = new Respondent(id, this, organisation, nominatedBy) { Position = _respondents.Count, InvitedBecause = because };
        _respondents.Add(respondent);
        return respondent;
    }

    /// <summary>
    /// Rule: who joined answers that are not given after all is asked again; what it had joined is kept. Answers that were submitted are
    /// given, and whoever joined them stays joined. Who joins another carries nobody, so that joining never goes in a chain or a circle.
    /// </summary>
    /// <param name="respondent">Whose choice changed.</param>
    /// <param name="submitted">Whether its own answers were submitted.</param>
    /// <param name="at">When.</param>
    /// <returns>Those who are asked again.</returns>
    public IReadOnlyList<Respondent> LetGo(Respondent respondent, bool submitted, DateTimeOffset at)
    {
        if (submitted || respondent.Answered is not (Answering.Joined or Answering.Declined or Answering.Silent))
            return [];
        var joined = _respondents.FindAll(r => r.JoinedRespondentId == respondent.Id);
        foreach (var other in joined)
        {
            other.ChooseAgain(at);
            _acts.Record(InspectionId, HistoryAct.JoiningFell, HistorySubject.Respondent(other.Id),
                before: $"{other.Name}: {respondent.Name}");
        }
        return joined;
    }

    /// <summary>Rule: the findings of an approach cover every indicator at most once.</summary>
    /// <exception cref="DomainException">D005: an indicator has a finding already.</exception>
    public void Record(Finding finding)
    {
        if (finding.IndicatorCodes.FirstOrDefault(code => _findings.Any(f => f.IndicatorCodes.Contains(code))) is { } twice)
            throw new DomainException(
                "D005",
                $"Indicator {twice} heeft in deze aanpak al een bevinding. Wijzig die bevinding, of haal de indicator daar weg.");
        finding.Position = _findings.Count;
        _findings.Add(finding);
        Verdicts = VerdictSummary.Of(_findings);
    }

    /// <summary>Gives the marks of a finding anew, for example tied to single indicators by an inspector.</summary>
    /// <exception cref="DomainException">D004: a mark tied to an indicator that the finding does not cover; D006: a finding of another
    /// approach.</exception>
    public void Judge(Finding finding, IEnumerable<Mark> marks)
    {
        if (!_findings.Contains(finding))
            throw new DomainException(
                "D006",
                "Deze bevinding hoort bij een andere aanpak. Open de aanpak waar zij bij hoort en geef daar het oordeel.");
        finding.Judge(marks);
        Verdicts = VerdictSummary.Of(_findings);
    }

    /// <summary>
    /// Rule: before adoption every indicator of the framework is covered once; a finding without a mark covers too.
    /// </summary>
    /// <returns>The indicators that no finding covers yet, in the order of the framework.</returns>
    public IReadOnlyList<Indicator> Uncovered(Framework framework) =>
        [.. framework.Indicators.Where(i => !_findings.Any(f => f.IndicatorCodes.Contains(i.Code)))];

    /// <summary>Rule: a finding without a mark needs a reason before adoption; what was published before has its text alone.</summary>
    public IEnumerable<Finding> WithoutMarkOrReason() =>
        _findings.Where(f => f.Marks.Count == 0 && string.IsNullOrWhiteSpace(f.NoMarkReason));

    /// <summary>Says why this approach is judged and what it is, as published.</summary>
    public void Describe(string? scope, string? description) => (Scope, Description) = (scope, description);

    /// <summary>Puts what is published in the place of what was: findings and conclusions. The earlier edition keeps its own.</summary>
    /// <exception cref="DomainException">D005: an indicator comes twice.</exception>
    public void Replace(IEnumerable<Finding> findings, IEnumerable<(string Theme, ConclusionSide Side, string Text)> conclusions)
    {
        _findings.Clear();
        _conclusions.Clear();
        Verdicts = "";
        foreach (var finding in findings)
            Record(finding);
        foreach (var (theme, side, text) in conclusions)
            Conclude(theme, side, text);
    }

    /// <summary>Puts the rows that an edition gives in the place of what was. The earlier edition keeps its own.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="framework">The framework that it is judged by.</param>
    /// <param name="pointOf">The improvement point that a re-test judges again.</param>
    /// <param name="newId">Gives an identity.</param>
    /// <exception cref="DomainException">D001, D003, D004: a finding is not sound; D005: an indicator comes twice; D041: no reason;
    /// D042: a point comes twice; D046: a new judgement bears a mark that the framework does not have.</exception>
    public void Publish(PublishedRows rows, Framework framework, Func<RetestRow, ImprovementPoint> pointOf, Func<Guid> newId)
    {
        Replace(rows.Findings.Select(f => new Finding(newId(), framework, f.Said)),
            rows.Conclusions.SelectMany(c => c.Texts.Select(text => (c.ThemeCode, c.Side, text))));
        framework.RequireOnScale(rows.Retests.SelectMany(r => r.After?.Marks ?? []));
        JudgeAgain(rows.Retests.Select(r => r.ToRetest(newId(), pointOf(r), JudgedAgainstApproachId ?? ApproachId)), rows.NotRetested);
    }

    /// <summary>Adds a paragraph to the conclusion on a theme. A theme without any is legitimate.</summary>
    public void Conclude(string themeCode, ConclusionSide side, string text) =>
        _conclusions.Add(
            new ConclusionParagraph(themeCode, side, _conclusions.Count(c => c.ThemeCode == themeCode && c.Side == side), text));

    /// <summary>
    /// Adds a re-test of one improvement point of this approach or of one that it came from.
    /// </summary>
    /// <exception cref="DomainException">D042: the point was re-tested in this assessment already; D043: the approach is not judged
    /// again.</exception>
    public void Record(Retest retest)
    {
        if (NotRetestedReason is not null)
            throw new DomainException("D043", "Deze aanpak wordt niet opnieuw beoordeeld. Haal eerst de reden daarvan weg.");
        if (_retests.Any(r => r.ImprovementPointId == retest.ImprovementPointId))
            throw new DomainException("D042", "Dit verbeterpunt is in dit onderzoek al opnieuw beoordeeld.");
        retest.Position = _retests.Count;
        _retests.Add(retest);
    }

    /// <summary>Rule: an approach is judged again against itself or against one that it went on in.</summary>
    /// <exception cref="DomainException">D152: it did not go on in that one.</exception>
    public void JudgeAgainst(Approach approach, Approach now, Lineage lineage)
    {
        if (!lineage.Leads(approach, now))
            throw new DomainException(
                "D152",
                $"'{approach.Name}' is in deze gemeente niet verdergegaan als '{now.Name}'. Kies de aanpak zelf, of een aanpak waarin zij is opgegaan; er is niets gewijzigd.");
        JudgedAgainstApproachId = now.Id == ApproachId ? null : now.Id;
    }

    /// <summary>While a follow-up is judged: chooses anew what an approach is judged against. The same again is no change.</summary>
    /// <exception cref="DomainException">D152: it did not go on in that one.</exception>
    public void Settle(Approach approach, Approach was, Approach now, Lineage lineage)
    {
        JudgeAgainst(approach, now, lineage);
        if (was.Id != now.Id)
            _acts.Record(InspectionId, HistoryAct.ApproachSettled, HistorySubject.Against(Id), before: was.Name, after: now.Name);
    }

    /// <summary>While a follow-up is judged: it is judged again after all.</summary>
    /// <param name="leftOutBecause">Why it was not, until now.</param>
    public void SettleAnyway(string? leftOutBecause)
    {
        TakeIn();
        _acts.Record(InspectionId, HistoryAct.ApproachSettled, DraftNames.LeftOut(Id), before: leftOutBecause);
    }

    /// <inheritdoc/>
    ActLog IRecordsActs.Acts => _acts;

    /// <summary>Puts what a follow-up publishes in the place of what was: its re-tests, or the reason why there are none.</summary>
    /// <exception cref="DomainException">D041: no reason; D042: a point comes twice.</exception>
    public void JudgeAgain(IEnumerable<Retest> retests, string? leftOutBecause)
    {
        _retests.Clear();
        TakeIn();
        if (leftOutBecause is not null)
            LeaveOut(leftOutBecause);
        foreach (var retest in leftOutBecause is null ? retests : [])
            Record(retest);
    }

    /// <summary>Rule: an approach that is not judged again needs a reason.</summary>
    /// <exception cref="DomainException">D041: no reason; D044: it has re-tests.</exception>
    public void LeaveOut(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new DomainException("D041", "Een aanpak die niet opnieuw is beoordeeld heeft een reden nodig. Schrijf op waarom.");
        if (_retests.Count > 0)
            throw new DomainException(
                "D044",
                "Deze aanpak heeft al hertoetsen en kan niet als 'niet opnieuw beoordeeld' worden vastgelegd.");
        NotRetestedReason = reason;
    }

    /// <summary>Takes an approach that was left out in again, so that it can be judged.</summary>
    public void TakeIn() => NotRetestedReason = null;

    /// <summary>
    /// The departures from the method that a factsheet prints: joined answers, partners invited by the inspectorates, refusal, silence.
    /// </summary>
    public IEnumerable<Respondent> Departures() => _respondents.Where(r => r.IsDeparture);
}
