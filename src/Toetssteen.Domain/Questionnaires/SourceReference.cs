using System.Text.Json;

namespace Toetssteen.Domain.Questionnaires;

/// <summary>
/// Where it says so (vindplaats): a document and a page or section of it. The document is one that was supplied, or a title.
/// </summary>
/// <param name="DocumentId">The document, where it was supplied or chosen from the list.</param>
/// <param name="Title">Its title, where it is named by hand.</param>
/// <param name="Page">Page, counted from 1.</param>
/// <param name="Section">Section or paragraph, as the document numbers or names it.</param>
public sealed record SourceReference(Guid? DocumentId, string? Title, int? Page, string? Section)
{
    /// <summary>Most places for one answer.</summary>
    public const int MaxCount = 50;

    /// <summary>Longest title or section, in characters.</summary>
    public const int MaxText = 500;

    /// <summary>Highest page number.</summary>
    public const int MaxPage = 100_000;

    /// <summary>Longest text that a list of them is kept as, in characters.</summary>
    public const int MaxRaw = 100_000;

    /// <summary>Whether nothing was filled in.</summary>
    public bool IsBlank => DocumentId is null && Page is null && string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Section);

    /// <summary>Whether it says which document is meant.</summary>
    public bool NamesADocument => DocumentId is not null || !string.IsNullOrWhiteSpace(Title);

    /// <summary>A list as the answer that is kept; the empty text for a list with nothing filled in.</summary>
    public static string WriteAll(IEnumerable<SourceReference> sources)
    {
        var filled = sources.Where(s => !s.IsBlank).ToList();
        return filled.Count == 0 ? "" : JsonSerializer.Serialize(filled, DomainJson.Options);
    }

    /// <summary>Reads the answer that is kept, without rows in which nothing was filled in; false where it is no such list.</summary>
    public static bool TryReadAll(string? raw, out IReadOnlyList<SourceReference> sources)
    {
        sources = [];
        if (string.IsNullOrWhiteSpace(raw))
            return true;
        if (RawValue.Length(raw) > MaxRaw)
            return false;
        try
        {
            sources =
            [
                .. (JsonSerializer.Deserialize<List<SourceReference?>>(raw, DomainJson.Options) ?? [])
                    .OfType<SourceReference>()
                    .Where(s => !s.IsBlank),
            ];
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
