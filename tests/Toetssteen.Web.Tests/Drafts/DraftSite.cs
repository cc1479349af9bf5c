using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Drafts;

/// <summary>
/// A site with the draft of one factsheet, in the state that a test begins with: one approach of Deventer, answered for by the municipality
/// and three partners (two by themselves, one by joining), one document, and everyone who has a part in it.
/// </summary>
internal sealed class DraftSite : IAsyncDisposable
{
    public const string Municipality = "GM0150";
    public const string Norm = "1.1.1";

    private DraftSite(TestSite site) => Site = site;

    public TestSite Site { get; }

    public Organisation Inspectorate { get; } = new(Guid.NewGuid(), OrganisationKind.Inspectorate, "Inspectie Samen");

    public Organisation Town { get; } =
        new(Guid.NewGuid(), OrganisationKind.Municipality, "Gemeente Deventer", municipalityCode: Municipality);

    /// <summary>Leads the study.</summary>
    public Account Leader { get; private set; } = null!;

    /// <summary>Leads studies of the same inspectorate, and did nothing in this one.</summary>
    public Account OtherLead { get; private set; } = null!;

    /// <summary>Wrote the findings.</summary>
    public Account Inspector { get; private set; } = null!;

    /// <summary>May write too, and did not.</summary>
    public Account Colleague { get; private set; } = null!;

    /// <summary>The second reader.</summary>
    public Account Reader { get; private set; } = null!;

    /// <summary>Someone of the municipality.</summary>
    public Account Respondent { get; private set; } = null!;

    /// <summary>A colleague there.</summary>
    public Account SecondRespondent { get; private set; } = null!;

    public Guid Inspection { get; } = Guid.NewGuid();

    public Guid Assessment { get; } = Guid.NewGuid();

    /// <summary>A covenant that is here, with two pages of text.</summary>
    public Guid Document { get; } = Guid.NewGuid();

    /// <summary>The respondents: municipality, Jeugdhulp Rivier, Wonen Linde, and Huisarts Stad, which joined the municipality.</summary>
    public IReadOnlyList<Guid> Respondents { get; private set; } = [];

    public Framework Framework { get; private set; } = null!;

    /// <summary>The draft at a glance.</summary>
    public string Address => $"/werk/concepten/{Inspection}";

    /// <summary>The one fact check.</summary>
    public Task<Guid> FactCheckAsync() =>
        Site.AskAsync(db => db.FactChecks.Where(c => c.InspectionId == Inspection).Select(c => c.Id).SingleAsync());

    #region States

    /// <summary>
    /// Two findings were written (1.1.1 meets with an attention point, 1.1.2 is an improvement point); the others are empty.
    /// </summary>
    public static async Task<DraftSite> GivenADraftBeingJudgedAsync(Provider provider)
    {
        var given = await BeginAsync(provider);
        await given.WriteAsync(given.Inspector, given.Pieces("1.1.1", "1.1.2"));
        return given;
    }

    /// <summary>Every finding says something; nobody asked for the second reading yet.</summary>
    /// <param name="provider">On which database.</param>
    /// <param name="first">What is done with the site before anything else, such as putting it on a port.</param>
    /// <param name="services">What the site is made of besides.</param>
    public static async Task<DraftSite> GivenADraftReadyForSecondReadingAsync(
        Provider provider,
        Action<TestSite>? first = null,
        Action<IServiceCollection>? services = null)
    {
        var given = await BeginAsync(provider, first, services);
        await given.WriteAsync(given.Inspector, given.Pieces([.. given.Framework.Rows().Select(r => r.Indicators[0].Code)]));
        await given.WriteAsync(given.Inspector, new()
        {
            [DraftNames.Context] = "Deventer heeft ongeveer honderdduizend inwoners.",
            [DraftNames.Conclusion(given.Assessment, "1", ConclusionSide.GoesWell, 1)] = "De partners herkennen dezelfde gezinnen.",
            [DraftNames.ConclusionFindings(given.Assessment, "1", ConclusionSide.GoesWell, 1)] = given.Finding("1.1.1").ToString(),
        });
        return given;
    }

