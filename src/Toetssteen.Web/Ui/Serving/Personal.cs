namespace Toetssteen.Web.Ui.Serving;

/// <summary>
/// Marks a page that anyone may open and that shows something for one person alone, so that it is never kept for another.
/// </summary>
internal sealed class Personal;
