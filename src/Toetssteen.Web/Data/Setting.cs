namespace Toetssteen.Web.Data;

/// <summary>A setting of this installation that belongs to its data.</summary>
public sealed class Setting
{
    /// <summary>The key of the mark that all data is demonstration data.</summary>
    public const string Demonstration = "demonstration";

    /// <summary>The key of the count of changes that show on the public site, where the database does not tell of them.</summary>
    internal const string Changes = "changes";

    /// <summary>Key.</summary>
    public required string Key { get; init; }

    /// <summary>Value.</summary>
    public required string Value { get; set; }
}
