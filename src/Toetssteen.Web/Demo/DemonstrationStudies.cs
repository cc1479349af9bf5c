using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies.Follow;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Demo;

/// <summary>The people of the demonstration.</summary>
internal sealed record Cast(
    Account Lead,
    Account SecondLead,
    Account Inspector,
    Account SecondReader,
    Account Municipality,
    Account Partner);

/// <summary>
/// Five invented studies under way, for trying out what stands behind the login: one whose questionnaires are out, with every way of
/// answering, one that is still being prepared, one whose factsheets are being written, checked and adopted, a trial of it whose fact
/// check was answered, and one that judges again what was published elsewhere. Invented throughout: nobody said any of this, and visitors
/// see nothing of it.
/// </summary>
/// <param name="db">The database of the demonstration.</param>
/// <param name="frameworks">The frameworks.</param>
/// <param name="cast">The people.</param>
/// <param name="clock">The moment of making.</param>
internal sealed class DemonstrationStudies(AppDb db, FrameworkCatalogue frameworks, Cast cast, TimeProvider clock)
{
    private const string FrameworkId = "ggsr/2012";

    private readonly DateTimeOffset _now = clock.GetUtcNow();
    private readonly Account _lead = cast.Lead;
    private readonly Account _municipality = cast.Municipality;
    private readonly Account _partner = cast.Partner;
    private Organisation _inspectorate = null!;

    /// <summary>Makes the studies for the people of the demonstration.</summary>
    public async Task MakeAsync(CancellationToken stop)
    {
        _inspectorate = await db.Organisations.SingleAsync(o => o.Id == _lead.OrganisationId, stop);

        var answering = Plan("gezinnen-nu", "Hulp aan gezinnen met veel problemen", nominated: -30, answered: 21);
        var deventer = await DeventerAsync(answering, stop);
        Assign(deventer);
        ToAccept(Inspect(answering, "GM0193"));
        Begin(Inspect(answering, "GM0505"), "Wij zijn bezig met de beschrijving.");
        await OosterhoutAsync(answering, stop);
        Inspect(answering, "GM0935");

        var preparing = Plan("gezinnen-straks", "Samenwerking rond gezinnen", nominated: 14, answered: 60);
        var begun = Inspect(preparing, "GM0150");
        begun.Prepare().Name(NewId(), await db.Approaches.FirstAsync(a => a.MunicipalityCode == "GM0150", stop));
        Begin(begun, "Een vaste begeleider voor elk gezin, die met alle betrokkenen één plan maakt.");
        begun
            .Preparation!.Approaches[^1]
            .Nominate(NewId(), "Huisartsen Binnenstad", "zorg", null)
            .Reach("Hugo Huisarts", "hugo@demonstratie.example");
        var again = Inspect(preparing, "GM0193");
        ToAccept(again);
        again.Preparation!.AskBack("Kunt u uitleggen waarom alleen deze aanpak wordt voorgesteld?");

        var writing = Plan("gezinnen-eerder", "Hulp aan gezinnen, eerste ronde", nominated: -200, answered: -120);
        var written = new List<(Guid Inspection, DraftStage Stage)>();
        foreach (var (code, stage) in new[]
        {
            ("GM0193", DraftStage.SecondReading), ("GM0150", DraftStage.FactCheck), ("GM0505", DraftStage.Deciding),
            ("GM0826", DraftStage.Agreed), ("GM0935", DraftStage.Adopted), ("GM0344", DraftStage.Scheduled),
        })
            written.Add(((await AnsweredAsync(writing, code, "Thuis in de Wijk", stop)).Id, stage));
        // The one whose people log in answered a fact check too.
        var trial = Plan("gezinnen-proef", "Hulp aan gezinnen, proefonderzoek", nominated: -400, answered: -320);
        written.Add(((await AnsweredAsync(trial, "GM0150", "Samen Thuis", stop)).Id, DraftStage.Deciding));
        await db.SaveChangesAsync(stop);

        var judgedAgain = await JudgedAgainAsync(stop);
        await db.SaveChangesAsync(stop);

        var drafts = new DemonstrationDrafts(db, frameworks, cast, clock);
        await drafts.BeginAgainAsync(judgedAgain.Id, stop);
        await drafts.BeginAsync(deventer.Id, stop);
        foreach (var (inspection, stage) in written)
            await drafts.BringToAsync(inspection, stage, stop);
        await new DemonstrationProgress(db, cast, clock).MakeAsync(stop);
    }

