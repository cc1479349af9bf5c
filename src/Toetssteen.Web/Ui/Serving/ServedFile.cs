namespace Toetssteen.Web.Ui.Serving;

/// <summary>Marks an answer as a file that someone supplied: a browser may show it, and nothing in it may do anything.</summary>
internal sealed class ServedFile
{
    /// <summary>What it may do: nothing, in a place of its own.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox";
}
