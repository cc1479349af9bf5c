using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Pages;

/// <summary>Every framework file runs through every page, document and export. The next one is a file beside the others.</summary>
public abstract class AnyFrameworkTests(Provider provider)
{
    public static TheoryData<string> Files() =>
        [.. new[] { "frameworks", "tests/frameworks" }
            .SelectMany(f => Directory.EnumerateFiles(Repository.PathTo(f.Split('/')), "*.yaml", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Repository.PathTo(), f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task EveryPublicPageAndFile_ShowsStudiesByTheFramework(string file)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var framework = await GivenAsync(site, file);
        var first = Study(framework, "GM0150", "Deventer", 0);
        foreach (var reading in new[] { first, Study(framework, "GM0193", "Zwolle", 1), FollowUpOf(first, framework) })
            await site.ImportAsync(reading);

        // The files of an edition that was read in are made when they are first asked for.
        await site.Routes.FollowLinksAsync(site.Client);
        await site.DoJobsAsync();
        var visited = await site.Routes.FollowLinksAsync(site.Client);

        Assert.Empty(visited.Where(v => v.Status >= 400).Select(v => $"{v.Status} {v.Address}"));
        string[] kinds = [".docx", ".json", ".csv"];
        Assert.All(kinds, kind => Assert.Contains(visited, v => v.Address.Split('?')[0].EndsWith(kind, StringComparison.Ordinal)));
        var page = (await site.GetAsync($"/toetsingskaders/{framework.Id}")).QuerySelector("main")!.TextContent;
        foreach (var (prefix, shown) in new[] { ("", framework.In("nl")), ("/en", framework.In("en")) })
        {
            var whole = (await site.GetAsync($"{prefix}/toetsingskaders/{framework.Id}")).QuerySelector("main")!.TextContent;
            Assert.All(shown.Themes.SelectMany(t => new[] { t.Name, t.Text?.Split("\n\n")[0] }).OfType<string>()
                .Concat(shown.Criteria.SelectMany(c => new[] { c.Path, c.Statement }.OfType<string>()))
                .Concat(shown.Indicators.SelectMany(framework.WordingsOf).Select(w => w.Norm)),
                    said => Assert.Contains(said, whole, StringComparison.Ordinal));
        }
        var scale = (await site.GetAsync($"/toetsingskaders/{framework.Id}")).QuerySelector("section[aria-labelledby=schaal]")!;
        Assert.Equal(framework.Scale.Given.Select(g => g.Word.Sign),
            scale.QuerySelector("ul")!.QuerySelectorAll(".verdict__sign").Select(s => s.TextContent));
        Assert.Equal(framework.Overall.Count(o => o.Scale is not null), scale.QuerySelectorAll("h3").Length);
        foreach (var (prefix, indicator) in new[] { ("", "nl"), ("/en", "en") }
            .SelectMany(l => framework.In(l.Item2).Indicators.Select(i => (l.Item1, i))))
        {
            var norm = await site.GetAsync($"{prefix}/toetsingskaders/{framework.Id}/indicatoren/{Uri.EscapeDataString(indicator.Code)}");
            Assert.Contains(indicator.Norm, norm.QuerySelector(indicator.IsLong ? "main" : "h1")!.TextContent, StringComparison.Ordinal);
            Assert.All(framework.WordingsOf(indicator),
                w => Assert.Contains(w.Norm, norm.QuerySelector("main")!.TextContent, StringComparison.Ordinal));
            if (indicator.Guidance is { } guidance)
                Tells(norm, guidance, prefix.Length > 0 ? "en" : "nl");
        }
        Assert.All(visited.Select(v => v.Document).OfType<IDocument>(), document =>
        {
            SaysForWhom(document, framework);
            SaysInWhichLanguage(document, framework);
        });
        Assert.Contains(
            framework.NameOfLevel(TreeLevel.Indicator).Count(framework.CountOf(TreeLevel.Indicator), "nl"),
            page,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task TheWorkbench_TakesEveryMarkOfTheFramework(string file)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var framework = await GivenAsync(site, file);
        var inspector = await site.GivenAnAccountAsync(Role.Inspector);
        var (inspectionId, assessmentId) = (Guid.NewGuid(), Guid.NewGuid());
        await site.ChangeAsync(db =>
        {
            var study = new Study(Guid.NewGuid(), "proef", "Onderzoek in de gemeente", framework.Id, StudyKind.First, "2026");
            var approach = new Approach(Guid.NewGuid(), "GM0150", "Aanpak van de proef");
            var inspection = new Inspection(inspectionId, study, "GM0150");
            inspection.Assign(inspector.Id, Duty.Inspector);
            inspection.Assess(assessmentId, approach, "De enige aanpak.");
            db.AddRange(study, approach, inspection, new FactsheetDraft(inspection, framework, Guid.NewGuid));
            return Task.CompletedTask;
        });
        var (person, draft) = (await site.LoggedInAsync(inspector), $"/werk/concepten/{inspectionId}");
        var given = framework.Scale.Values;

        foreach (var (n, row) in framework.Rows().Index())
        {
            var address = $"{draft}/beoordelen/{assessmentId}/{Uri.EscapeDataString(row.Indicators[0].Code)}";
            var bench = await person.ReadAsync(address);
            SaysForWhom(bench, framework);
            if (row.Indicators[0].Guidance is { } guidance)
                Tells(bench, guidance);
            var name = bench.QuerySelectorAll("input[type=radio]").Select(r => r.GetAttribute("name")!)
                .First(r => r.EndsWith("/mark/1", StringComparison.Ordinal));
            await person.SendAsync(address, new() { [name] = DraftedFinding.Word(given[n % given.Count]) }, "form.answers");
        }
        var pages = new[] { "", "/bevindingen/samenvoegen", "/voorbeeld" }.Select(p => draft + p)
            .Concat(framework.JudgedThemes.Select(t => $"{draft}/conclusies/{assessmentId}/{Uri.EscapeDataString(t.Code)}"));
        foreach (var page in pages)
            SaysForWhom(await person.ReadAsync(page), framework);
        foreach (var page in pages.Concat(framework.Rows()
            .Select(r => $"{draft}/beoordelen/{assessmentId}/{Uri.EscapeDataString(r.Indicators[0].Code)}")))
            SaysInWhichLanguage(await person.ReadAsync($"/en{page}"), framework);

        var overview = (await person.OpenAsync(draft)).Text;
        Assert.All(framework.Rows().Select((_, n) => framework.Scale.Given[n % given.Count].Word.In("nl")),
            word => Assert.Contains(word, overview, StringComparison.OrdinalIgnoreCase));
        var history = (await person.OpenAsync($"{draft}/geschiedenis")).Text;
        Assert.Contains(framework.Scale.Given[0].Word.In("nl"), history, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task ThePreparation_AsksWhatTheFrameworkAsksBeforehand_AndNothingElse(string file)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var framework = await GivenAsync(site, file);
        var organisation = new Organisation(Guid.NewGuid(), OrganisationKind.Municipality, "Gemeente Deventer", municipalityCode: "GM0150");
        var (inspectionId, statementId) = (Guid.NewGuid(), Guid.NewGuid());
        await site.ChangeAsync(db =>
        {
            var study = new Study(Guid.NewGuid(), "proef", "Onderzoek in de gemeente", framework.Id, StudyKind.First, "2026");
            var inspection = new Inspection(inspectionId, study, "GM0150");
            inspection.Prepare().Name(statementId, "Aanpak van de proef");
            db.AddRange(organisation, study, inspection);
            return Task.CompletedTask;
        });
        var person = await site.LoggedInAsync(Role.MunicipalityRespondent, organisation);
        var approach = $"/werk/gemeenten/{inspectionId}/voorbereiding/aanpakken/{statementId}";
        var (step, form) = (await person.OpenAsync($"{approach}/cijfers"), PreparationForm.Of(framework));
        var next = (await person.SendAsync($"{approach}/beschrijving", new() { ["What"] = "Een team." })).Location;

        Assert.Equal(
            form.Asked.Count > 0 ? (HttpStatusCode.OK, $"{approach}/cijfers") : (HttpStatusCode.NotFound, $"{approach}/beoordelen"),
            (step.Status, next));
        if (form.Asked.Count == 0)
            return;
        Assert.Equal(
            form.Questions.Select(q => $"Answers[{q.Name}]"),
            step.Page.QuerySelectorAll("main [name^='Answers[']").Select(f => f.GetAttribute("name")).Distinct());
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await person.SendAsync(step.Page, $"{approach}/cijfers", form.Questions.ToDictionary(q => $"Answers[{q.Name}]", Typed))).Status
        );
        var told = (await person.ReadAsync(approach)).QuerySelector("#stap-figures")!.Closest("section")!;
        Assert.Equal(form.Asked.Select(q => q.Called.Dutch), told.QuerySelectorAll("dt").Select(t => t.TextContent));
        Assert.Empty(told.QuerySelectorAll(".soft"));

        string? Typed(Question question) =>
            question.Type switch
            {
                // The first says that something is known, the last that it is another.
                QuestionType.SelectOne => form.ChoicesOf(question)[
                    question.Name.EndsWith("_knowledge", StringComparison.Ordinal) ? 0 : ^1
                ].Name,
                QuestionType.SelectMultiple => form.ChoicesOf(question)[0].Name,
                QuestionType.Integer => "2020",
                QuestionType.Decimal => "2,5",
                QuestionType.Date => "14-12-2025",
                _ => "Zo is het.",
            };
    }

    [Theory]
    [InlineData("tests/frameworks/waarborg/2024.yaml")]
    [InlineData("tests/frameworks/wijkzorg/2025.yaml")]
    [InlineData("tests/frameworks/veerdienst/1.yaml")]
    [InlineData("tests/frameworks/buurtsport/1.yaml")]
    public async Task TheQuestionnaire_KeepsWhatIsAnsweredOnEachPage(string file)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var framework = await GivenAsync(site, file);
        var organisation = new Organisation(Guid.NewGuid(), OrganisationKind.Municipality, "Gemeente Deventer", municipalityCode: "GM0150");
        var id = Guid.NewGuid();
        await site.ChangeAsync(db =>
        {
            var study = new Study(Guid.NewGuid(), "proef", "Onderzoek in de gemeente", framework.Id, StudyKind.First, "2026");
            var approach = new Approach(Guid.NewGuid(), "GM0150", "Aanpak van de proef");
            var inspection = new Inspection(Guid.NewGuid(), study, "GM0150");
            var respondent = inspection.Assess(Guid.NewGuid(), approach, "De enige aanpak.").Invite(Guid.NewGuid(), organisation, null);
            db.AddRange(
                organisation,
                study,
                approach,
                inspection,
                new Questionnaire(id, respondent.Id, QuestionnaireVariant.Full, site.Clock.Now));
            return Task.CompletedTask;
        });
        var person = await site.LoggedInAsync(Role.MunicipalityRespondent, organisation);
        var (form, answers) = (QuestionnaireForm.Of(framework, QuestionnaireVariant.Full), new Dictionary<string, string>());
        var own = framework.Scale.Marks[^1].Key;

        foreach (var page in form.Pages)
        {
            var given = page
                .Sections.SelectMany(s =>
                    new (Question? Asked, string Value)[] { (s.Answer, "no"), (s.Reasons, "Dat lukt nog niet."), (s.OwnMark, own) })
                .Where(a => a.Asked is not null)
                .ToDictionary(a => a.Asked!.Name, a => a.Value);
            var address = $"/werk/vragenlijsten/{id}/{Uri.EscapeDataString(page.Code)}";
            var sent = await person.SendAsync(address, given.ToDictionary(a => a.Key, a => (string?)a.Value), "form.answers");
            var read = await person.ReadAsync(address);

            Assert.Equal((HttpStatusCode.Redirect, address), (sent.Status, sent.Location));
            SaysInWhichLanguage(await person.ReadAsync($"/en{address}"), framework);
            Assert.All(page.Sections.Select(s => s.Reasons).OfType<Question>(), q => Assert.Contains(read.QuerySelectorAll("textarea"),
                t => t.GetAttribute("name") == q.Name && t.TextContent == "Dat lukt nog niet."));
            Assert.All(page.Sections.Select(s => s.OwnMark).OfType<Question>(), q =>
                Assert.Equal([own], read.QuerySelectorAll($"input[name='{q.Name}'][checked]").Select(r => r.GetAttribute("value"))));
            Assert.Empty(read.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
            foreach (var (name, value) in given)
                answers[name] = value;
        }

        Assert.NotEmpty(answers);
        var stored = await site.AskAsync(db => db.Answers.AsNoTracking().ToDictionaryAsync(a => a.Name, a => a.Value));
        Assert.Equal(answers.OrderBy(a => a.Key), stored.Where(a => a.Value.Length > 0).OrderBy(a => a.Key));
    }

    // Wherever a norm is shown that is for a group, the group stands behind it.
    private static void SaysForWhom(IDocument page, Framework framework)
    {
        var text = page.Body!.TextContent;
        foreach (var indicator in framework.Indicators.Where(i => i.AppliesTo is not null))
            Assert.Equal(
                Count(indicator.Norm), framework.Indicators.Where(i => i.Norm == indicator.Norm).Select(i => i.FullNorm).Sum(Count));

        int Count(string said) => text.Split(said, StringSplitOptions.None).Length - 1;
    }

    // A screen reader says a norm as it should only where its element says in which language it is.
    private static void SaysInWhichLanguage(IDocument page, Framework framework)
    {
        var texts = page.Body!.Descendants<IText>().Where(t => t.ParentElement is not (IHtmlScriptElement or IHtmlStyleElement)).ToList();
        foreach (var (language, norm) in framework.Indicators.SelectMany(framework.WordingsOf).Distinct())
            Assert.All(texts.Where(t => t.Data.TrimStart().StartsWith(norm, StringComparison.Ordinal)), text => Assert.Equal(
                (language, norm), (text.ParentElement!.Closest("[lang]")!.GetAttribute("lang"), norm)));
    }

    private static void Tells(IDocument page, Guidance guidance, string language = "nl")
    {
        var text = page.QuerySelector("main")!.TextContent;
        Assert.All(
            new[] { guidance.LegalBasis, guidance.Explanation, guidance.Weight }
                .OfType<Wording>()
                .Concat(guidance.Marks.Select(m => m.Text))
                .Select(w => w.In(language))
                .Concat(guidance.Points),
            said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    private static async Task<Framework> GivenAsync(TestSite site, string file)
    {
        var framework = FrameworkFile.Load(Repository.PathTo(file.Split('/'))).Framework!;
        await site.RegisterFrameworkAsync(Repository.PathTo(file.Split('/')));
        return framework;
    }

    private static FactsheetReading Study(Framework framework, string code, string name, int turn)
    {
        // What falls comes first, so that there is something to follow up.
        MarkValue[] given = [.. framework.Scale.Values.OrderBy(v => !v.Falls)];
        var findings = framework
            .Rows()
            .Select(
                (row, n) =>
                    new ReadFinding(
                        row.Theme.Code,
                        row.Criterion.Code,
                        [.. row.Indicators.Select(i => i.Code)],
                        [ReadMark.Of(given[(n + turn) % given.Length])],
                        "Er is onderzoek gedaan.",
                        [],
                        new Place(Line: n + 1)))
            .ToArray();
        var study = ReadingFixtures.Study($"{code}.txt", code, name, findings);
        return study with
        {
            Framework = framework.Id,
            Approaches =
            [
                study.Approaches[0] with
                {
                    Conclusions = [.. framework.JudgedThemes.Select(t => new ReadConclusion(t.Code, ["Er gaat veel goed."], []))],
                },
            ],
        };
    }

    private static FactsheetReading FollowUpOf(FactsheetReading first, Framework framework)
    {
        var holds = ReadMark.Of(framework.Scale.Values.First(v => v.Side == VerdictSide.Holds));
        return first with
        {
            Source = first.Source with { File = "later.txt", Sha256 = new string('b', 64) },
            Kind = ReadingKind.FollowUp,
            Published = "2015-06",
            Approaches =
            [
                new ReadApproach
                {
                    Name = first.Approaches[0].Name,
                    Retests =
                    [
                        .. first
                            .Approaches[0]
                            .Findings.Where(f => f.Marks.Any(m => m.Falls))
                            .Select(
                                (f, n) =>
                                    new ReadRetest(
                                        f.Indicators,
                                        new ReadJudgement("2013", f.Marks, f.Text),
                                        new ReadJudgement("2014", [holds], "Het is nu geregeld."),
                                        false,
                                        new Place(Line: n + 1))),
                    ],
                },
            ],
        };
    }
}

public sealed class AnyFrameworkTestsOnSqlite() : AnyFrameworkTests(Provider.Sqlite);

public sealed class AnyFrameworkTestsOnPostgres() : AnyFrameworkTests(Provider.Postgres);
