using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Toetssteen.Documents.Frameworks;

/// <summary>
/// A piece of YAML with its line. A tree of our own, since the library's stops at the first duplicate key and all problems are wanted
/// at once. What is absent or of another kind reads as empty, so that every rule can look at every file.
/// </summary>
internal sealed class YamlNode(int line)
{
    private const int MaxDepth = 20;
    private const string NoYaml = "op of vlak voor deze regel klopt de opmaak (YAML) niet";

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The line of its name, where it is a field.</summary>
    public int NameLine { get; private set; } = line;

    /// <summary>The text, where this is one.</summary>
    public string? Text { get; private set; }

    /// <summary>The items, where this is a list.</summary>
    public List<YamlNode>? Items { get; private set; }

    /// <summary>The fields in the order of the file, where this is an object; a name may occur twice.</summary>
    public List<(string Name, YamlNode Value)>? Fields { get; private set; }

    /// <summary>Whether a field that is true or false is true; one that is left out is not.</summary>
    public bool Is(string field) => TextOf(field) == "true";

    /// <summary>Where this is a text per language, its text from now on is that in one of them; none where it is not there in it.</summary>
    public void SpeakIn(string language)
    {
        if (Fields is not null)
            Text = this[language]?.Text;
    }

    /// <summary>The first field of this name, or null.</summary>
    public YamlNode? this[string name] => Fields?.FirstOrDefault(f => f.Name == name).Value;

    /// <summary>The text of a field; empty where there is none.</summary>
    public string TextOf(string name) => this[name]?.Text ?? "";

    /// <summary>The items of a field; none where it is absent.</summary>
    public IEnumerable<YamlNode> ItemsOf(string name) => this[name]?.Items ?? [];

    /// <summary>Reads one document.</summary>
    /// <exception cref="UnreadableYamlException">The text is no YAML, holds no or several documents, uses aliases, or is nested too
    /// deep.</exception>
    public static YamlNode Parse(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                throw Refused(parser, "er staat niets in");
            var root = Read(parser, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _))
                throw Refused(parser, "er staat meer dan één document in");
            return root;
        }
        catch (YamlException e)
        {
            throw new UnreadableYamlException(NoYaml, (int)e.Start.Line);
        }
        catch (InvalidOperationException)
        {
            // The library's scanner trips over some faults, an unclosed list for one, instead of naming them.
            throw Refused(parser, NoYaml);
        }
    }

    private static YamlNode Read(IParser parser, int depth)
    {
        if (depth > MaxDepth)
            throw Refused(parser, "de velden zijn te diep in elkaar gezet");
        var node = new YamlNode((int)parser.Current!.Start.Line);
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            node.Text = scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" } ? "" : scalar.Value.Trim();
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            node.Items = [];
            while (!parser.TryConsume<SequenceEnd>(out _))
                node.Items.Add(Read(parser, depth + 1));
        }
        else if (parser.TryConsume<MappingStart>(out _))
        {
            node.Fields = [];
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var nameLine = (int)parser.Current!.Start.Line;
                var name = Name(parser);
                var value = Read(parser, depth + 1);
                value.NameLine = nameLine;
                node.Fields.Add((name, value));
            }
        }
        else
        {
            throw Refused(parser, "verwijzingen met & en * worden niet gebruikt");
        }
        return node;
    }

    private static string Name(IParser parser) =>
        parser.TryConsume<Scalar>(out var name) ? name.Value : throw Refused(parser, "de naam van een veld is geen tekst");

    private static UnreadableYamlException Refused(IParser parser, string why) => new(why, (int)(parser.Current?.Start.Line ?? 1));
}

/// <summary>A text is no YAML that a framework file can be: why, in Dutch, and the line.</summary>
internal sealed class UnreadableYamlException(string why, int line) : Exception(why)
{
    /// <summary>The line, counted from 1.</summary>
    public int Line { get; } = line;
}
