namespace Toetssteen.Web.Ui;

/// <summary>A long list in pages.</summary>
/// <param name="Number">The page shown, from 1.</param>
/// <param name="Size">Lines on a page.</param>
/// <param name="Count">Lines in all.</param>
/// <param name="Address">Address of a page.</param>
public sealed record Pages(int Number, int Size, int Count, Func<int, string> Address)
{
    /// <summary>How many pages there are.</summary>
    public int Last => Math.Max(1, (Count + Size - 1) / Size);
}
