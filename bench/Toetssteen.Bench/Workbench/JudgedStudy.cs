using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Bench.Workbench;

/// <summary>
/// An inspection with much to read: twelve answers of two thousand words to one indicator, thirty documents, and a finding under way.
/// </summary>
internal static class JudgedStudy
{
    public const string Indicator = "3.2.2";

    private const int Answers = 12;
    private const int Words = 2_000;
    private const int Documents = 30;

    /// <summary>Where it lies: the inspection, its approach, the page of the workbench, and the text of the finding there.</summary>
    public sealed record Places(Guid InspectionId, Guid AssessmentId, string Page, string Piece);

    /// <summary>Stores it.</summary>
    /// <returns>Who judges, and where.</returns>
    public static async Task<(Account Inspector, Places Study)> StoreAsync(AppDb db, Framework framework, DateTimeOffset now)
    {
        var inspectorate = new Organisation(Guid.CreateVersion7(now), OrganisationKind.Inspectorate, "Inspectie Meting");
        var inspector = new Account(Guid.CreateVersion7(now), "Inspecteur Meting", "inspecteur@meting.example", inspectorate.Id, now);
        inspector.Hold([Role.Inspector], OrganisationKind.Inspectorate);
        (inspector.SecurityStamp, inspector.EmailConfirmed) = (Guid.NewGuid().ToString(), true);
        var study = new Study(Guid.CreateVersion7(now), "meting", "Onderzoek van de meting", framework.Id, StudyKind.First, "2026");
        study.Join(inspectorate.Id, leads: true);
        var approach = new Approach(Guid.CreateVersion7(now), "GM0150", "Wijkteam Gezin");
        var inspection = new Inspection(Guid.CreateVersion7(now), study, "GM0150");
        inspection.Assign(inspector.Id, Duty.Inspector);
        var assessment = inspection.Assess(Guid.CreateVersion7(now), approach, "De enige aanpak.");
        var documents = Enumerable
            .Range(1, Documents)
            .Select(n => new Document(Guid.CreateVersion7(now), inspection.Id, $"Document {n}"))
            .ToList();
        foreach (var document in documents)
            document.Receive(new DateOnly(2026, 2, 1));
        var random = new Random(42);
        for (var n = 0; n < Answers; n++)
        {
            var kind = n == 0 ? OrganisationKind.Municipality : OrganisationKind.Partner;
            var organisation = new Organisation(
                Guid.CreateVersion7(now),
                kind,
                $"Organisatie {n}",
                municipalityCode: n == 0 ? "GM0150" : null);
            var respondent = assessment.Invite(Guid.CreateVersion7(now), organisation, n == 0 ? null : Nomination.ByInspectorates);
            respondent.AnswerOwn();
            var questionnaire = new Questionnaire(
                Guid.CreateVersion7(now),
                respondent.Id,
                n == 0 ? QuestionnaireVariant.Full : QuestionnaireVariant.Limited,
                now);
            questionnaire.Submit(
                Guid.CreateVersion7(now),
                new Dictionary<string, string>
                {
                    [QuestionNames.Answer(Indicator)] = n % 3 == 1 ? "no" : "yes",
                    [QuestionNames.Reasons(Indicator)] = Text(random),
                    [QuestionNames.Sources(Indicator)] = SourceReference.WriteAll([
                        new(documents[n].Id, null, n + 1, null),
                        new(documents[n + 12].Id, null, 2, "§ 3"),
                    ]),
                },
                "Wie verzond",
                stated: true,
                Guid.CreateVersion7(now),
                now);
            db.AddRange(organisation, questionnaire);
        }
        var draft = new FactsheetDraft(inspection, framework, () => Guid.CreateVersion7(now));
        foreach (var finding in draft.Findings)
        {
            db.Add(
                new DraftText(
                    inspection.Id,
                    DraftNames.Text(finding.Id),
                    "De gemeente en de meeste netwerkpartners geven aan dat dit is geregeld.",
                    Guid.NewGuid(),
                    inspector.Id,
                    now));
            db.Add(new DraftText(inspection.Id, DraftNames.Mark(finding.Id, 1), "meets", Guid.NewGuid(), inspector.Id, now));
        }
        db.AddRange(inspectorate, inspector, study, approach, inspection, draft);
        db.AddRange(documents);
        await db.SaveChangesAsync();
        var piece = DraftNames.Text(draft.Findings.First(f => f.IndicatorCodes.Contains(Indicator)).Id);
        var page = $"/werk/concepten/{inspection.Id}/beoordelen/{assessment.Id}/{Indicator}";
        return (inspector, new Places(inspection.Id, assessment.Id, page, piece));
    }

    private static string Text(Random random)
    {
        string[] words =
        [
            "de",
            "regisseur",
            "heeft",
            "doorzettingsmacht",
            "en",
            "belt",
            "met",
            "het",
            "gezin",
            "omdat",
            "partners",
            "afspraken",
            "maken",
            "over",
            "hulp",
        ];
        return string.Join(
            ' ',
            Enumerable
                .Range(1, Words)
                .Select(n =>
                    words[random.Next(words.Length)]
                    + (
                        n % 120 == 0 ? ".\n\n"
                        : n % 14 == 0 ? "."
                        : "")));
    }
}
