namespace Toetssteen.Web.Ui.Serving;

/// <summary>
/// How addresses that are read are mapped: what answers GET answers HEAD as well, with the same headers and without a body.
/// </summary>
internal static class ReadRoutes
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];
}