    /// <summary>Every finding by another framework is complete; what is judged as a whole is not written yet.</summary>
    public static Task<DraftSite> GivenADraftByAsync(Provider provider, params string[] file) =>
        GivenADraftOfAPartAsync(provider, null, file);

    /// <summary>The same, of a study that examines these indicators alone; null for all.</summary>
    public static async Task<DraftSite> GivenADraftOfAPartAsync(Provider provider, string[]? codes, params string[] file)
    {
        var given = await BeginAsync(provider, file: file, codes: codes);
        var holds = DraftedFinding.Word(given.Framework.Scale.Values.First(v => !v.Falls));
        await given.WriteAsync(given.Inspector, given._findings.SelectMany(f => new[]
        {
            (DraftNames.Text(f.Value), $"Over {f.Key} zijn afspraken gemaakt."), (DraftNames.Mark(f.Value, 1), holds),
            (DraftNames.Answers(f.Value), $"{given.Respondents[0]}:{f.Key}"),
        }).ToDictionary());
        return given;
    }

    /// <summary>The second reader has it, and read nothing yet.</summary>
    public static async Task<DraftSite> GivenADraftInSecondReadingAsync(Provider provider, Action<IServiceCollection>? services = null)
    {
        var given = await GivenADraftReadyForSecondReadingAsync(provider, services: services);
        await given.AskSecondReadingAsync();
        return given;
    }

    /// <summary>The second reader agreed with all; the municipality did not see it yet.</summary>
    public static async Task<DraftSite> GivenADraftAgreedAsync(Provider provider)
    {
        var given = await GivenADraftInSecondReadingAsync(provider);
        await given.AgreeAsync();
        return given;
    }

    /// <summary>The municipality has three weeks for the fact check, and made no objection yet.</summary>
    public static async Task<DraftSite> GivenADraftWithTheMunicipalityAsync(Provider provider)
    {
        var given = await GivenADraftAgreedAsync(provider);
        await given.SendForFactCheckAsync();
        return given;
    }

    /// <summary>The municipality submitted two objections (to 1.1.1 and 1.1.2); nothing was decided.</summary>
    public static async Task<DraftSite> GivenADraftDecidingAsync(Provider provider)
    {
        var given = await GivenADraftWithTheMunicipalityAsync(provider);
        await given.ActAsync(given.Respondent, async at =>
        {
            var check = at.Content.Draft.CurrentFactCheck!;
            foreach (var (code, n) in new[] { ("1.1.1", 0), ("1.1.2", 1) })
            {
                var finding = given.Finding(code);
                var text = at.Content.Findings.Single(f => f.Finding.Id == finding).Text;
                check.Object(
                    Guid.NewGuid(),
                    ObjectionKind.FactuallyWrong,
                    new ObjectedSentence($"approaches/0/findings/{n}/text", code, text, finding),
                    $"Bij {code} klopt dit niet.",
                    null,
                    at.By.Id,
                    at.Now,
                    given.Today);
            }
            check.Submit("Gerda van de gemeente", at.By.Id, at.Now, given.Today);
            at.Content.Draft.TakeUpFactCheck();
            await at.Db.SavePrivatelyAsync(default);
        });
        return given;
    }

    /// <summary>The fact check is done, both objections were refused, and the second reader agreed again: ready to be adopted.</summary>
    public static async Task<DraftSite> GivenADraftToAdoptAsync(Provider provider)
    {
        var given = await GivenADraftDecidingAsync(provider);
        await given.ActAsync(given.Inspector, async at =>
        {
            var check = at.Content.Draft.CurrentFactCheck!;
            foreach (var objection in check.Objections)
                check.Decide(objection, ObjectionDecision.NotAdopted, "De vragenlijsten laten dit zien.", at.By.Id, at.Now);
            await at.Db.SavePrivatelyAsync(default);
        });
        await given.AskSecondReadingAsync();
        await given.AgreeAsync();
        return given;
    }

