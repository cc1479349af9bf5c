using Toetssteen.Domain.History;

namespace Toetssteen.Tests.Domain.History;

/// <summary>Of a long text the history keeps the changed piece, in whole words.</summary>
public sealed class TextChangeTests
{
    [Theory]
    [InlineData("De gemeente heeft beleid.", "De gemeente heeft geen beleid.", 18, "", "geen ")]
    [InlineData("Eén partner weet het niet.", "Twee partners weten het niet.", 0, "Eén partner weet", "Twee partners weten")]
    [InlineData("Er is een convenant.", "Er is een convenant. Het is ondertekend.", 20, "", " Het is ondertekend.")]
    [InlineData("", "Nieuw.", 0, "", "Nieuw.")]
    [InlineData("Weg.", "", 0, "Weg.", "")]
    public void AChange_IsTheWordsThatDiffer(string before, string after, int offset, string removed, string inserted) =>
        Assert.Equal(new TextChange(offset, removed, inserted), TextChange.Between(before, after));

    [Fact]
    public void TheSameText_IsNoChange() => Assert.Null(TextChange.Between("Gelijk.", "Gelijk."));

    [Fact]
    public void ACharacterOfTwoUnits_IsNeverTornApart()
    {
        var change = TextChange.Between("a😀b", "a😁b")!;

        Assert.Equal(("a😀b", "a😁b"), (change.Removed, change.Inserted));
    }

    [Fact]
    public void AnyChange_AppliesAndRevertsToTheLetter()
    {
        var random = new Random(17);
        string[] words = ["de", "gemeente", "é\u0301", " ", "  ", ".", "\n\n", "😀", "partner", "aa", "a", "één"];
        for (var n = 0; n < 2_000; n++)
        {
            var (before, after) = (Some(), Some());
            if (TextChange.Between(before, after) is not { } change)
                continue;
            Assert.Equal(after, change.Apply(before));
            Assert.Equal(before, change.Revert(after));
            Assert.Equal(change, TextChange.FromJson(change.ToJson()));
        }

        string Some() => string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => words[random.Next(words.Length)]));
    }

    [Fact]
    public void AChange_IsNotAppliedToAnotherText()
    {
        var change = TextChange.Between("De gemeente.", "De partner.")!;

        Assert.Throws<ArgumentException>(() => change.Apply("De regisseur."));
        Assert.Throws<ArgumentException>(() => change.Apply("De"));
    }
}
