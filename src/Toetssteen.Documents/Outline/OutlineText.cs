using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Documents.Outline;

/// <summary>Pieces that an outline uses everywhere.</summary>
internal static class OutlineText
{
    /// <summary>A text of the edition; nothing where there is none.</summary>
    public static IEnumerable<Node> Prose(string? text, TextForm form) =>
        RichText.Read(text, form) is { Count: > 0 } blocks ? [new Prose(blocks)] : [];

    /// <summary>A piece that is only there under a condition.</summary>
    public static IEnumerable<T> If<T>(bool condition, Func<T> piece) => condition ? [piece()] : [];

    /// <summary>A verdict, and the separate marks counted where there are several.</summary>
    public static VerdictMark Verdict(Verdict verdict, Scale scale, FactsheetWords words, IReadOnlyList<Mark>? marks = null) =>
        new(verdict, FactsheetWords.Sign(verdict, scale), words.Capital(words.Word(verdict, scale)), words.Counted(marks ?? [], scale));

    /// <summary>What stands before an attention point.</summary>
    public static Line AttentionWord(Scale scale, FactsheetWords words) =>
        new(Role.AttentionWord, new Inline(scale.AttentionWord.Sign, Role.Sign), " ", words.Attention);

    /// <summary>How many characters a piece has.</summary>
    public static int Length(Node node) => node switch
    {
        Line line => line.Inlines.Sum(i => i.Text.Length),
        Prose prose => RichText.Plain(prose.Blocks).Length,
        Group group => group.Nodes.Sum(Length),
        Listing list => list.Items.Sum(i => i.Sum(Length)),
        _ => 0,
    };
}
