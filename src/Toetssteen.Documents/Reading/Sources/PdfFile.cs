using System.Globalization;
using System.IO.Compression;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// The objects of a PDF, for what pdftotext does not tell: lines drawn on the pages, type faces, and the structure tree. Objects are found
/// by looking for them, not by the cross-reference table, so that a damaged table does no harm. Everything is bounded; a file that is
/// encrypted or strange gives nothing, and the reader does without.
/// </summary>
internal sealed class PdfFile
{
    private const int LargestFile = 40 * 1024 * 1024;
    private const int LargestStream = 8 * 1024 * 1024;
    private const int MostInflated = 48 * 1024 * 1024;
    private const int MostObjects = 200_000;
    private const int MostKeywords = 2_000;
    private const int MostItems = 2_000_000;
    private const int MostNodes = 4 * PdfTool.MostPages;

    private readonly byte[] bytes;
    private readonly Allowance allowance;
    private readonly Dictionary<int, (byte[] Source, int Position)> places = [];
    private readonly Dictionary<int, object?> read = [];
    private int inflated;
    private int items;

    private PdfFile(byte[] bytes, Allowance allowance)
    {
        this.bytes = bytes;
        this.allowance = allowance;
    }

    /// <summary>The catalog of the document.</summary>
    public PdfDictionary Catalog { get; private set; } = [];

    /// <summary>What the file says of itself (title, dates); empty when it says nothing.</summary>
    public PdfDictionary Information { get; private set; } = [];

