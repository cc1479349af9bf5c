namespace Toetssteen.Web.Ui.Forms;

/// <summary>One thing to choose.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">A line below it.</param>
public sealed record Choice(string Value, string Label, string? Hint = null)
{
    /// <summary>Language of the label, where it is not that of the page.</summary>
    public string? Lang { get; init; }
}
