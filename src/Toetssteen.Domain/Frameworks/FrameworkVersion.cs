namespace Toetssteen.Domain.Frameworks;

/// <summary>
/// A framework version as it is kept: its content and the content's hash. Once a study uses it, it never changes.
/// </summary>
public sealed class FrameworkVersion
{
    private FrameworkVersion()
    {
    }

    /// <summary>Registers a framework version.</summary>
    /// <param name="id">Key and version: <c>ggsr/2012</c>.</param>
    /// <param name="title">Title of the framework.</param>
    /// <param name="content">The framework in its canonical form (JSON).</param>
    /// <param name="sha256">SHA-256 of <paramref name="content"/> in lower-case hexadecimal.</param>
    public FrameworkVersion(string id, string title, string content, string sha256) =>
        (Id, Title, Content, Sha256) = (id, title, content, sha256);

    /// <summary>Key and version: <c>ggsr/2012</c>.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Title of the framework.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The framework in its canonical form (JSON).</summary>
    public string Content { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Content"/> in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>
    /// Rule: a framework version that a study uses never changes. The same content again is no change; other content replaces it
    /// only while no study uses it.
    /// </summary>
    /// <returns>True when the content was replaced.</returns>
    /// <exception cref="DomainException">D002: the version is in use and the content differs.</exception>
    public bool ReplaceBy(FrameworkVersion other, bool inUse)
    {
        if (other.Id != Id)
            throw new ArgumentException("Another framework version.", nameof(other));
        if (other.Sha256 == Sha256)
            return false;
        if (inUse)
            throw new DomainException(
                "D002",
                $"Toetsingskader {Id} is in gebruik en verandert niet meer. De andere inhoud is geweigerd; geef haar een nieuw versienummer.");
        (Title, Content, Sha256) = (other.Title, other.Content, other.Sha256);
        return true;
    }
}
