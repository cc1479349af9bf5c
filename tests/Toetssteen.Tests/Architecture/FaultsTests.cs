using System.Text.RegularExpressions;

namespace Toetssteen.Tests.Architecture;

/// <summary>What keeps a fault of a moment from being taken for something else.</summary>
public sealed partial class FaultsTests
{
    [Fact]
    public void ASaveThatFailed_IsTakenForAnothersOnlyWhereTheDatabaseWasThere() => Assert.Empty(
        from file in RepositoryFiles.Texts()
            // Database.cs asks before anyone can be answered: whether the program prepared this database before.
        where
            file.Path != "src/Toetssteen.Web/Data/Database.cs"
            && file.Path.StartsWith("src/", StringComparison.Ordinal)
            && file.Path.EndsWith(".cs", StringComparison.Ordinal)
        from line in file.Text.Split('\n')
        where Careless().IsMatch(line)
        select $"{file.Path}: {line.Trim()}");

    [Theory]
    [InlineData("catch (DbUpdateException)", true)]
    [InlineData("catch (DbUpdateException) when (left > 0)", true)]
    [InlineData("catch (DbException broken)", true)]
    [InlineData("catch (DbUpdateException another) when (!DatabaseFault.IsPassing(another))", false)]
    [InlineData("catch (DbUpdateException failed) when (AppDb.IsOvertaken(failed))", false)]
    [InlineData("catch (DbUpdateConcurrencyException)", false)]
    public void ACarelessCatch_IsSeen(string line, bool isCareless) => Assert.Equal(isCareless, Careless().IsMatch(line));

    [GeneratedRegex(@"catch \((DbUpdateException|DbException)\b(?!.*(DatabaseFault\.IsPassing|IsOvertaken))")]
    private static partial Regex Careless();
}
