namespace Toetssteen.Web.Ui;

/// <summary>A long list in pages.</summary>
/// <param name="Number">The page shown, from 1.</param>
/// <param name="Size">Lines on a page.</param>
/// <param name="Count">Lines in all.</param>
/// <param name="Address">Address of a page.</param>
public sealed record Pages(int Number, int Size, int Count, Func<int, string> Address)
{
    /// <summary>How many pages there are.</summary>
    public int Last => LastOf(Count, Size);

    /// <summary>How many lines come before the page.</summary>
    public int Before => (Number - 1) * Size;

    /// <summary>Whether there is a page of this number. The first one is always there.</summary>
    public static bool Has(int asked, int size, int count) => asked >= 1 && asked <= LastOf(count, size);

    /// <summary>The page that is asked for; null where there is none of that number.</summary>
    public static Pages? At(int asked, int size, int count, Func<int, string> address) =>
        Has(asked, size, count) ? new Pages(asked, size, count, address) : null;

    private static int LastOf(int count, int size) => Math.Max(1, (count + size - 1) / size);
}
