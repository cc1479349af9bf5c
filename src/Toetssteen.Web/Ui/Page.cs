using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Toetssteen.Web.Ui;

/// <summary>A step of the breadcrumb trail.</summary>
public sealed record Crumb(string Name, string Address);

/// <summary>What a page tells the layout about itself.</summary>
public sealed class PageHead
{
    private const string Key = "head";

    /// <summary>Title of the page, without the name of the site.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence for search engines.</summary>
    public string? Description { get; init; }

    /// <summary>The trail above the page, from the home page down; the page itself is not in it.</summary>
    public IReadOnlyList<Crumb> Trail { get; init; } = [];

    /// <summary>Modules of <c>Ui/Scripts</c> that make the page nicer to use; it is complete without them.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>Whether the page has no address of its own (an error), and so no other language and no place in a search engine.</summary>
    public bool HasNoAddress { get; init; }

    /// <summary>Hands it to the layout.</summary>
    public void On(ViewDataDictionary view) => view[Key] = this;

    /// <summary>What the page told.</summary>
    public static PageHead Of(ViewDataDictionary view) => (PageHead)view[Key]!;
}