    /// <summary>Takes the bytes of a file; null when they are too many, encrypted or not understood.</summary>
    public static PdfFile? Open(byte[] bytes, Allowance? allowance = null)
    {
        var file = new PdfFile(bytes, allowance ?? new Allowance());
        try
        {
            if (bytes.Length > LargestFile)
            {
                return null;
            }

            file.FindObjects();
            file.FindObjectsInStreams();
            return file.FindCatalog() ? file : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The pages in order.</summary>
    public IReadOnlyList<PdfDictionary> Pages()
    {
        List<PdfDictionary> pages = [];
        var nodes = 0;
        Collect(Dictionary(Catalog.GetValueOrDefault("Pages")), [], pages, 0, ref nodes);
        return pages;
    }

    /// <summary>The object itself, when given a reference to it.</summary>
    public object? Resolve(object? value)
    {
        for (var steps = 0; value is PdfRef reference && steps < 20; steps++)
        {
            value = Read(reference.Number);
        }

        return value;
    }

    public PdfDictionary? Dictionary(object? value) =>
        Resolve(value) switch
        {
            PdfDictionary d => d,
            PdfStream s => s.Dictionary,
            _ => null,
        };

    public IReadOnlyList<object?> Array(object? value) =>
        Resolve(value) switch
        {
            List<object?> list => list,
            null => [],
            var one => [one],
        };

    public string? Name(object? value) => (Resolve(value) as PdfName)?.Text;

    public double? Number(object? value) => Resolve(value) as double?;

    /// <summary>A rectangle, its corners in order; null where it is none.</summary>
    public PdfBox? Box(object? value) =>
        Array(value).Select(Number).OfType<double>().ToList() is [var x0, var y0, var x1, var y1] ? PdfBox.Of((x0, y0), (x1, y1)) : null;

    /// <summary>The bytes of a stream, inflated; empty when it is packed in another way.</summary>
    public byte[] Content(object? value)
    {
        if (Resolve(value) is not PdfStream stream)
        {
            return [];
        }

        var filters = Array(stream.Dictionary.GetValueOrDefault("Filter")).Select(Name).ToList();
        var settings = Array(stream.Dictionary.GetValueOrDefault("DecodeParms")).Select(Dictionary).ToList();
        var content = stream.Source.AsSpan(stream.Start, Length(stream)).ToArray();
        foreach (var (i, filter) in filters.Index())
        {
            content = filter switch
            {
                "FlateDecode" or "Fl" when Number(settings.ElementAtOrDefault(i)?.GetValueOrDefault("Predictor")) is null or <= 1 =>
                    Inflated(content),
                "ASCII85Decode" or "A85" => OfLetters(content),
                "ASCIIHexDecode" or "AHx" => new PdfString(
                    content,
                    0,
                    content.AsSpan().IndexOf((byte)'>') is >= 0 and var end ? end : content.Length,
                    IsHexadecimal: true
                ).Bytes(),
                _ => [],
            };
        }

        return content;
    }

    private byte[] Inflated(byte[] packed)
    {
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bounded = new BoundedStream(zlib, Math.Min(LargestStream, MostInflated - inflated), () => new InvalidDataException());
        using var content = new MemoryStream();
        bounded.CopyTo(content);
        inflated += (int)content.Length;
        return content.ToArray();
    }

    // Five letters of 85 for four bytes; "z" for four zeros.
    private static byte[] OfLetters(byte[] text)
    {
        List<byte> bytes = new(text.Length * 4 / 5 + 4);
        var (value, count) = (0L, 0);
        foreach (var letter in text)
        {
            if (letter == '~')
            {
                break;
            }

            if (letter == 'z' && count == 0)
            {
                bytes.AddRange([0, 0, 0, 0]);
            }
            else if (letter is >= (byte)'!' and <= (byte)'u')
            {
                value = value * 85 + letter - '!';
                if (++count == 5)
                {
                    Take(4);
                }
            }
        }

        if (count > 1)
        {
            var left = count - 1;
            for (; count < 5; count++)
            {
                value = value * 85 + 84;
            }

            Take(left);
        }

        return [.. bytes];

        void Take(int most)
        {
            for (var i = 0; i < most; i++)
            {
                bytes.Add((byte)(value >> (24 - 8 * i)));
            }

            (value, count) = (0, 0);
        }
    }

    /// <summary>The bytes of a stream as they stand in the file.</summary>
    public ReadOnlyMemory<byte> Packed(PdfStream stream) => stream.Source.AsMemory(stream.Start, Length(stream));

    private int Length(PdfStream stream)
    {
        var length = (int?)Number(stream.Dictionary.GetValueOrDefault("Length")) ?? -1;
        if (length < 0 || stream.Start + (long)length > stream.Source.Length)
        {
            var end = stream.Source.AsSpan(stream.Start).IndexOf("endstream"u8);
            length = end < 0 ? stream.Source.Length - stream.Start : end;
        }

        return length;
    }

    private void Collect(PdfDictionary? node, PdfDictionary inherited, List<PdfDictionary> pages, int depth, ref int nodes)
    {
        if (node is null || depth > 30 || pages.Count > PdfTool.MostPages)
        {
            return;
        }

        // Nodes that hold each other would be passed a thousand million times.
        allowance.Look();
        if (++nodes > MostNodes)
        {
            throw new InvalidDataException();
        }

        PdfDictionary merged = [];
        foreach (var (key, value) in inherited)
        {
            merged[key] = value;
        }

        foreach (var key in (ReadOnlySpan<string>)["Resources", "MediaBox", "CropBox", "Rotate"])
        {
            if (node.TryGetValue(key, out var value))
            {
                merged[key] = value;
            }
        }

        if (node.TryGetValue("Kids", out var kids))
        {
            foreach (var kid in Array(kids))
            {
                Collect(Dictionary(kid), merged, pages, depth + 1, ref nodes);
            }
        }
        else
        {
            foreach (var (key, value) in merged)
            {
                node.TryAdd(key, value);
            }

            pages.Add(node);
        }
    }

    private object? Read(int number)
    {
        if (read.TryGetValue(number, out var known))
        {
            return known;
        }

        read[number] = null;
        if (!places.TryGetValue(number, out var place) || place.Position < 0 || place.Position >= place.Source.Length)
        {
            return null;
        }

        // Objects may lie within each other, so that each is all of the rest of the file.
        allowance.Look();
        var tokens = new PdfTokens(place.Source, place.Position, place.Source.Length);
        var value = Read(tokens, place.Source);
        items += tokens.Items;
        return items > MostItems ? throw new InvalidDataException() : read[number] = value;
    }

    private object? Read(PdfTokens tokens, byte[] source)
    {
        try
        {
            var value = tokens.Next(references: true);
            return value is PdfDictionary dictionary && source == bytes && StreamStart(tokens.Position) is { } start
                ? new PdfStream(dictionary, bytes, start)
                : value;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private int? StreamStart(int position)
    {
        while (position < bytes.Length && bytes[position] is 9 or 10 or 13 or 32)
        {
            position++;
        }

        if (!bytes.AsSpan(position).StartsWith("stream"u8))
        {
            return null;
        }

        position += "stream".Length;
        position += position < bytes.Length && bytes[position] == '\r' ? 1 : 0;
        return position < bytes.Length && bytes[position] == '\n' ? position + 1 : position;
    }

    // "12 0 obj" anywhere; a later object of the same number is the newer one.
    private void FindObjects()
    {
        for (var at = 0; bytes.AsSpan(at).IndexOf(" obj"u8) is >= 0 and var found;)
        {
            at += found + 4;
            var generation = at - 5;
            while (generation >= 0 && bytes[generation] is >= (byte)'0' and <= (byte)'9')
            {
                generation--;
            }

            var digits = generation;
            while (digits > 0 && bytes[digits - 1] is >= (byte)'0' and <= (byte)'9')
            {
                digits--;
            }

            if (generation >= 0 && generation < at - 5 && bytes[generation] is (byte)' '
                && int.TryParse(bytes.AsSpan(digits, generation - digits), CultureInfo.InvariantCulture, out var number))
            {
                places[number] = (bytes, at);
                if (places.Count > MostObjects)
                {
                    throw new InvalidDataException();
                }
            }
        }
    }

    private void FindObjectsInStreams()
    {
        foreach (var owner in OwnersOf("/ObjStm"u8))
        {
            if (Resolve(owner) is not PdfStream stream)
            {
                continue;
            }

            var content = Content(stream);
            var (count, first) = (
                (int?)Number(stream.Dictionary.GetValueOrDefault("N")) ?? 0,
                (int?)Number(stream.Dictionary.GetValueOrDefault("First")) ?? 0);
            var tokens = new PdfTokens(content, 0, content.Length);
            for (var i = 0; i < count && !tokens.AtEnd; i++)
            {
                if (tokens.Next(references: false) is double number && tokens.Next(references: false) is double offset)
                {
                    places.TryAdd((int)number, (content, first + (int)offset));
                }
            }
        }
    }

    private bool FindCatalog()
    {
        List<PdfDictionary> trailers = [];
        foreach (var at in Occurrences("trailer"u8))
        {
            try
            {
                if (new PdfTokens(bytes, at + "trailer".Length, bytes.Length).Next(references: true) is PdfDictionary trailer)
                {
                    trailers.Add(trailer);
                }
            }
            catch (InvalidDataException)
            {
                // The word occurred in something else.
            }
        }

        trailers.AddRange(OwnersOf("/XRef"u8).Select(o => Dictionary(o)).OfType<PdfDictionary>());
        if (trailers.Count == 0 || trailers.Any(t => t.ContainsKey("Encrypt")))
        {
            return false;
        }

        Information = trailers
            .AsEnumerable()
            .Reverse()
            .Select(t => Dictionary(t.GetValueOrDefault("Info")))
            .FirstOrDefault(c => c is not null)
            ?? [];
        Catalog = trailers.AsEnumerable().Reverse().Select(t => Dictionary(t.GetValueOrDefault("Root"))).FirstOrDefault(c => c is not null)
            ?? [];
        return Catalog.Count > 0;
    }

    private List<int> Occurrences(ReadOnlySpan<byte> keyword)
    {
        List<int> found = [];
        for (var at = 0; bytes.AsSpan(at).IndexOf(keyword) is >= 0 and var next; at += next + keyword.Length)
        {
            found.Add(at + next);
            if (found.Count > MostKeywords)
            {
                throw new InvalidDataException();
            }
        }

        return found;
    }

    // The objects in whose text the keyword stands.
    private List<PdfRef> OwnersOf(ReadOnlySpan<byte> keyword)
    {
        var starts = places.Where(p => p.Value.Source == bytes).OrderBy(p => p.Value.Position).ToList();
        var positions = starts.Select(s => s.Value.Position).ToList();
        return Occurrences(keyword)
            .Select(at => ~positions.BinarySearch(at) - 1)
            .Where(i => i >= 0)
            .Distinct()
            .Select(i => new PdfRef(starts[i].Key))
            .ToList();
    }
}
