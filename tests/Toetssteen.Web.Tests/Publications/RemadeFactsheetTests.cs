using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Writing.Pdf;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Publications;

/// <summary>
/// What the demonstration has as published elsewhere can be made here: every word and mark by the forms of the work screens.
/// </summary>
public abstract class RemadeFactsheetTests(Provider provider)
{
    [Theory]
    [InlineData("deventer-2013")]
    [InlineData("zwolle-2013")]
    public async Task AFactsheetOfTheDemonstration_RemadeInTheWorkScreens_SaysTheSame(string name)
    {
        var reading = ReadingJson
            .Parse(await File.ReadAllTextAsync(Repository.PathTo("src", "Toetssteen.Web", "Demo", name + ".json")))
            .Single();
        await using var given = await RemadeDraft.GivenAsync(provider, reading);

        await given.WriteAsync();
        await given.ReadAndCheckAsync();
        await given.PublishAsync();

        using var response = await given.Site.Client.GetAsync($"/factsheets/{await given.SlugAsync()}.json");
        var made = FactsheetContentJson.Read(await response.Content.ReadAsStringAsync());
        var (read, written) = (Assert.Single(reading.Approaches), Assert.Single(made.Approaches));
        Assert.Equal(
            (reading.Municipality!.Name, read.Name, read.Description, read.Scope),
            (made.MunicipalityName, written.Name, written.Description, written.Scope));
        Assert.Equal(
            read.Findings.Select(f =>
                (string.Join(' ', f.Indicators), string.Join(' ', f.Marks.Select(Word)), f.Text, string.Join('|', f.Attention))),
            written.Findings.Select(f =>
                (
                    string.Join(' ', f.IndicatorCodes),
                    string.Join(' ', f.Marks.Select(m => DraftedFinding.Word(m.Value))),
                    f.Text,
                    string.Join('|', f.Attention))));
        Assert.Equal(
            read.Conclusions.Where(c => c.GoesWell.Count + c.CanImprove.Count > 0)
                .Select(c => (c.Theme, string.Join('|', c.GoesWell), string.Join('|', c.CanImprove))),
            written
                .Conclusions.Where(c => c.GoesWell.Count + c.CanImprove.Count > 0)
                .Select(c => (c.ThemeCode, string.Join('|', c.GoesWell), string.Join('|', c.CanImprove))));
        var pdf = await given.Site.Client.GetByteArrayAsync($"/factsheets/{await given.SlugAsync()}.pdf");
        Assert.Empty(PdfChecker.Check(pdf));
        if (Environment.GetEnvironmentVariable("TOETSSTEEN_PDFS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), pdf);
    }

    [Theory]
    [InlineData("dordrecht-2015")]
    [InlineData("oosterhout-2015")]
    public async Task AFollowUpOfTheDemonstration_RemadeInTheWorkScreens_SaysTheSame(string name)
    {
        var reading = ReadingJson
            .Parse(await File.ReadAllTextAsync(Repository.PathTo("src", "Toetssteen.Web", "Demo", name + ".json")))
            .Single();
        await using var given = await RemadeDraft.GivenAFollowUpAsync(provider, reading);

        await given.JudgeAgainAsync();
        await given.ReadAndCheckAsync();
        await given.PublishAsync();

        using var response = await given.Site.Client.GetAsync($"/factsheets/{await given.SlugAsync()}.json");
        var made = FactsheetContentJson.Read(await response.Content.ReadAsStringAsync());
        Assert.Equal((reading.Context?.Text, reading.Approaches.Count), (made.Context, made.Approaches.Count));
        foreach (var read in reading.Approaches)
        {
            var written = made.Approaches.Single(a => a.Name == read.Name);
            Assert.Equal((read.Scope, read.Description, read.NotRetested), (written.Scope, written.Description, written.NotRetested));
            Assert.Equal(read.Retests.Select(r => (string.Join(' ', r.Indicators), Said(r.Before), Said(r.After), r.Unchanged)),
                written.Retests.Select(r => (string.Join(' ', r.IndicatorCodes), Said(r.Before), Said(r.After), r.Unchanged)));
        }
        var pdf = await given.Site.Client.GetByteArrayAsync($"/factsheets/{await given.SlugAsync()}.pdf");
        Assert.Empty(PdfChecker.Check(pdf));
        if (Environment.GetEnvironmentVariable("TOETSSTEEN_PDFS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), pdf);

        static (string?, string, string)? Said(object? judgement) => judgement switch
        {
            ReadJudgement read => (read.Period, string.Join(' ', read.Marks.Select(Word)), read.Text),
            Judgement written => (written.Period, string.Join(' ', written.Marks.Select(m => DraftedFinding.Word(m.Value))), written.Text),
            _ => null,
        };
    }

    internal static string Word(ReadMark mark) => mark == ReadMark.Meets ? "meets" : "improve";
}

public sealed class RemadeFactsheetTestsOnSqlite() : RemadeFactsheetTests(Provider.Sqlite);

public sealed class RemadeFactsheetTestsOnPostgres() : RemadeFactsheetTests(Provider.Postgres);

/// <summary>
/// An inspection with the approach and the respondents of a reading, of which nothing was judged yet; and the people who make its
/// factsheet.
/// </summary>
internal sealed class RemadeDraft : IAsyncDisposable
{
    private readonly FactsheetReading _reading;
    private Guid _inspection = Guid.NewGuid();
    // What is only retold from paper cites nothing here.
    private const string Printed = "Overgenomen uit een factsheet op papier.";

    private readonly Guid _assessment = Guid.NewGuid();
    private readonly Dictionary<string, Person> _people = [];
    private readonly Organisation _inspectorate = new(Guid.NewGuid(), OrganisationKind.Inspectorate, "Inspectie Samen");
    private readonly Organisation _town;

    private RemadeDraft(TestSite site, FactsheetReading reading) =>
        (Site, _reading, _town) = (
            site,
            reading,
            new Organisation(
                Guid.NewGuid(),
                OrganisationKind.Municipality,
                $"Gemeente {reading.Municipality!.Name}",
                municipalityCode: reading.Municipality.Code));

    public TestSite Site { get; }

    private string Address => $"/werk/concepten/{_inspection}";

    private ReadApproach Approach => _reading.Approaches[0];

    public static async Task<RemadeDraft> GivenAsync(Provider provider, FactsheetReading reading)
    {
        var (given, accounts, framework) = await BeginAsync(provider, reading);
        await given.Site.ChangeAsync(db => given.FillAsync(db, framework, accounts));
        return given;
    }

    /// <summary>
    /// A first study that found what the follow-up calls "before", published; and the follow-up of it, planned by a lead.
    /// </summary>
    public static async Task<RemadeDraft> GivenAFollowUpAsync(Provider provider, FactsheetReading reading)
    {
        var (given, accounts, framework) = await BeginAsync(provider, reading);
        await given.Site.ImportAsync(
            reading with
            {
                Source = new ReadingSource("eerste.docx", "docx", new string('1', 64)),
                Kind = ReadingKind.Study,
                Published = "2013-10",
                Context = null,
                Approaches =
                [
                    .. reading.Approaches.Select(a =>
                        a with
                        {
                            Retests = [],
                            NotRetested = null,
                            Formerly = [],
                            Findings = [.. Found(a, framework)],
                        }),
                ],
            });
        // A lead takes up what was only imported.
        await given.Site.ChangeAsync(async db =>
        {
            var imported = await db.Studies.SingleAsync();
            imported.Join(given._inspectorate.Id, leads: false);
            imported.Plan(imported.Title, imported.PeriodJudged, new StudyCalendar(), new StudyLetters(), given.Site.Clock.Now);
        });
        var study = await given.Site.AskAsync(db => db.Studies.Select(s => s.Slug).SingleAsync());
        await SentAsync(given._people["lead"].SendAsync($"/werk/onderzoeken/{study}/vervolg", new()
        {
            ["Plan.Title"] = "Hertoets",
            ["Plan.Period"] = "2014",
            ["Plan.ContactName"] = "Lotte Leider",
            ["Plan.ContactPhone"] = "070-000 00 00",
            ["Plan.ContactEmail"] = "lotte@inspectie.example",
        }, "main form.form--wide"));
        await given.Site.ChangeAsync(async db =>
        {
            var inspection = await db
                .Inspections.Include(i => i.Assignments)
                .SingleAsync(i => db.Studies.Any(s => s.Id == i.StudyId && s.EarlierStudyId != null));
            inspection.Assign(accounts["inspector"].Id, Duty.Inspector);
            inspection.Assign(accounts["reader"].Id, Duty.SecondReader);
            given._inspection = inspection.Id;
            (await db.Accounts.SingleAsync(a => a.Id == accounts["municipality"].Id)).IsContactPerson = true;
        });
        return given;
    }

    // What was found first: the columns "before"; where nothing is judged again, something that was to improve.
    private static IEnumerable<ReadFinding> Found(ReadApproach approach, Framework framework) =>
        approach.Retests.Count > 0
            ? approach.Retests.Select(
                (r, n) =>
                    new ReadFinding(
                        framework.ThemeOf(r.Indicators[0]).Code,
                        framework.CriterionOf(r.Indicators[0]).Code,
                        r.Indicators,
                        r.Before.Marks,
                        r.Before.Text,
                        [],
                        new Place(Line: n + 1)))
            :
            [
                new ReadFinding(
                    "1",
                    "1.1",
                    ["1.1.2"],
                    [ReadMark.Improve],
                    "Hoeveel gezinnen het zijn is niet bekend.",
                    [],
                    new Place(Line: 1)),
            ];

    private static async Task<(RemadeDraft Given, Dictionary<string, Account> Accounts, Framework Framework)> BeginAsync(
        Provider provider,
        FactsheetReading reading)
    {
        var given = new RemadeDraft(await TestSite.GivenAnEmptyDatabaseAsync(provider), reading);
        await given.Site.RegisterFrameworkAsync(Repository.PathTo("frameworks", "ggsr", "2012.yaml"));
        var accounts = new Dictionary<string, Account>();
        foreach (
            var (who, role) in new[]
            {
                ("lead", Role.StudyLead),
                ("other lead", Role.StudyLead),
                ("inspector", Role.Inspector),
                ("reader", Role.SecondReader),
            })
            accounts[who] = await given.Site.GivenAnAccountAsync(role, given._inspectorate);
        accounts["municipality"] = await given.Site.GivenAnAccountAsync(Role.MunicipalityRespondent, given._town);
        foreach (var (who, account) in accounts)
            given._people[who] = await given.Site.LoggedInAsync(account);
        var framework = await given.Site.UseAsync<FrameworkCatalogue, Framework>(all => Task.FromResult(all.Get(reading.Framework!)));
        return (given, accounts, framework);
    }

    /// <summary>
    /// The inspector judges every point again as the follow-up prints it, leaves out what it leaves out, and writes what stands around it.
    /// </summary>
    public async Task JudgeAgainAsync()
    {
        var inspector = _people["inspector"];
        var assessments = await Site.AskAsync(db =>
            db.Assessments.Where(a => a.InspectionId == _inspection)
                .Join(db.Approaches, a => a.ApproachId, a => a.Id, (a, approach) => new { a.Id, approach.Name })
                .ToDictionaryAsync(a => a.Name, a => a.Id));
        var around = new Dictionary<string, string?> { [DraftNames.Context] = _reading.Context?.Text ?? "" };
        foreach (var read in _reading.Approaches)
        {
            var assessment = assessments[read.Name];
            (around[DraftNames.Description(assessment)], around[DraftNames.Scope(assessment)]) = (read.Description ?? "", read.Scope ?? "");
            if (read.NotRetested is { } reason)
                await SentAsync(
                    inspector.SendAsync(
                        $"{Address}/aanpakken/{assessment}",
                        new() { [DraftNames.LeftOut(assessment)] = reason },
                        "form.answers"));
            foreach (var said in read.Retests)
            {
                var id = await Site.AskAsync(async db =>
                    (await db.DraftFindings.AsNoTracking().Where(f => f.AssessmentId == assessment).ToListAsync())
                        .Single(f => f.IndicatorCodes.SequenceEqual(said.Indicators))
                        .Id);
                await SentAsync(
                    inspector.SendAsync(
                        $"{Address}/beoordelen/{assessment}/{said.Indicators[0]}",
                        new()
                        {
                            [DraftNames.Text(id)] = said.After!.Text,
                            [DraftNames.Mark(id, 1)] = RemadeFactsheetTests.Word(Assert.Single(said.After.Marks)),
                            [DraftNames.Unchanged(id)] = said.Unchanged ? "yes" : "",
                            [DraftNames.NoEvidenceReason(id)] = said.Unchanged ? "" : Printed,
                        },
                        "form.answers"));
            }
        }
        await SentAsync(inspector.SendAsync($"{Address}/inleiding", around));
    }

    /// <summary>
    /// The inspector writes what the factsheet says: findings put together as it prints them, texts, marks, attention points, conclusions.
    /// </summary>
    public async Task WriteAsync()
    {
        var inspector = _people["inspector"];
        foreach (var joint in Approach.Findings.Where(f => f.Indicators.Count > 1))
            if (await FindingsAsync(joint.Indicators) is { Count: > 1 } apart)
                await SentAsync(
                    inspector.SendAsync($"{Address}/bevindingen/samenvoegen?{string.Join('&', apart.Select(id => $"bevinding={id}"))}"));
        foreach (var said in Approach.Findings)
        {
            var id = Assert.Single(await FindingsAsync(said.Indicators));
            var pieces = new Dictionary<string, string?> { [DraftNames.Text(id)] = said.Text, [DraftNames.NoEvidenceReason(id)] = Printed };
            foreach (var (n, mark) in said.Marks.Index())
                pieces[DraftNames.Mark(id, n + 1)] = RemadeFactsheetTests.Word(mark);
            if (said.Marks.Count == 0)
                pieces[DraftNames.NoMarkReason(id)] = "Hierover is geen oordeel gegeven.";
            foreach (var (n, attention) in said.Attention.Index())
                pieces[DraftNames.Attention(id, n + 1)] = attention;
            await SentAsync(inspector.SendAsync($"{Address}/beoordelen/{_assessment}/{said.Indicators[0]}", pieces, "form.answers"));
        }
        foreach (var conclusion in Approach.Conclusions)
        {
            // After each paragraph the page has room for one more.
            foreach (
                var (side, paragraphs) in new[]
                {
                    (ConclusionSide.GoesWell, conclusion.GoesWell),
                    (ConclusionSide.CanImprove, conclusion.CanImprove),
                })
                foreach (var (n, paragraph) in paragraphs.Index())
                    await SentAsync(
                        inspector.SendAsync(
                            $"{Address}/conclusies/{_assessment}/{conclusion.Theme}",
                            new() { [DraftNames.Conclusion(_assessment, conclusion.Theme, side, n + 1)] = paragraph }));
        }
        await SentAsync(inspector.SendAsync($"{Address}/inleiding", new()
        {
            [DraftNames.Context] = _reading.Context?.Text ?? "",
            [DraftNames.Description(_assessment)] = Approach.Description ?? "",
            [DraftNames.Scope(_assessment)] = Approach.Scope ?? "",
        }));
    }

    /// <summary>The second reader agrees, the municipality has no objection, and the second reader agrees once more.</summary>
    public async Task ReadAndCheckAsync()
    {
        await SentAsync(_people["inspector"].SendAsync(Address));
        await AgreeAsync();
        await SentAsync(
            _people["lead"]
                .SendAsync(
                    $"{Address}/feitencheck",
                    new()
                    {
                        ["Until"] = DutchDay
                            .Of(Site.Clock.Now.AddDays(21))
                            .ToString("d-M-yyyy", System.Globalization.CultureInfo.InvariantCulture),
                        ["Confirmed"] = "true",
                    },
                    "form[action='?handler=Send']"));
        var check = await Site.AskAsync(db => db.FactChecks.Where(c => c.InspectionId == _inspection).Select(c => c.Id).SingleAsync());
        await SentAsync(
            _people["municipality"]
                .SendAsync($"/werk/feitencheck/{check}/verzenden", new() { ["Name"] = "Wie dit verzendt", ["Confirmed"] = "true" }));
        await SentAsync(_people["inspector"].SendAsync(Address));
        await AgreeAsync();
    }

    // With all that is still to be read, and then with the whole.
    private async Task AgreeAsync()
    {
        var (reader, list) = (_people["reader"], $"{Address}/tweede-lezing");
        var page = await reader.ReadAsync(list);
        var agreed = page.QuerySelectorAll("article input[value='akkoord']")
            .Select(i => i.GetAttribute("name")!)
            .Distinct()
            .ToDictionary(name => name, _ => (string?)"akkoord");
        if (agreed.Count > 0)
            await SentAsync(reader.SendAsync(page, list, agreed));
        await SentAsync(reader.SendAsync(list, new() { ["doe"] = "akkoord" }));
    }

    /// <summary>One lead adopts, the other decides, and its moment comes.</summary>
    public async Task PublishAsync()
    {
        await SentAsync(_people["lead"].SendAsync($"{Address}/vaststellen", new() { ["Confirmed"] = "true" }));
        await SentAsync(_people["other lead"].SendAsync($"{Address}/publiceren", new()
        {
            ["On"] = DutchDay.Of(Site.Clock.Now.AddDays(21)).ToString("d-M-yyyy", System.Globalization.CultureInfo.InvariantCulture),
            ["Time"] = "09:00",
            ["Confirmed"] = "true",
        }));
        await Site.DoJobsAsync();
        Site.Clock.Now = (await Site.AskAsync(db => db.Drafts.AsNoTracking().SingleAsync(d => d.InspectionId == _inspection)))
            .PublicFrom!
            .Value;
        await Site.DoJobsAsync();
    }

    public Task<string> SlugAsync() =>
        Site.AskAsync(db => db.Factsheets.Where(f => f.InspectionId == _inspection).Select(f => f.Slug).SingleAsync());

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private static async Task SentAsync(Task<Answered> sending)
    {
        var answer = await sending;
        Assert.True(answer.Status == HttpStatusCode.Redirect, $"{answer.Status}: {answer.Text}");
    }

    // The findings over these indicators, in the order of the framework.
    private Task<List<Guid>> FindingsAsync(IReadOnlyList<string> indicators) =>
        Site.AskAsync(async db =>
            (await db.DraftFindings.AsNoTracking().Where(f => f.InspectionId == _inspection).ToListAsync())
                .Where(f => f.IndicatorCodes.Intersect(indicators).Any())
                .OrderBy(f => f.IndicatorCodes[0], StringComparer.Ordinal)
                .Select(f => f.Id)
                .ToList());

    private async Task FillAsync(AppDb db, Framework framework, Dictionary<string, Account> accounts)
    {
        var study = new Study(Guid.NewGuid(), "opnieuw", "Opnieuw gemaakt", framework.Id, StudyKind.First, "2013");
        study.Plan(study.Title, study.PeriodJudged, new StudyCalendar(), new StudyLetters(), Site.Clock.Now);
        study.Join(_inspectorate.Id, leads: true);
        var inspection = new Inspection(_inspection, study, _town.MunicipalityCode!);
        inspection.Assign(accounts["inspector"].Id, Duty.Inspector);
        inspection.Assign(accounts["reader"].Id, Duty.SecondReader);
        var approach = new Approach(Guid.NewGuid(), inspection.MunicipalityCode, Approach.Name);
        var assessment = inspection.Assess(_assessment, approach, null);
        db.AddRange(study, approach, inspection);
        foreach (var read in Approach.Respondents)
        {
            var isMunicipality = read.Role == ReadRole.Municipality;
            var organisation = isMunicipality
                ? await db.Organisations.SingleAsync(o => o.Id == _town.Id)
                : db.Organisations.Add(new Organisation(Guid.NewGuid(), OrganisationKind.Partner, read.Name)).Entity;
            var respondent = assessment.Invite(
                Guid.NewGuid(),
                organisation,
                isMunicipality ? null
                    : read.NominatedBy == ReadNomination.Inspectorates ? Nomination.ByInspectorates
                    : Nomination.ByMunicipality);
            if (read.Answered == ReadAnswered.Joined)
                respondent.Join(assessment.Respondents[0]);
            else if (read.Answered == ReadAnswered.Silent)
                respondent.StaySilent();
            else
                respondent.AnswerOwn();
        }
        db.Drafts.Add(new FactsheetDraft(inspection, framework, Guid.NewGuid));
        (await db.Accounts.SingleAsync(a => a.Id == accounts["municipality"].Id)).IsContactPerson = true;
    }
}
