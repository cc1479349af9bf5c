using System.Reflection;
using System.Text.RegularExpressions;
using Toetssteen.Domain.History;

namespace Toetssteen.Tests.Architecture;

/// <summary>
/// One way to act in an inspection: the domain records what was done, the save makes the entry, and one method takes the lock.
/// </summary>
public sealed partial class ActsTests
{
    // They store no act of an inspection: answers, persons, organisations, documents, and an import that makes its inspection.
    // PublicationPage tries a step anew, and FormPage asks for the one way.
    private static readonly string[] OwnTransactions =
    [
        "src/Toetssteen.Web/Features/Administration/NewOrganisation/NewOrganisation.cshtml.cs",
        "src/Toetssteen.Web/Features/Administration/Retention/ContactRetention.cs",
        "src/Toetssteen.Web/Features/Cards/FillIn/FillIn.cshtml.cs",
        "src/Toetssteen.Web/Features/Documents/Add/AddedDocuments.cs",
        "src/Toetssteen.Web/Features/Documents/Read/ReadDocument.cs",
        "src/Toetssteen.Web/Features/PersonalLinks/Code/Code.cshtml.cs",
        "src/Toetssteen.Web/Features/Publications/PublicationPage.cs",
        "src/Toetssteen.Web/Features/Questionnaires/Check/Check.cshtml.cs",
        "src/Toetssteen.Web/Features/Questionnaires/Saving/AnswerWriter.cs",
        "src/Toetssteen.Web/Imports/FactsheetImport.cs",
        "src/Toetssteen.Web/Security/Accounts.cs",
        "src/Toetssteen.Web/Ui/Forms/FormPage.cs",
    ];

    [Fact]
    public void NoPageOrSlice_AddsAnEntryOfTheHistory_BesideADomainCall() => Assert.Equal(
        ["src/Toetssteen.Web/Data/AppDb.Acting.cs", "src/Toetssteen.Web/Data/HistoryWriter.cs"],
        Web().Where(f => EntryMade().IsMatch(f.Text)).Select(f => f.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void NoPageOrSlice_TakesTheLockOrMeetsAConflict_InAWayOfItsOwn() => Assert.Equal(OwnTransactions,
        Web().Where(f => !f.Path.StartsWith("src/Toetssteen.Web/Data/", StringComparison.Ordinal) && OwnWay().IsMatch(f.Text))
            .Select(f => f.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void OnlyTheDomain_RecordsAnAct()
    {
        Assert.Empty(DoorsOf(typeof(RecordedAct)));
        Assert.Empty(DoorsOf(typeof(ActLog)));
        Assert.NotEmpty(DoorsOf(typeof(OpenLog)));
        Assert.NotEmpty(DoorsOf(typeof(OpenAct)));
    }

    [Theory]
    [InlineData("history.Append(id, HistoryAct.Adopted, \"draft\");")]
    [InlineData("db.HistoryEntries.Add(entry);")]
    [InlineData("db.Add(new HistoryEntry(id, act, now, null, \"Program\"));")]
    [InlineData("((IRecordsActs)draft).Acts.Take()")]
    public void AnEntryBesideADomainCall_IsSeen(string code) => Assert.Matches(EntryMade(), code);

    [Theory]
    [InlineData("await using var transaction = await db.Database.BeginTransactionAsync(stop);")]
    [InlineData("catch (DbUpdateConcurrencyException)")]
    [InlineData("catch (DbUpdateException another) when (!DatabaseFault.IsPassing(another))")]
    public void AWayOfItsOwn_IsSeen(string code) => Assert.Matches(OwnWay(), code);

    private static IEnumerable<(string Path, string Text)> Web() =>
        RepositoryFiles
            .Texts()
            .Where(f =>
                f.Path.StartsWith("src/Toetssteen.Web/", StringComparison.Ordinal)
                && !f.Path.Contains("/Migrations/", StringComparison.Ordinal)
                && Path.GetExtension(f.Path) is ".cs" or ".cshtml")
            .Select(f => (f.Path, f.Text));

    // What another project could make an act by: a constructor that is given something, or a method that takes something in.
    private static IEnumerable<MethodBase> DoorsOf(Type type) =>
        type.GetConstructors()
            .Where(c => c.GetParameters().Length > 0)
            .Concat<MethodBase>(
                type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                    .Where(m => m.ReturnType == typeof(void) && !m.IsSpecialName));

    private sealed class OpenLog
    {
        public void Record(string act) => Acts.Add(act);

        private List<string> Acts { get; } = [];
    }

    private sealed record OpenAct(string Subject);

    [GeneratedRegex(
        @"\bnew HistoryEntry\b|\bHistoryEntries\s*\.\s*(Add|Attach)|\.Acts\s*\.\s*(Take|Record)|\b[Hh]istory\s*\.\s*Append|\bnew RecordedAct\b"
    )]
    private static partial Regex EntryMade();

    [GeneratedRegex(@"\bBeginTransactionAsync\b|\bcatch \(DbUpdate(Concurrency)?Exception\b")]
    private static partial Regex OwnWay();
}
