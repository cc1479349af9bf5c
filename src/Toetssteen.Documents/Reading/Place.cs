namespace Toetssteen.Documents.Reading;

/// <summary>
/// Where something stands in its source. Text has lines; DOCX has paragraphs, counted as lines; PDF has pages and positions.
/// </summary>
/// <param name="Line">Line (text) or paragraph (DOCX), counted from 1.</param>
/// <param name="Page">Page (PDF), counted from 1.</param>
/// <param name="X">Distance from the left edge of the page in points.</param>
/// <param name="Y">Distance from the top edge of the page in points.</param>
/// <param name="Part">Which of the pieces of its line it is, counted from 1, where several stand on one; null for the first.</param>
public sealed record Place(int? Line = null, int? Page = null, double? X = null, double? Y = null, int? Part = null)
{
    /// <summary>In words: "regel 88", "regel 1, stuk 12", "bladzijde 3".</summary>
    public override string ToString() =>
        (Page is { } page ? $"bladzijde {page}" : Line is { } line ? $"regel {line}" : "onbekende plaats")
        + (Part is { } part ? $", stuk {part}" : "");
}
