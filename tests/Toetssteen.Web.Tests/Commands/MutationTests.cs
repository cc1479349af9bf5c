using System.Data.Common;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Files;
using Toetssteen.Web.Imports;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Verification;

namespace Toetssteen.Web.Tests.Commands;

/// <summary>
/// A thousand random mutations of stored data, each made alone on data that holds: verifying finds a thousand. On PostgreSQL, where each
/// takes longer and the rules are the same, a quarter of them.
/// </summary>
public abstract class MutationTests(Provider provider, int mutations)
{
    private const string Entries = "HistoryEntries";
    private static readonly string[] Copied =
        ["At", "AccountId", "Role", "Act", "Subject", "Why", "Before", "After", "PreviousHash", "Hash"];

    private readonly Random _random = new(2014);

    [Fact]
    public async Task EveryMutation_IsAFault()
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        await site.UseAsync<IServiceProvider, int>(GivenStoredDataAsync);
        await site.UseAsync<IServiceProvider, int>(async services =>
        {
            var (db, files) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<IFileStore>());
            Assert.Empty((await VerifyAsync(db, files)).Faults);
            var kinds = Kinds(Directory.EnumerateFiles(site.FilesFolder, "*", SearchOption.AllDirectories).ToList());
            var (made, missed) = (0, new List<string>());
            for (var tried = 0; made < mutations; tried++)
            {
                Assert.True(tried < 3 * mutations, $"Only {made} of {tried} mutations could be made.");
                await using var transaction = await db.Database.BeginTransactionAsync();
                var restore = new List<Action>();
                if (await MutateAsync(kinds[_random.Next(kinds.Count)], new Tampering(db, _random), restore) is not { } what)
                    continue;
                made++;
                if ((await VerifyAsync(db, files)).Faults.Count == 0)
                    missed.Add(what);
                restore.ForEach(r => r());
            }
            Assert.Empty(missed);
            Assert.Empty((await VerifyAsync(db, files)).Faults);
            return made;
        });
    }

    private static Task<VerifyReport> VerifyAsync(AppDb db, IFileStore files) => new Verifier(db, files).RunAsync(null, default);

    private delegate Task<string?> Mutation(Tampering on, List<Action> restore);

    // What the database itself refuses (a key twice, a reference to nothing) cannot be done to it.
    private static async Task<string?> MutateAsync(Mutation mutation, Tampering on, List<Action> restore)
    {
        try
        {
            return await mutation(on, restore);
        }
        catch (DbException)
        {
            return null;
        }
    }

    private List<Mutation> Kinds(List<string> stored)
    {
        var kinds = new List<Mutation>();
        foreach (var column in Copied.Prepend("Id"))
            Alter(Entries, "Id", column);
        Add(3, (on, _) => on.DeleteAsync(Entries, "Id"));
        Add(2, (on, _) => InChainAsync(on, (chain, _) => on.SwapAsync(Entries, "Id", "Number", chain, aside: -1)));
        Add(2, (on, _) => InChainAsync(on, (chain, last) => InsertAsync(on, chain, last + 1)));
        Add(2, (on, _) => InChainAsync(on, async (chain, last) =>
        {
            var at = _random.Next(1, (int)last + 1);
            await ShiftAsync(on, chain, at - 1, +1);
            return await InsertAsync(on, chain, at);
        }));
        Add(2, (on, _) => InChainAsync(on, async (chain, last) =>
        {
            var at = _random.Next(1, (int)last);
            await on.ExecuteAsync($"DELETE FROM \"{Entries}\" WHERE {chain} AND \"Number\" = {at}");
            await ShiftAsync(on, chain, at, -1);
            return $"{at} removed, and the gap closed";
        }));
        Add(2, (on, _) => InChainAsync(on, async (chain, last) =>
        {
            var from = _random.Next(0, (int)last);
            await on.ExecuteAsync($"DELETE FROM \"{Entries}\" WHERE {chain} AND \"Number\" > {from}");
            return $"all after {from} removed";
        }));
        Add(2, (on, _) => InChainAsync(on, async (chain, last) =>
        {
            // As someone does who knows of the end too.
            var from = _random.Next(1, (int)last);
            await on.ExecuteAsync($"DELETE FROM \"{Entries}\" WHERE {chain} AND \"Number\" > {from}");
            var hash = (await on.QueryAsync($"SELECT \"Hash\" FROM \"{Entries}\" WHERE {chain} AND \"Number\" = {from}"))[0][0];
            await on.ExecuteAsync($"UPDATE \"HistoryEnds\" SET \"Number\" = {from}, \"Hash\" = @p0 WHERE {chain}", hash);
            return $"all after {from} removed, and the end moved";
        }));
        Add(2, (on, _) => InChainAsync(on, async (chain, last) =>
        {
            var (from, to) = (_random.Next(1, (int)last + 1), last + _random.Next(1, 99));
            await on.ExecuteAsync($"UPDATE \"{Entries}\" SET \"Number\" = {to} WHERE {chain} AND \"Number\" = {from}");
            return $"{from} became {to}";
        }));
        Add(1, async (on, _) =>
        {
            var entry = (await on.PickAsync(Entries, "Id", ["InspectionId"]))!;
            var chains = await on.QueryAsync("SELECT \"InspectionId\" FROM \"HistoryEnds\"");
            var other = chains.Select(c => c[0]).First(i => !i.Equals(entry[1]));
            await on.SetAsync(Entries, "Id", [entry[0]], "Number", _random.Next(99, 999));
            await on.SetAsync(Entries, "Id", [entry[0]], "InspectionId", other);
            return "moved to another inspection";
        });
        Alter("HistoryEnds", "InspectionId", "Number", "Hash");
        Delete("HistoryEnds", "InspectionId");

        Alter("Editions", "Id", "Content", "Sha256", "Published", "Reason", "Number");
        Delete("Editions", "Id");
        Add(2, async (on, _) =>
        {
            // As someone does who knows how the hash is made.
            var edition = (await on.PickAsync("Editions", "Id", ["Content"]))!;
            var content = ((string)edition[1]).Replace("gemeente", "provincie", StringComparison.Ordinal);
            await on.SetAsync("Editions", "Id", [edition[0]], "Content", content);
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
            await on.SetAsync("Editions", "Id", [edition[0]], "Sha256", sha256);
            return "an edition written anew, with a hash that fits";
        });

        foreach (var column in new[] { "PdfSha256", "DocxSha256" })
        {
            Add(1, async (on, _) =>
            {
                var edition = (await on.PickAsync("Editions", "Id", [column], $"\"{column}\" IS NOT NULL"))!;
                await on.SetAsync("Editions", "Id", [edition[0]], column, null);
                return $"{column} taken from an edition";
            });
            // A file that is there and whole, and not the one that was published.
            Add(2, (on, _) => on.SwapAsync("Editions", "Id", column, $"\"{column}\" IS NOT NULL"));
        }

        Alter("Findings", "Id", "Text", "Text", "Marks", "Marks", "NoMarkReason", "Note", "ThemeCode", "CriterionCode");
        Add(2, (on, _) => on.SwapAsync("Findings", "Id", "Text"));
        Delete("Findings", "Id");
        Alter("FindingIndicators", "FindingId IndicatorCode", "Verdict", "HasAttention", "IndicatorCode");
        Delete("FindingIndicators", "FindingId IndicatorCode");
        Alter("AttentionPoints", "FindingId Position", "Text");
        Delete("AttentionPoints", "FindingId Position");
        Alter("Assessments", "Id", "Verdicts", "Verdicts", "NotRetestedReason", "FrameworkId");
        Alter("ConclusionParagraph", "AssessmentId ThemeCode Side Position", "Text", "ThemeCode");
        Delete("ConclusionParagraph", "AssessmentId ThemeCode Side Position");
        Alter("Retests", "Id", "Before", "After", "Outcome", "Unchanged", "NotRetestedReason");
        Delete("Retests", "Id");
        Alter("ImprovementPoints", "Id", "Baseline", "IndicatorCodes", "ThemeCode", "CriterionCode");
        Delete("ImprovementPoints", "Id");
        Alter("Figures", "InspectionId Position", "What", "Value", "Precision", "Source", "Date", "Text");
        Delete("Figures", "InspectionId Position");

        Alter("Submissions", "Id", "Content", "Content", "Sha256", "Number");
        Delete("Submissions", "Id");
        Alter("Answers", "QuestionnaireId Name", "Value", "Name");
        Delete("Answers", "QuestionnaireId Name");
        Alter("Documents", "Id", "File_Sha256", "File_Size");
        Alter("FrameworkVersions", "Id", "Content", "Sha256", "Title");
        Add(3, (_, restore) =>
        {
            var path = stored[_random.Next(stored.Count)];
            var content = File.ReadAllBytes(path);
            restore.Add(() => File.WriteAllBytes(path, content));
            var (at, kind) = (_random.Next(content.Length), _random.Next(3));
            if (kind == 0)
                File.Delete(path);
            else
                File.WriteAllBytes(path, kind == 1 ? content[..at] : [.. content[..at], (byte)(content[at] ^ 1), .. content[(at + 1)..]]);
            return Task.FromResult<string?>($"{path} ({kind})");
        });
        return kinds;

        void Add(int weight, Mutation mutation) => kinds.AddRange(Enumerable.Repeat(mutation, weight));
        void Alter(string table, string key, params string[] columns) =>
            kinds.AddRange(columns.Select(c => (Mutation)((on, _) => on.AlterAsync(table, key, c))));
        void Delete(string table, string key) => Add(1, (on, _) => on.DeleteAsync(table, key));
    }

    // One of the chains, as a condition, and the number of its last entry.
    private static async Task<string?> InChainAsync(Tampering on, Func<string, long, Task<string?>> act)
    {
        var end = (await on.PickAsync("HistoryEnds", "InspectionId", ["Number"]))!;
        return await act($"\"InspectionId\" = '{end[0]}'", Convert.ToInt64(end[1], null));
    }

    private static async Task<string?> InsertAsync(Tampering on, string chain, long number)
    {
        var columns = string.Join(", ", Copied.Select(c => $"\"{c}\""));
        var like = (await on.PickAsync(Entries, "Id", [], chain))!;
        await on.ExecuteAsync($"INSERT INTO \"{Entries}\" (\"Id\", \"InspectionId\", \"Number\", {columns}) "
            + $"SELECT @p0, \"InspectionId\", {number}, {columns} FROM \"{Entries}\" WHERE \"Id\" = @p1", Guid.NewGuid(), like[0]);
        return $"inserted at {number}";
    }

    // By way of numbers that nobody has: a key is unique at every moment.
    private static async Task ShiftAsync(Tampering on, string chain, long after, int by)
    {
        const string give = $"UPDATE \"{Entries}\" SET \"Number\" = ";
        await on.ExecuteAsync($"{give} -(\"Number\" + ({by})) WHERE {chain} AND \"Number\" > {after}");
        await on.ExecuteAsync($"{give} -\"Number\" WHERE {chain} AND \"Number\" < 0");
    }

    private static async Task<int> GivenStoredDataAsync(IServiceProvider services)
    {
        var (db, files) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<IFileStore>());
        var clock = services.GetRequiredService<TimeProvider>();
        foreach (var file in new[] { "deventer-2013.json", "oosterhout-2015.json" })
        {
            var json = await File.ReadAllTextAsync(Repository.PathTo("src", "Toetssteen.Web", "Demo", file));
            await services.GetRequiredService<FactsheetImport>().StoreAsync(ReadingJson.Parse(json).Single(), default);
        }
        Claim[] claims = [new(ClaimTypes.NameIdentifier, $"{Guid.NewGuid()}"), new(ClaimTypes.Role, "Inspector")];
        var inspector = new ClaimsIdentity(claims, "test");
        var history = new HistoryWriter(db, clock, new CurrentUser(new ClaimsPrincipal(inspector)));
        db.ActAs(() => history);
        foreach (var factsheet in await db.Factsheets.Include(f => f.Editions).ToListAsync())
        {
            var acts = ((IRecordsActs)factsheet).Acts;
            for (var n = 0; n < 12; n++)
                acts.Record(factsheet.InspectionId, (HistoryAct)n, HistorySubject.Finding(Guid.NewGuid(), "text"),
                    n % 3 == 0 ? null : $"Reden {n}.", n % 2 == 0 ? null : $"Was {n}.", n % 4 == 0 ? null : $"Werd {n}.");
            await db.SaveChangesAsync();
            var anchor = await history.AnchorAsync(factsheet.InspectionId, default);
            var content = FactsheetContentJson.Read(factsheet.Current!.Content) with { History = anchor };
            var (json, sha256) = FactsheetContentJson.Freeze(content);
            const string reason = "Een bezwaar is overgenomen.";
            var edition = factsheet.Correct(Guid.NewGuid(), json, sha256, reason, content.Published, clock.GetUtcNow())!;
            var subject = HistorySubject.Edition(factsheet.Id, edition.Number);
            acts.Record(factsheet.InspectionId, HistoryAct.Published, subject, reason, after: sha256);
            var (pdf, docx) = (
                await KeptAsync(files, $"PDF van {factsheet.Slug}."),
                await KeptAsync(files, $"Word-document van {factsheet.Slug}."));
            edition.Keep(pdf.Sha256, docx.Sha256);
            acts.Record(factsheet.InspectionId, HistoryAct.FilesKept, subject, after: $"pdf:{pdf.Sha256} docx:{docx.Sha256}");

            var covenant = await KeptAsync(files, $"Convenant van {factsheet.Slug}.");
            var file = new DocumentFile(covenant.Sha256, covenant.Size, FileKind.Pdf, "convenant.pdf");
            var document = new Document(Guid.NewGuid(), factsheet.InspectionId, "Convenant");
            document.Attach(file, scannerFirst: false, new DateOnly(2026, 3, 2));
            db.Documents.Add(document);
            await db.SaveChangesAsync();
        }
        var (respondent, now) = (await db.Respondents.OrderBy(r => r.Id).Select(r => r.Id).FirstAsync(), clock.GetUtcNow());
        var questionnaire = new Questionnaire(Guid.NewGuid(), respondent, QuestionnaireVariant.Full, now);
        Submit("Ja, in het convenant.");
        questionnaire.AskSupplement("Het convenant zelf.", now);
        Submit("Ja, zie de bijlage.");
        db.Questionnaires.Add(questionnaire);
        db.Answers.Add(new Answer(questionnaire.Id, "1.1.1", "Ja, zie de bijlage.", Guid.NewGuid(), Guid.NewGuid(), now));
        return await db.SaveChangesAsync();

        void Submit(string answer) => questionnaire.Submit(Guid.NewGuid(), new Dictionary<string, string> { ["1.1.1"] = answer },
            "A. de Wit", stated: true, Guid.NewGuid(), now);
    }

    private static async Task<(string Sha256, long Size)> KeptAsync(IFileStore files, string words)
    {
        using var paper = new MemoryStream(Encoding.UTF8.GetBytes(words));
        await using var incoming = await files.ReceiveAsync(paper, 1_000, default);
        incoming.Keep();
        return (incoming.Sha256, incoming.Size);
    }
}

public sealed class MutationTestsOnSqlite() : MutationTests(Provider.Sqlite, 1_000);

public sealed class MutationTestsOnPostgres() : MutationTests(Provider.Postgres, 250);
