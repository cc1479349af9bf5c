using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Bench.Typing;

/// <summary>
/// A national study as large as it gets: 342 municipalities, each with one approach, itself and three partners, every one of them with
/// an open questionnaire and someone who fills it in.
/// </summary>
internal static class NationalStudy
{
    /// <summary>Password of all who fill in.</summary>
    public const string Password = "met zijn vieren aan tafel";

    private const int Municipalities = 342;
    private const int Partners = 3;

    /// <summary>Someone who fills in a questionnaire.</summary>
    public sealed record Writer(string Email, Guid QuestionnaireId);

    /// <summary>Stores the study in a prepared database.</summary>
    /// <returns>Who fills in, municipality by municipality.</returns>
    public static async Task<IReadOnlyList<Writer>> StoreAsync(string database, DateTimeOffset now)
    {
        await using var services = new ServiceCollection().AddLogging().AddDatabase(database).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;

        var inspectorate = new Organisation(Guid.CreateVersion7(now), OrganisationKind.Inspectorate, "Inspectie Meting");
        var study = new Study(Guid.CreateVersion7(now), "meting", "Landelijk onderzoek", "ggsr/2012", StudyKind.First, "2026");
        study.Plan(study.Title, study.PeriodJudged, new StudyCalendar(), new StudyLetters(), now);
        study.Join(inspectorate.Id, leads: true);
        db.AddRange(inspectorate, study);

        // One hash for all: what is measured is typing, and a hash is slow on purpose.
        var hash = new PasswordHasher<Account>().HashPassword(null!, Password);
        var writers = new List<Writer>();
        var places = await db.Municipalities.AsNoTracking().OrderBy(m => m.Code).ToListAsync();
        foreach (var place in places.Where(p => !p.IsAbolished).Concat(places.Where(p => p.IsAbolished)).Take(Municipalities))
        {
            var inspection = new Inspection(Guid.CreateVersion7(now), study, place.Code);
            var approach = new Approach(Guid.CreateVersion7(now), place.Code, "Wijkteam Gezin");
            var assessment = inspection.Assess(Guid.CreateVersion7(now), approach, "De enige aanpak.");
            for (var n = 0; n <= Partners; n++)
            {
                var organisation =
                    n == 0
                        ? new Organisation(
                            Guid.CreateVersion7(now),
                            OrganisationKind.Municipality,
                            $"Gemeente {place.Name}",
                            municipalityCode: place.Code)
                        : new Organisation(Guid.CreateVersion7(now), OrganisationKind.Partner, $"Partner {n} van {place.Name}");
                var respondent = assessment.Invite(Guid.CreateVersion7(now), organisation, n == 0 ? null : Nomination.ByMunicipality);
                var questionnaire = new Questionnaire(
                    Guid.CreateVersion7(now),
                    respondent.Id,
                    n == 0 ? QuestionnaireVariant.Full : QuestionnaireVariant.Limited,
                    now);
                var email = $"{n}-{place.Code.ToLowerInvariant()}@meting.example";
                var account = new Account(Guid.CreateVersion7(now), $"Schrijver {n} van {place.Name}", email, organisation.Id, now)
                {
                    PasswordHash = hash,
                    NormalizedEmail = email.ToUpperInvariant(),
                    NormalizedUserName = email.ToUpperInvariant(),
                    EmailConfirmed = true,
                };
                account.Hold([n == 0 ? Role.MunicipalityRespondent : Role.PartnerRespondent], organisation.Kind);
                db.AddRange(organisation, questionnaire, account);
                writers.Add(new Writer(email, questionnaire.Id));
            }
            db.AddRange(approach, inspection);
        }
        await db.SaveChangesAsync();
        return writers;
    }
}
