using System.Globalization;
using System.Text;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>A reference to an object of the file.</summary>
internal readonly record struct PdfRef(int Number);

/// <summary>A name, without its slash.</summary>
internal sealed record PdfName(string Text);

/// <summary>An operator of a content stream, or a keyword of the file.</summary>
internal sealed record PdfOperator(string Text);

/// <summary>A dictionary.</summary>
internal sealed class PdfDictionary : Dictionary<string, object?>;

/// <summary>A stream: its dictionary and where its bytes start.</summary>
internal sealed record PdfStream(PdfDictionary Dictionary, byte[] Source, int Start);

/// <summary>
/// Takes the bytes of a PDF or of a content stream apart into numbers (double), names, strings, arrays, dictionaries and operators. Throws
/// <see cref="InvalidDataException"/> on anything else.
/// </summary>
internal sealed class PdfTokens(byte[] bytes, int position, int end)
{
    private const int Deepest = 60;
    private const int MostItems = 500_000;

    private static readonly object EndOfArray = new();
    private static readonly object EndOfDictionary = new();

    /// <summary>How many items the last object or operator held.</summary>
    public int Items { get; private set; }

    public int Position { get; private set; } = position;

    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return Position >= end;
        }
    }

    /// <summary>The next object or operator. References are recognised only when <paramref name="references"/>.</summary>
    public object? Next(bool references, int depth = 0)
    {
        SkipSpace();
        Items = depth == 0 ? 1 : Items + 1;
        if (Position >= end || depth > Deepest || Items > MostItems)
        {
            throw new InvalidDataException();
        }

        var c = bytes[Position];
        switch (c)
        {
            case (byte)'/':
                Position++;
                return new PdfName(Name());
            case (byte)'(':
                return Literal();
            case (byte)'[':
                Position++;
                return Array(references, depth);
            case (byte)']':
                Position++;
                return EndOfArray;
            case (byte)'<' when Peek(1) == '<':
                Position += 2;
                return Dictionary(references, depth);
            case (byte)'<':
                return Hexadecimal();
            case (byte)'>' when Peek(1) == '>':
                Position += 2;
                return EndOfDictionary;
            case (byte)'{' or (byte)'}' or (byte)')' or (byte)'>':
                Position++;
                return new PdfOperator(((char)c).ToString());
        }

        if (c is >= (byte)'0' and <= (byte)'9' or (byte)'+' or (byte)'-' or (byte)'.')
        {
            var number = Number();
            return references && number >= 0 && number == Math.Floor(number) && Reference() ? new PdfRef((int)number) : number;
        }

        var word = Regular();
        return word switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            "" => throw new InvalidDataException(),
            _ => new PdfOperator(word),
        };
    }

    /// <summary>Moves past an inline image, of which the operator ID has been read.</summary>
    public void SkipInlineImage()
    {
        while (Position + 2 < end)
        {
            if (bytes[Position] is (byte)'\n' or (byte)'\r' or (byte)' ' && bytes[Position + 1] == 'E' && bytes[Position + 2] == 'I'
                && (Position + 3 >= end || IsSpace(bytes[Position + 3])))
            {
                Position += 3;
                return;
            }

            Position++;
        }

        Position = end;
    }

    private List<object?> Array(bool references, int depth)
    {
        List<object?> array = [];
        for (var item = Next(references, depth + 1); item != EndOfArray; item = Next(references, depth + 1))
        {
            array.Add(item);
        }

        return array;
    }

    private PdfDictionary Dictionary(bool references, int depth)
    {
        PdfDictionary dictionary = [];
        for (var key = Next(references, depth + 1); key != EndOfDictionary; key = Next(references, depth + 1))
        {
            if (key is not PdfName name)
            {
                throw new InvalidDataException();
            }

            var value = Next(references, depth + 1);
            if (value == EndOfDictionary)
            {
                break;
            }

            dictionary[name.Text] = value;
        }

        return dictionary;
    }

    // "12 0 R": the number has been read; move past the rest when it is a reference.
    private bool Reference()
    {
        var at = Position;
        while (at < end && IsSpace(bytes[at]))
        {
            at++;
        }

        var digits = at;
        while (at < end && bytes[at] is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        if (at == digits || at >= end || !IsSpace(bytes[at]))
        {
            return false;
        }

        while (at < end && IsSpace(bytes[at]))
        {
            at++;
        }

        if (at >= end || bytes[at] != 'R' || at + 1 < end && !IsSpace(bytes[at + 1]) && !IsDelimiter(bytes[at + 1]))
        {
            return false;
        }

        Position = at + 1;
        return true;
    }

    private double Number()
    {
        var start = Position;
        while (Position < end && bytes[Position] is >= (byte)'0' and <= (byte)'9' or (byte)'+' or (byte)'-' or (byte)'.')
        {
            Position++;
        }

        return double.TryParse(bytes.AsSpan(start, Position - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, -1e9, 1e9) : 0;
    }

    private string Name()
    {
        var name = Regular();
        if (!name.Contains('#', StringComparison.Ordinal))
        {
            return name;
        }

        var plain = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '#' && i + 2 < name.Length && byte.TryParse(name.AsSpan(i + 1, 2), NumberStyles.HexNumber, null, out var code))
            {
                plain.Append((char)code);
                i += 2;
            }
            else
            {
                plain.Append(name[i]);
            }
        }

        return plain.ToString();
    }

    private string Regular()
    {
        var start = Position;
        while (Position < end && !IsSpace(bytes[Position]) && !IsDelimiter(bytes[Position]))
        {
            Position++;
        }

        return Encoding.Latin1.GetString(bytes, start, Position - start);
    }

    private PdfString Literal()
    {
        var start = ++Position;
        for (var open = 1; Position < end; Position++)
        {
            switch (bytes[Position])
            {
                case (byte)'\\':
                    Position++;
                    break;
                case (byte)'(':
                    open++;
                    break;
                case (byte)')' when --open == 0:
                    return new PdfString(bytes, start, Position++, false);
            }
        }

        throw new InvalidDataException();
    }

    private PdfString Hexadecimal()
    {
        var start = ++Position;
        while (Position < end && bytes[Position] != '>')
        {
            Position++;
        }

        return new PdfString(bytes, start, Math.Min(Position++, end), true);
    }

    private void SkipSpace()
    {
        while (Position < end)
        {
            if (bytes[Position] == '%')
            {
                while (Position < end && bytes[Position] is not ((byte)'\n' or (byte)'\r'))
                {
                    Position++;
                }
            }
            else if (!IsSpace(bytes[Position]))
            {
                return;
            }
            else
            {
                Position++;
            }
        }
    }

    private int Peek(int ahead) => Position + ahead < end ? bytes[Position + ahead] : -1;

    private static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) =>
        b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';
}

