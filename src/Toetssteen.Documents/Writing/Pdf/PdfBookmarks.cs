using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>The headings of a printed document with their places: its bookmarks, and what links within it lead to.</summary>
internal sealed class PdfBookmarks
{
    private readonly List<Place> places;

    /// <summary>Finds the place of each heading.</summary>
    /// <param name="headings">The headings as they were written.</param>
    /// <param name="content">What the structure has, with what it shows.</param>
    /// <exception cref="InvalidDataException">The structure has other headings.</exception>
    public PdfBookmarks(IReadOnlyList<PaperHeading> headings, IEnumerable<(PdfPiece Piece, IReadOnlyList<PdfPaint> Paints)> content)
    {
        var found = content.Where(c => c.Piece.Heading is not null)
            .GroupBy(c => c.Piece.Heading!.Element, ReferenceEqualityComparer.Instance).Select(g => g.ToList()).ToList();
        if (!found.Select(f => f[0].Piece.Heading!.Type).SequenceEqual(headings.Select(h => $"H{h.Level}")))
            throw new InvalidDataException();
        places = [.. headings.Zip(found, (heading, parts) => new Place(heading, parts[0].Piece,
            parts.Where(p => p.Piece.Page == parts[0].Piece.Page).SelectMany(p => p.Paints).Max(p => p.Highest)))];
    }

    /// <summary>The outline of the document: the words of each heading, on its level.</summary>
    public PdfMade Outline()
    {
        var root = new PdfMade(new PdfDictionary { ["Type"] = new PdfName("Outlines") });
        var open = new Stack<(int Level, PdfMade Item)>([(0, root)]);
        foreach (var place in places)
        {
            while (open.Peek().Level >= place.Heading.Level)
                open.Pop();
            var parent = open.Peek().Item;
            var item = new PdfMade(new PdfDictionary
            {
                ["Title"] = PdfString.Of(place.Heading.Words),
                ["Parent"] = parent,
                ["Dest"] = new List<object?> { place.Piece.PageReference, new PdfName("XYZ"), null, Math.Round(place.Top, 2), null },
                ["SE"] = place.Piece.Heading!.Reference,
            });
            if (parent.Dictionary.GetValueOrDefault("Last") is PdfMade before)
                (before.Dictionary["Next"], item.Dictionary["Prev"]) = (item, before);
            else
                parent.Dictionary["First"] = item;
            parent.Dictionary["Last"] = item;
            foreach (var (_, above) in open)
                above.Dictionary["Count"] = above.Dictionary.GetValueOrDefault("Count") is double count ? count + 1 : 1d;
            open.Push((place.Heading.Level, item));
        }
        return root;
    }

    /// <summary>Where a link leads, in words: an address, or the heading that stands there.</summary>
    public string WhereTo(PdfFile file, IReadOnlyList<PdfDictionary> pages, PdfDictionary link)
    {
        if (file.Resolve(file.Dictionary(link.GetValueOrDefault("A"))?.GetValueOrDefault("URI")) is PdfString address)
            return $"Naar {address.Text()}";
        var target = file.Resolve(link.GetValueOrDefault("Dest")) is PdfName name
            ? file.Dictionary(file.Catalog.GetValueOrDefault("Dests"))?.GetValueOrDefault(name.Text)
            : link.GetValueOrDefault("Dest");
        if (
            file.Resolve(target) is List<object?> { Count: >= 4 } at
            && file.Dictionary(at[0]) is { } page
            && file.Number(at[3]) is { } height
            && places.Where(p => ReferenceEquals(pages[p.Piece.Page], page)).MinBy(p => Math.Abs(p.Top - height)) is { } nearest)
            return $"Naar ‘{nearest.Heading.Words}’ in dit document";
        return "Naar een ander deel van dit document";
    }

    private sealed record Place(PaperHeading Heading, PdfPiece Piece, double Top);
}