    /// <summary>The lead adopted it; nobody decided on publication.</summary>
    public static async Task<DraftSite> GivenADraftAdoptedAsync(Provider provider)
    {
        var given = await GivenADraftToAdoptAsync(provider);
        await given.ActAsync(given.Leader, async at =>
        {
            var (json, sha256) = FactsheetContentJson.Freeze(
                at.Content.Compose(null, await at.History.AnchorAsync(given.Inspection, default)));
            at.Content.Draft.Adopt(at.By.Id, at.Content.Authors, json, sha256, at.Now);
            await at.Db.SavePrivatelyAsync(default);
        });
        return given;
    }

    /// <summary>The other lead decided: public in three weeks. Its files are not made yet.</summary>
    public static async Task<DraftSite> GivenADraftScheduledAsync(Provider provider)
    {
        var given = await GivenADraftAdoptedAsync(provider);
        await given.ActAsync(given.OtherLead, async at =>
        {
            at.Content.Draft.DecidePublication(
                at.By.Id,
                at.Content.Authors,
                at.Now.AddDays(21),
                new PublicationTerms(TimeSpan.FromDays(14), null),
                null,
                at.Now);
            await at.Db.SavePrivatelyAsync(default);
        });
        return given;
    }

    #endregion

    #region Acting

    /// <summary>What someone who acts has at hand.</summary>
    public sealed record Acting(
        AppDb Db,
        DraftContent Content,
        DraftWriter Writer,
        HistoryWriter History,
        CurrentUser By,
        DateTimeOffset Now);

    public DateOnly Today => DutchDay.Of(Site.Clock.Now);