/// <summary>A string as it stands in the file; in the drawing of a page only its length matters.</summary>
internal sealed record PdfString(byte[] Source, int Start, int End, bool IsHexadecimal)
{
    /// <summary>A text string of ours.</summary>
    public static PdfString Of(string text)
    {
        var bytes = Encoding.ASCII.GetBytes("FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)));
        return new PdfString(bytes, 0, bytes.Length, true);
    }

    /// <summary>About the number of characters.</summary>
    public int Length => (End - Start) / (IsHexadecimal ? 4 : 1);

    /// <summary>What a text string says (UTF-16 with a byte order mark, or Latin-1).</summary>
    public string Text() =>
        Bytes() is var plain && plain is [0xFE, 0xFF, ..]
            ? Encoding.BigEndianUnicode.GetString(plain, 2, plain.Length - 2)
            : Encoding.Latin1.GetString(plain);

    /// <summary>Its bytes: the codes of letters in a font.</summary>
    public byte[] Bytes()
    {
        List<byte> plain = [];
        var half = -1;
        for (var i = Start; i < End; i++)
        {
            if (IsHexadecimal)
            {
                if (char.IsAsciiHexDigit((char)Source[i]))
                {
                    var digit = Source[i] <= '9' ? Source[i] - '0' : (Source[i] | 0x20) - 'a' + 10;
                    if (half >= 0)
                    {
                        plain.Add((byte)(half * 16 + digit));
                    }

                    half = half < 0 ? digit : -1;
                }
            }
            else if (Source[i] == '\\' && ++i < End)
            {
                var octal = 0;
                var digits = 0;
                for (; digits < 3 && i + digits < End && Source[i + digits] is >= (byte)'0' and <= (byte)'7'; digits++)
                {
                    octal = octal * 8 + Source[i + digits] - '0';
                }

                plain.Add(digits > 0 ? (byte)octal : Escaped(Source[i]));
                i += Math.Max(0, digits - 1);
            }
            else
            {
                plain.Add(Source[i]);
            }
        }

        return [.. plain];
    }

    private static byte Escaped(byte letter) => letter switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, _ => letter };
}
