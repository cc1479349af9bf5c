using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Documents.Outline;

/// <summary>
/// What an edition of a factsheet says, in which order and in which words: said once. Page, paper and Word are made from this outline by
/// renderers that know its few kinds of nodes and no word, so they cannot disagree.
/// </summary>
public sealed record FactsheetOutline
{
    /// <summary>The language of the words around the content.</summary>
    public required FactsheetWords Words { get; init; }

    /// <summary>Title of the document: "Factsheet Deventer: …".</summary>
    public required string Title { get; init; }

    /// <summary>The inspectorates by name, or else the owner of the framework.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>What kind of factsheet it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of the municipality.</summary>
    public required string Name { get; init; }

    /// <summary>Title of the study.</summary>
    public required string Study { get; init; }

    /// <summary>The facts of the cover, and what was corrected.</summary>
    public required IReadOnlyList<Node> Cover { get; init; }

    /// <summary>What the edition says, in order.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>What a file says of the edition it is of; a page says this around the outline, with what became of it since.</summary>
    public required Section Colophon { get; init; }

    /// <summary>What heads a table of contents.</summary>
    public required string Contents { get; init; }

    /// <summary>What stands at the foot of every page, with what stands before and between the numbers of pages.</summary>
    public required (string Running, string Page, string Of) Foot { get; init; }

    /// <summary>The outline of an edition.</summary>
    /// <param name="content">What the edition says.</param>
    /// <param name="framework">The framework that it was judged by.</param>
    /// <param name="imprint">What the edition says of itself.</param>
    /// <param name="language">BCP 47 tag of the language of the words around the content.</param>
    public static FactsheetOutline Of(FactsheetContent content, Framework framework, EditionImprint imprint, string language = "nl")
    {
        var words = FactsheetWords.In(language);
        framework = content.JudgedBy(framework);
        var authors = content.InspectoratesOr(framework.Owner);
        var front = new FrontOutline(content, framework, words);
        var back = new BackOutline(content, framework, words);
        var (before, between) = words.PageNumber;
        return new FactsheetOutline
        {
            Words = words,
            Title = $"Factsheet {content.MunicipalityName}: {content.StudyTitle}",
            Authors = authors,
            Kind = words.Factsheet(content.Kind),
            Name = content.MunicipalityName,
            Study = content.StudyTitle,
            Cover = [.. front.Cover(imprint)],
            Sections =
            [
                front.TargetGroup(), front.Examination(), .. front.Context(), front.Legend(),
                .. content.Approaches.Select((a, n) => new ApproachOutline(content, a, n, framework, words).Approach()),
                .. back.FactCheck(), .. back.ToConfirm(),
            ],
            Colophon = back.Colophon(imprint),
            Contents = words.Contents,
            Foot = (words.Running(content.MunicipalityName, content.Kind, imprint.Number), before, between),
        };
    }

    /// <summary>The name by which a link leads to an approach.</summary>
    public static string AnchorOf(string approach) => $"aanpak-{Domain.FoldedText.Slug(approach)}";

    /// <summary>The name by which a link leads to what is said of these indicators.</summary>
    /// <param name="approach">Name of the approach.</param>
    /// <param name="place">Its first indicator, or <see cref="RetestContent.Place"/>.</param>
    public static string AnchorOf(string approach, string place) =>
        $"{AnchorOf(approach)}-{Domain.FoldedText.Anchor(place.Replace('~', '-'))}";
}