    // A follow-up of the study that was published elsewhere: what was an improvement point then is judged again.
    private async Task<Inspection> JudgedAgainAsync(CancellationToken stop)
    {
        var earlier = await db.Studies.SingleAsync(s => s.Kind == StudyKind.First && s.PlannedAt == null, stop);
        var followUps = new FollowUpStudies(db, frameworks, clock);
        var today = DutchDay.Of(_now);
        var study = Study.FollowUpOf(earlier, NewId(), "gezinnen-opnieuw", "Hulp aan gezinnen, opnieuw beoordeeld", $"{today.Year}");
        study.Plan(
            study.Title,
            study.PeriodJudged,
            new StudyCalendar(DraftBy: today.AddDays(60), PublishFrom: today.AddDays(120)),
            new StudyLetters(),
            _now);
        study.ReachedBy(new StudyContact("Lotte Leider", "070-000 00 00", "leider@demonstratie.example"));
        study.Join(_inspectorate.Id, leads: true);
        await followUps.BeginAsync(study, await followUps.PlanAsync(earlier, stop), new Dictionary<Guid, FollowUpChoice>(), stop);
        var deventer = db.Inspections.Local.Single(i => i.StudyId == study.Id && i.MunicipalityCode == "GM0150");
        Assign(deventer);
        return deventer;
    }

    private void Assign(Inspection inspection)
    {
        inspection.Assign(cast.Inspector.Id, Duty.Inspector);
        inspection.Assign(cast.SecondReader.Id, Duty.SecondReader);
    }

    // The draft comes into being when the lead accepts.
    private void BeginDraft(Inspection inspection) => db.Drafts.Add(new FactsheetDraft(inspection, frameworks.Get(FrameworkId), NewId));

    // Everyone answered: what is left is to judge.
    private async Task<Inspection> AnsweredAsync(Study study, string code, string called, CancellationToken stop)
    {
        var inspection = Inspect(study, code);
        ToAccept(inspection);
        inspection.Preparation!.Accept(_lead.Id, _now);
        var approach = new Approach(NewId(), code, called, inspection.Id);
        db.Approaches.Add(approach);
        var assessment = inspection.Assess(NewId(), approach, "Dit is de aanpak met de meeste gezinnen.");
        assessment.Description = "Een team dat bij gezinnen thuis komt en de hulp op elkaar afstemt.";
        var name = MunicipalityRegister.Find(code)!.Name;
        var municipality = await db.Organisations.FirstOrDefaultAsync(
            o => o.Kind == OrganisationKind.Municipality && o.MunicipalityCode == code,
            stop)
            ?? db.Organisations.Local.FirstOrDefault(o => o.Kind == OrganisationKind.Municipality && o.MunicipalityCode == code)
            ?? db.Organisations.Add(new Organisation(NewId(), OrganisationKind.Municipality, name, municipalityCode: code)).Entity;
        foreach (
            var (respondent, variant) in new[]
            {
                (assessment.Invite(NewId(), municipality, null), QuestionnaireVariant.Full),
                (
                    assessment.Invite(NewId(), Partner($"Maatschappelijk werk {name}", "maatschappelijk werk"), Nomination.ByMunicipality),
                    QuestionnaireVariant.Limited),
            })
        {
            respondent.AnswerOwn();
            respondent.Confirm(_municipality.Id, _now);
            var answers = new Dictionary<string, string>
            {
                ["answer_1.1.1"] = "yes",
                ["reasons_1.1.1"] = "Wij gebruiken allemaal de omschrijving uit het convenant.",
            };
            Ask(respondent, variant, _municipality, [.. answers.Select(a => (a.Key, a.Value))])
                .Submit(NewId(), answers, respondent.Name, true, _municipality.Id, _now);
        }
        Assign(inspection);
        BeginDraft(inspection);
        return inspection;
    }

