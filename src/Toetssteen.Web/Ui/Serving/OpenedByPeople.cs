namespace Toetssteen.Web.Ui.Serving;

/// <summary>
/// Marks an address that is no page and that people follow links to, a file: who is not logged in is led to where one does.
/// </summary>
internal sealed class OpenedByPeople;
