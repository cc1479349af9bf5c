namespace Toetssteen.Web.Data;

/// <summary>
/// A form that was posted and made something, kept for a while so that the same form, sent again, makes nothing and is told the same.
/// Stored in the save that made it (<see cref="AppDb.Posted"/>): which of two was first, the database says.
/// </summary>
/// <param name="key">SHA-256 of who sent what.</param>
/// <param name="at">When.</param>
public sealed class PostedForm(string key, DateTimeOffset at)
{
    /// <summary>How long a form is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>SHA-256 of who sent what: the person, the identity of the form, its address and all that stood in it.</summary>
    public string Key { get; private set; } = key;

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; } = at;

    /// <summary>Where it was sent on to; null as long as it is not answered.</summary>
    public string? Location { get; private set; }

    /// <summary>What the next page said of it.</summary>
    public string? Said { get; private set; }

    /// <summary>Whether it is stored, and so the first of its kind. Known to the one who answers it, and not stored.</summary>
    internal bool IsFirst { get; set; }

    /// <summary>Whether the database refused it, or what was made with it.</summary>
    internal bool IsRefused { get; set; }
}