    private Study Plan(string slug, string title, int nominated, int answered)
    {
        var today = DutchDay.Of(_now);
        var study = new Study(NewId(), slug, title, FrameworkId, StudyKind.First, $"{today.Year}");
        study.Plan(
            title,
            study.PeriodJudged,
            new StudyCalendar(
                today.AddDays(nominated),
                today.AddDays(answered),
                today.AddDays(answered + 60),
                today.AddDays(answered + 120)),
            new StudyLetters(),
            _now);
        study.ReachedBy(new StudyContact("Lotte Leider", "070-000 00 00", "leider@demonstratie.example"));
        study.Join(_inspectorate.Id, leads: true);
        db.Studies.Add(study);
        return study;
    }

    private Inspection Inspect(Study study, string municipality)
    {
        var inspection = new Inspection(NewId(), study, municipality);
        db.Inspections.Add(inspection);
        return inspection;
    }

    private static ApproachFacts Facts(string what) => new ApproachFacts
    {
        What = what,
        ForWhom = "Gezinnen die op veel gebieden tegelijk vastlopen.",
        Since = PartialDate(2019),
    }.Answered(new Dictionary<string, string>
    {
        ["approach_families_knowledge"] = "known",
        ["approach_families"] = "45",
        ["approach_families_precision"] = "about",
        ["approach_maximum_caseload_knowledge"] = "known",
        ["approach_maximum_caseload"] = "8",
        ["approach_maximum_duration_knowledge"] = "none",
        ["approach_director_knowledge"] = "known",
        ["approach_director"] = "De gezinsbegeleider.",
        ["approach_escalation_knowledge"] = "unknown",
        ["approach_ends_when_knowledge"] = "known",
        ["approach_ends_when"] = "Als het gezin het zelf weer redt.",
    });

    private static Domain.PartialDate PartialDate(int year) => Domain.PartialDate.Of(year);

    private void Begin(Inspection inspection, string what)
    {
        var approach = inspection.Prepare().Name(NewId(), "Gezin Voorop");
        approach.Describe(new ApproachFacts { What = what });
    }

    private void ToAccept(Inspection inspection)
    {
        var preparation = inspection.Prepare();
        var approach = preparation.Name(NewId(), "Eén Gezin, Eén Gezicht");
        approach.Describe(Facts("Een team van de gemeente dat bij gezinnen thuis komt en alle hulp op elkaar afstemt."));
        approach.Propose(true, "Hier komen de gezinnen met de meeste problemen.");
        approach.Nominate(NewId(), "Jeugdhulp aan de Rivier", "jeugdhulp", null).Reach("Roos Rivier", "roos@demonstratie.example");
        approach.Nominate(NewId(), "Woonstichting De Linde", "wonen", null).Reach("Lars Linde", "lars@demonstratie.example");
        preparation.Submit(_municipality.Id, _now);
    }

