using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Writing.Pdf;

/// <summary>An object of ours that others refer to: a dictionary, or a stream with its bytes.</summary>
internal sealed class PdfMade(PdfDictionary dictionary, byte[]? stream = null)
{
    public PdfDictionary Dictionary { get; } = dictionary;

    public byte[]? Stream { get; } = stream;

    /// <summary>A stream that is packed.</summary>
    public static PdfMade Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(bytes);
        return new PdfMade(new PdfDictionary { ["Filter"] = new PdfName("FlateDecode") }, packed.ToArray());
    }
}

/// <summary>
/// Writes a PDF anew: only objects that are used, numbered in the order in which they are found from the catalog, with an identity that
/// follows from the bytes. The same objects give the same file.
/// </summary>
internal sealed class PdfWriter(PdfFile file)
{
    private readonly ArrayBufferWriter<byte> output = new(256 * 1024);
    private readonly Dictionary<object, int> numbers = [];
    private readonly Queue<object> waiting = [];

    /// <summary>Writes the file.</summary>
    public byte[] Write(PdfDictionary catalog, PdfDictionary information)
    {
        Text("%PDF-1.7\n%");
        output.Write<byte>([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var (root, about) = (Number(new PdfMade(catalog)), Number(new PdfMade(information)));
        List<int> places = [];
        while (waiting.TryDequeue(out var next))
        {
            places.Add(output.WrittenCount);
            Text($"{places.Count} 0 obj\n");
            Object(next);
            Text("\nendobj\n");
        }
        var identity = Convert.ToHexString(SHA256.HashData(output.WrittenSpan).AsSpan(0, 16));
        var table = output.WrittenCount;
        Text($"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            Text($"{place:0000000000} 00000 n \n");
        Text(
            $"trailer\n<</Size {places.Count + 1}/Root {root} 0 R/Info {about} 0 R/ID[<{identity}><{identity}>]>>\nstartxref\n{table}\n%%EOF\n");
        return output.WrittenSpan.ToArray();
    }

    private int Number(object owner)
    {
        if (!numbers.TryGetValue(owner, out var number))
        {
            numbers[owner] = number = numbers.Count + 1;
            waiting.Enqueue(owner);
        }
        return number;
    }

    private void Object(object owner)
    {
        switch (owner is PdfRef reference ? file.Resolve(reference) : owner)
        {
            case PdfMade { Stream: { } bytes } made:
                Stream(made.Dictionary, bytes);
                break;
            case PdfMade made:
                Value(made.Dictionary);
                break;
            case PdfStream stream:
                Stream(stream.Dictionary, file.Packed(stream).Span);
                break;
            case var value:
                Value(value);
                break;
        }
    }

    private void Stream(PdfDictionary dictionary, ReadOnlySpan<byte> bytes)
    {
        dictionary["Length"] = (double)bytes.Length;
        Value(dictionary);
        Text("\nstream\n");
        output.Write(bytes);
        Text("\nendstream");
    }

    private void Value(object? value)
    {
        switch (value)
        {
            case null:
                Text("null");
                break;
            case bool b:
                Text(b ? "true" : "false");
                break;
            case double number:
                ((decimal)number).TryFormat(output.GetSpan(40), out var written, default, CultureInfo.InvariantCulture);
                output.Advance(written);
                break;
            case PdfName name:
                Name(name.Text);
                break;
            case PdfString text:
                Text(text.IsHexadecimal ? "<" : "(");
                output.Write(text.Source.AsSpan(text.Start, text.End - text.Start));
                Text(text.IsHexadecimal ? ">" : ")");
                break;
            case PdfRef or PdfMade:
                Text($"{Number(value)} 0 R");
                break;
            case List<object?> array:
                Text("[");
                foreach (var (n, item) in array.Index())
                {
                    Text(n > 0 ? " " : "");
                    Value(item);
                }
                Text("]");
                break;
            case PdfDictionary dictionary:
                Text("<<");
                foreach (var (key, item) in dictionary)
                {
                    Name(key);
                    Text(" ");
                    Value(item);
                }
                Text(">>");
                break;
            default:
                throw new InvalidDataException();
        }
    }

    private void Name(string name)
    {
        Text("/");
        foreach (var c in name)
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '+')
                output.Write<byte>([(byte)c]);
            else
                Text($"#{(int)c:X2}");
    }

    private void Text(string text) => Encoding.Latin1.GetBytes(text, output);
}
