using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Outline;

/// <summary>What a piece of a factsheet is for. A renderer gives each role its look; it needs no word for that.</summary>
public enum Role
{
    /// <summary>Nothing in particular.</summary>
    Plain,

    /// <summary>Sections.</summary>
    TargetGroup, Examination, Respondents, Context, Figures, Progress, Legend, Approach, Scope, Description, NotRetested, Theme,
    Conclusions, Overall, FactCheck, Response, Objections, ToConfirm, Colophon,

    /// <summary>Tables and groups.</summary>
    Findings, Retests, Correction, Terms, Departures, Attention, Behind, Carried, Doubts,

    /// <summary>Columns.</summary>
    Name, Mark, Text, Amount,

    /// <summary>Lines and parts of a line.</summary>
    Statement, Norm, Code, Label, AttentionWord, Sign, Strong, Emphasis, Quote, Soft, Small, Hash, Unknown,
}

/// <summary>What a line or a part of it leads to. Who knows its address makes it a link; others show the words alone.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Key">Which one.</param>
public sealed record Reference(ReferenceKind Kind, string Key);

/// <summary>What is referred to.</summary>
public enum ReferenceKind
{
    /// <summary>A section of this outline, by its id.</summary>
    Section,

    /// <summary>An address of the web.</summary>
    Address,

    /// <summary>An indicator, by its code.</summary>
    Indicator,

    /// <summary>The framework, by its id.</summary>
    Framework,

    /// <summary>The municipality, by its code.</summary>
    Municipality,
}

/// <summary>A part of a line.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Role">What it is for.</param>
public sealed record Inline(string Text, Role Role = Role.Plain)
{
    /// <summary>Whether these are words of the edition itself, which stay in the language they were published in.</summary>
    public bool IsPublished { get; init; }

    /// <summary>BCP 47 tag of the language that words of the edition or its framework are in.</summary>
    public string Language { get; init; } = Wording.Usual;

    /// <summary>What it leads to.</summary>
    public Reference? To { get; init; }

    /// <summary>Words of the edition itself.</summary>
    public static Inline Published(string text, Role role = Role.Plain) => new(text, role) { IsPublished = true };

    /// <summary>Words of the framework, in its own language.</summary>
    public static Inline Of(Framework framework, string text, Role role = Role.Plain) =>
        new(text, role) { IsPublished = true, Language = framework.Language };

    /// <summary>Words of ours.</summary>
    public static implicit operator Inline(string text) => new(text);
}

/// <summary>A piece of a factsheet.</summary>
public abstract record Node;

/// <summary>A heading.</summary>
/// <param name="Words">Its words.</param>
public sealed record Heading(string Words)
{
    /// <summary>What kind of thing is headed: stands over or before the words, and is a part of the heading.</summary>
    public string? Over { get; init; }

    /// <summary>The code of a theme or criterion, before the words.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the words are of the edition or its framework.</summary>
    public bool IsPublished { get; init; }

    /// <summary>BCP 47 tag of the language that such words are in.</summary>
    public string Language { get; init; } = Wording.Usual;
}

/// <summary>A part under a heading. Its level follows from the parts it lies in.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Id">By what name a link leads to it.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Nodes">What stands under it.</param>
public sealed record Section(Role Role, string Id, Heading Heading, IReadOnlyList<Node> Nodes) : Node
{
    /// <summary>What <see cref="Domain.Publication.CheckedText"/> calls it; null where nothing of it can be objected to.</summary>
    public string? Part { get; init; }
}

/// <summary>One paragraph of our words, with words of the edition in it.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Inlines">Its parts.</param>
public sealed record Line(Role Role, params IReadOnlyList<Inline> Inlines) : Node
{
    /// <summary>What the whole line leads to.</summary>
    public Reference? To { get; init; }
}

/// <summary>A text of the edition: paragraphs and lists.</summary>
/// <param name="Blocks">The text taken apart.</param>
public sealed record Prose(IReadOnlyList<RichBlock> Blocks) : Node;

/// <summary>Pieces that belong together.</summary>
/// <param name="Role">What they are for.</param>
/// <param name="Nodes">The pieces.</param>
public sealed record Group(Role Role, params IReadOnlyList<Node> Nodes) : Node
{
    /// <summary>What <see cref="Domain.Publication.CheckedText"/> calls it; null where nothing of it can be objected to.</summary>
    public string? Part { get; init; }
}

/// <summary>A list that is not counted.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Items">What stands in each item.</param>
public sealed record Listing(Role Role, IReadOnlyList<IReadOnlyList<Node>> Items) : Node;

/// <summary>Short facts: a name and what it is.</summary>
/// <param name="Items">The facts.</param>
public sealed record FactList(IReadOnlyList<Fact> Items) : Node;

/// <summary>A name and what it is.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">What it is.</param>
public sealed record Fact(string Name, params IReadOnlyList<Inline> Value);

/// <summary>A table. The first cell of a row heads it.</summary>
/// <param name="Role">What it is for.</param>
/// <param name="Caption">Its name, which is read out.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Parts">Its rows, in groups.</param>
public sealed record OutlineTable(Role Role, string Caption, IReadOnlyList<OutlineColumn> Columns, IReadOnlyList<OutlineRows> Parts) : Node;

/// <summary>A column of a table.</summary>
/// <param name="Role">What stands in it.</param>
/// <param name="Head">What heads it.</param>
public sealed record OutlineColumn(Role Role, string Head);

/// <summary>Rows of a table that belong together.</summary>
/// <param name="Heading">What heads them all; null where nothing does.</param>
/// <param name="Rows">The rows.</param>
public sealed record OutlineRows(Heading? Heading, IReadOnlyList<OutlineRow> Rows);

/// <summary>A row of a table.</summary>
/// <param name="Cells">A cell per column.</param>
public sealed record OutlineRow(params IReadOnlyList<OutlineCell> Cells)
{
    /// <summary>By what name a link leads to it.</summary>
    public string? Id { get; init; }

    /// <summary>What several indicators are called together, for who has to name them; null for one.</summary>
    public string? Name { get; init; }

    /// <summary>BCP 47 tag of the language that it is in.</summary>
    public string NameLanguage { get; init; } = Wording.Usual;
}

/// <summary>A cell of a table.</summary>
/// <param name="Nodes">What stands in it.</param>
public sealed record OutlineCell(params IReadOnlyList<Node> Nodes)
{
    /// <summary>What <see cref="Domain.Publication.CheckedText"/> calls it; null where nothing of it can be objected to.</summary>
    public string? Part { get; init; }

    /// <summary>What it is about, to be said where someone objects to it.</summary>
    public string About { get; init; } = "";
}

/// <summary>A verdict: sign and word together, and the separate marks counted where there are several.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Sign">Its sign, never shown without the word.</param>
/// <param name="Word">Its word, with a capital.</param>
/// <param name="Counted">How many marks of each kind; null for one or none.</param>
public sealed record VerdictMark(Verdict Verdict, string Sign, string Word, string? Counted = null) : Node;

/// <summary>Where a cell has nothing to say: a sign, and the words for who does not see it.</summary>
/// <param name="Sign">The sign.</param>
/// <param name="Words">What it means.</param>
public sealed record Nothing(string Sign, string Words) : Node;
