namespace Toetssteen.Web.Ui.Serving;

/// <summary>Marks an answer as a file that someone supplied: a browser may do nothing with it but show it.</summary>
/// <param name="ByViewer">Whether a viewer of the browser shows it, which refuses to in a sandbox; it runs nothing of ours either.</param>
internal sealed record ServedFile(bool ByViewer)
{
    /// <summary>What it may do: nothing.</summary>
    public string Policy => "default-src 'none'; style-src 'none'; script-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'" + (ByViewer ? "" : "; sandbox");
}