    // As it stands some weeks after the lead accepted: each way of answering once.
    private async Task<Inspection> DeventerAsync(Study study, CancellationToken stop)
    {
        var inspection = Inspect(study, "GM0150");
        var preparation = inspection.Prepare();
        var known = await db.Approaches.FirstAsync(a => a.MunicipalityCode == "GM0150", stop);
        var earlier = preparation.Name(NewId(), known);
        var statement = preparation.Name(NewId(), "Gezin Voorop");
        preparation.Follow(
            earlier,
            TransitionKind.ContinuesAs,
            [statement],
            PartialDate(2019),
            "Het team kreeg een andere naam en meer taken.",
            true);
        statement.Describe(Facts("Een vaste begeleider voor elk gezin, die met alle betrokkenen één plan maakt."));
        statement.Propose(true, "Dit is de enige aanpak voor deze gezinnen.");
        preparation.Submit(_municipality.Id, _now);
        preparation.Accept(_lead.Id, _now);

        var approach = new Approach(NewId(), "GM0150", statement.Name, inspection.Id);
        db.Approaches.Add(approach);
        statement.MadeInto(approach);
        if (
            new Lineage([known, approach]).Record(
                NewId(),
                known,
                TransitionKind.ContinuesAs,
                approach,
                earlier.FateOn,
                earlier.FateNote,
                true,
                inspection.Id
            ) is
            { } step)
            db.ApproachTransitions.Add(step);
        var assessment = inspection.Assess(NewId(), approach, statement.Why);
        assessment.Description = statement.Facts.What;

        var municipality = assessment.Invite(
            NewId(),
            await db.Organisations.SingleAsync(o => o.Id == _municipality.OrganisationId, stop),
            null);
        var partner = assessment.Invite(
            NewId(),
            await db.Organisations.SingleAsync(o => o.Id == _partner.OrganisationId, stop),
            Nomination.ByMunicipality);
        var sent = assessment.Invite(
            NewId(),
            Partner("Maatschappelijk werk De Schakel", "maatschappelijk werk"),
            Nomination.ByMunicipality);
        var joins = assessment.Invite(NewId(), Partner("Woonstichting De Linde", "wonen"), Nomination.ByMunicipality);
        var declines = assessment.Invite(
            NewId(),
            Partner("Huisartsen Binnenstad", "zorg"),
            Nomination.ByInspectorates,
            "De gemeente noemde geen zorgverlener.");
        joins.Join(municipality);
        joins.Confirm(_municipality.Id, _now);
        declines.Decline("Wij hebben te weinig met deze aanpak te maken.");
        declines.Confirm(_municipality.Id, _now);

        Ask(
            municipality,
            QuestionnaireVariant.Full,
            _municipality,
            ("answer_1.1.1", "yes"),
            ("reasons_1.1.1", "Alle partners hebben de omschrijving in het convenant overgenomen."),
            ("answer_1.1.2", "partly"));
        Ask(partner, QuestionnaireVariant.Limited, _partner, ("answer_1.1.1", "no"));
        var submitted = Ask(
            sent,
            QuestionnaireVariant.Limited,
            _partner,
            ("answer_1.1.1", "yes"),
            ("reasons_1.1.1", "Wij werken met de omschrijving van de gemeente."));
        sent.AnswerOwn();
        submitted.Submit(
            NewId(),
            new Dictionary<string, string>
            {
                ["answer_1.1.1"] = "yes",
                ["reasons_1.1.1"] = "Wij werken met de omschrijving van de gemeente.",
            },
            "Sanne Schakel",
            true,
            _partner.Id,
            _now);
        Ask(joins, QuestionnaireVariant.Limited, _partner);
        Ask(declines, QuestionnaireVariant.Limited, _partner);
        BeginDraft(inspection);
        return inspection;
    }

    // What a partner sees of itself: sent in and closed, and open again for a supplement.
    private async Task OosterhoutAsync(Study study, CancellationToken stop)
    {
        var inspection = Inspect(study, "GM0826");
        ToAccept(inspection);
        inspection.Preparation!.Accept(_lead.Id, _now);
        var organisation = await db.Organisations.SingleAsync(o => o.Id == _partner.OrganisationId, stop);
        foreach (var name in new[] { "Samen Verder", "Samen Sterker" })
        {
            var approach = new Approach(NewId(), "GM0826", name, inspection.Id);
            db.Approaches.Add(approach);
            var respondent = inspection
                .Assess(NewId(), approach, "De gemeente stelt beide aanpakken voor.")
                .Invite(NewId(), organisation, Nomination.ByMunicipality);
            respondent.AnswerOwn();
            respondent.Confirm(_partner.Id, _now);
            var questionnaire = Ask(respondent, QuestionnaireVariant.Limited, _partner, ("answer_1.1.1", "partly"));
            questionnaire.Submit(
                NewId(),
                new Dictionary<string, string> { ["answer_1.1.1"] = "partly" },
                _partner.Name,
                true,
                _partner.Id,
                _now);
            if (name == "Samen Sterker")
                questionnaire.AskSupplement("In welk document staat de omschrijving?", _now);
        }
        BeginDraft(inspection);
    }

    private Organisation Partner(string name, string sector)
    {
        var organisation = new Organisation(NewId(), OrganisationKind.Partner, name, sector);
        return db.Organisations.Local.FirstOrDefault(o => o.Kind == organisation.Kind && o.Key == organisation.Key)
            ?? db.Organisations.Add(organisation).Entity;
    }

    private Questionnaire Ask(Respondent respondent, QuestionnaireVariant variant, Account by, params (string Name, string Value)[] answers)
    {
        var questionnaire = new Questionnaire(NewId(), respondent.Id, variant, _now);
        db.Questionnaires.Add(questionnaire);
        db.Answers.AddRange(answers.Select(a => new Answer(questionnaire.Id, a.Name, a.Value, NewId(), by.Id, _now)));
        return questionnaire;
    }

    private Guid NewId() => Guid.CreateVersion7(_now);
}