    /// <summary>
    /// Lets someone act on the draft, with its history; the act saves by itself. On this draft, or on that of another inspection.
    /// </summary>
    public Task ActAsync(Account by, Func<Acting, Task> act, Guid? inspection = null) =>
        Site.UseAsync<IServiceProvider, bool>(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var user = new CurrentUser(
                new Sessions.Known(
                    new Session(Guid.NewGuid(), "", by.Id, "", isStrong: true, Site.Clock.Now),
                    by.Name,
                    by.OrganisationId,
                    false,
                    [.. by.Roles]
                ).Principal);
            var history = new HistoryWriter(db, Site.Clock, user);
            db.ActAs(() => history);
            var content = await new OpenedDraft(db, services.GetRequiredService<FrameworkCatalogue>(), user).FindAsync(
                db.Inspections,
                inspection ?? Inspection,
                default);
            await act(new Acting(db, content!, new DraftWriter(db, user, Site.Clock), history, user, Site.Clock.Now));
            return true;
        });

    /// <summary>Writes pieces of the draft as someone, whatever stood there.</summary>
    public Task WriteAsync(Account by, Dictionary<string, string> pieces) => ActAsync(by, at =>
        at.Db.ActInInspectionAsync(Inspection, () => at.Writer.RewriteAsync(Inspection, pieces, "", default), default));

    /// <summary>The inspector asks for the second reading.</summary>
    public Task AskSecondReadingAsync() => ActAsync(Inspector, async at =>
    {
        at.Content.Draft.AskSecondReading(at.Content.Gaps(), at.By.Id, at.Now);
        await at.Db.SavePrivatelyAsync(default);
    });

    /// <summary>The lead sends it to the municipality for three weeks.</summary>
    public Task SendForFactCheckAsync() => ActAsync(Leader, async at =>
    {
        var (json, sha256) = FactsheetContentJson.Freeze(at.Content.Compose(null, null));
        at.Content.Draft.SendForFactCheck(Guid.NewGuid(), json, sha256, Today.AddDays(21), at.By.Id, at.Now);
        await at.Db.SavePrivatelyAsync(default);
    });

    /// <summary>The second reader agrees with every finding as it is now.</summary>
    public Task AgreeAsync() => ActAsync(Reader, async at =>
        {
            at.Db.FindingReadings.AddRange(
                at.Content.Findings.Select(f => new FindingReading(
                    Guid.NewGuid(),
                    Inspection,
                    f.Finding.Id,
                    at.By.Id,
                    true,
                    null,
                    FindingAsRead.Of(f),
                    at.Now)));
            at.Content.Draft.Agree(at.By.Id, at.Content.Authors, []);
            await at.Db.SavePrivatelyAsync(default);
        });

    /// <summary>The draft with all that it is made of, as it is stored now.</summary>
    public async Task<DraftContent> ContentAsync()
    {
        DraftContent? content = null;
        await ActAsync(Leader, at =>
        {
            content = at.Content;
            return Task.CompletedTask;
        });
        return content!;
    }

    /// <summary>The history of the inspection, the first entry first.</summary>
    public Task<List<HistoryEntry>> HistoryAsync() =>
        Site.AskAsync(db => db.HistoryEntries.AsNoTracking().Where(e => e.InspectionId == Inspection).OrderBy(e => e.Number).ToListAsync());

    /// <summary>The finding that covers an indicator when the draft begins.</summary>
    public Guid Finding(string indicator) => _findings[indicator];

    /// <summary>A page of the draft, as someone.</summary>
    public async Task<IHtmlDocument> ReadAsync(Account by, string below = "") =>
        await (await Site.LoggedInAsync(by)).ReadAsync(Address + below);

    #endregion

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private readonly Dictionary<string, Guid> _findings = [];

    // What is written about these rows: the second is an improvement point, the joint row over 3.1.1 to 3.1.3 is mixed, the last has no
    // mark.
    private Dictionary<string, string> Pieces(params string[] codes)
    {
        var pieces = new Dictionary<string, string>();
        foreach (var code in codes)
        {
            var id = Finding(code);
            pieces[DraftNames.Text(id)] = code switch
            {
                "1.1.1" => "Alle partners gebruiken dezelfde omschrijving.",
                "1.1.2" => "De gemeente weet niet om hoeveel gezinnen het gaat.",
                _ => $"Over {code} zijn afspraken gemaakt. De partners kennen ze.",
            };
            if (code == "5.3.1")
                pieces[DraftNames.NoMarkReason(id)] = "Hier is niet naar gevraagd.";
            else
                pieces[DraftNames.Mark(id, 1)] = code == "1.1.2" ? "improve" : "meets";
            if (code == "1.1.1")
                pieces[DraftNames.Attention(id, 1)] = "Nieuwe partners kennen de omschrijving nog niet.";
            if (code == "3.1.1")
                (pieces[DraftNames.Mark(id, 2)], pieces[DraftNames.Mark(id, 3)]) = ("improve", "improve");
            pieces[DraftNames.Answers(id)] = $"{Respondents[0]}:{code}";
        }
        return pieces;
    }

    private static async Task<DraftSite> BeginAsync(
        Provider provider,
        Action<TestSite>? first = null,
        Action<IServiceCollection>? services = null,
        string[]? file = null,
        string[]? codes = null)
    {
        file ??= ["frameworks", "ggsr", "2012.yaml"];
        var given = new DraftSite(await TestSite.GivenAnEmptyDatabaseAsync(provider, services));
        var site = given.Site;
        first?.Invoke(site);
        await site.RegisterFrameworkAsync(Repository.PathTo(file));
        given.Framework = await site.UseAsync<FrameworkCatalogue, Framework>(all =>
            Task.FromResult(all.Get($"{file[^2]}/{file[^1][..^".yaml".Length]}")));
        given.Framework = codes is null ? given.Framework : given.Framework.Only(codes);
        given.Leader = await site.GivenAnAccountAsync(Role.StudyLead, given.Inspectorate);
        given.OtherLead = await site.GivenAnAccountAsync(Role.StudyLead, given.Inspectorate);
        given.Inspector = await site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        given.Colleague = await site.GivenAnAccountAsync(Role.Inspector, given.Inspectorate);
        given.Reader = await site.GivenAnAccountAsync(Role.SecondReader, given.Inspectorate);
        given.Respondent = await site.GivenAnAccountAsync(Role.MunicipalityRespondent, given.Town);
        given.SecondRespondent = await site.GivenAnAccountAsync(Role.MunicipalityRespondent, given.Town);
        await site.ChangeAsync(given.FillAsync);
        return given;
    }

    private async Task FillAsync(AppDb db)
    {
        var now = Site.Clock.Now;
        var study = new Study(Guid.NewGuid(), "proef", "Onderzoek naar gezinnen", Framework.Id, StudyKind.First, "2026");
        study.Plan(
            study.Title,
            study.PeriodJudged,
            new StudyCalendar(AnswerBy: Today.AddDays(-30), PublishFrom: Today.AddDays(21)),
            new StudyLetters(),
            now);
        study.Join(Inspectorate.Id, leads: true);
        study.Examine(Framework, new ExaminedPart(null, [.. Framework.Indicators.Select(i => i.Code)]), isAnyoneInvited: false);
        var inspection = new Inspection(Inspection, study, Municipality) { ContextText = "De gemeente ligt aan de IJssel." };
        inspection.Tell(new Figure("inhabitants", 98_000, FigurePrecision.About, "CBS"));
        foreach (var (account, duty) in new[] { (Inspector, Duty.Inspector), (Colleague, Duty.Inspector), (Reader, Duty.SecondReader) })
            inspection.Assign(account.Id, duty);
        var approach = new Approach(Guid.NewGuid(), Municipality, "Wijkteam Gezin");
        var assessment = inspection.Assess(Assessment, approach, "De enige aanpak voor deze gezinnen.");
        assessment.Description = "Een team dat bij gezinnen thuis komt.";
        db.AddRange(study, approach, inspection);

        var town = assessment.Invite(Guid.NewGuid(), await db.Organisations.SingleAsync(o => o.Id == Town.Id), null);
        var partners = new[] { ("Jeugdhulp Rivier", "jeugdhulp"), ("Wonen Linde", "wonen"), ("Huisarts Stad", "zorg") }
            .Select(p =>
                assessment.Invite(
                    Guid.NewGuid(),
                    db.Organisations.Add(new Organisation(Guid.NewGuid(), OrganisationKind.Partner, p.Item1, p.Item2)).Entity,
                    Nomination.ByMunicipality))
            .ToList();
        Respondents = [town.Id, .. partners.Select(p => p.Id)];
        Answer(db, town, QuestionnaireVariant.Full, "yes", "Wij gebruiken het convenant.");
        Answer(db, partners[0], QuestionnaireVariant.Limited, "yes", "Wij kennen het convenant.");
        Answer(db, partners[1], QuestionnaireVariant.Limited, "no", "Wij hebben een eigen omschrijving.");
        partners[2].Join(town);
        partners[2].Confirm(Respondent.Id, now);

        var covenant = new Document(Document, Inspection, "Convenant", Town.Id);
        covenant.Attach(
            new DocumentFile(new string('0', 64), 1000, FileKind.Pdf, "convenant.pdf"),
            scannerFirst: false,
            Today.AddDays(-20));
        covenant.Read(["Partijen hanteren dezelfde omschrijving.", "Er zijn ongeveer veertig gezinnen."]);
        db.Add(covenant);

        var draft = new FactsheetDraft(inspection, Framework, Guid.NewGuid);
        foreach (var finding in draft.Findings)
            _findings[finding.IndicatorCodes[0]] = finding.Id;
        db.Drafts.Add(draft);
    }

    private void Answer(AppDb db, Respondent respondent, QuestionnaireVariant variant, string answer, string reasons)
    {
        var now = Site.Clock.Now;
        var answers = new Dictionary<string, string> { [QuestionNames.Answer(Norm)] = answer, [QuestionNames.Reasons(Norm)] = reasons };
        var questionnaire = new Questionnaire(Guid.NewGuid(), respondent.Id, variant, now);
        db.Add(questionnaire);
        db.AddRange(answers.Select(a => new Answer(questionnaire.Id, a.Key, a.Value, Guid.NewGuid(), Respondent.Id, now)));
        questionnaire.Submit(Guid.NewGuid(), answers, respondent.Name, stated: true, Respondent.Id, now);
        respondent.AnswerOwn();
        respondent.Confirm(Respondent.Id, now);
    }
}
