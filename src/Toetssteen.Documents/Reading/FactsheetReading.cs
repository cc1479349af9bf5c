using System.Text.Json;
using System.Text.Json.Serialization;
using Toetssteen.Domain.Findings;

namespace Toetssteen.Documents.Reading;

/// <summary>
/// What was read from one published factsheet: values with their place in the source, and every doubt as a warning. The shape of
/// <c>read --json</c>, of the demonstration data and of every import; described by <c>docs/schemas/reading.schema.json</c>.
/// </summary>
public sealed record FactsheetReading
{
    /// <summary>The file.</summary>
    public required ReadingSource Source { get; init; }

    /// <summary>First study or follow-up; null where it could not be told.</summary>
    public ReadingKind? Kind { get; init; }

    /// <summary>The municipality; null where it could not be told.</summary>
    public ReadMunicipality? Municipality { get; init; }

    /// <summary>Date of publication in reduced ISO 8601 (<c>2013-10</c>), as printed.</summary>
    public string? Published { get; init; }

    /// <summary>Framework key and version.</summary>
    public string? Framework { get; init; }

    /// <summary>Context of the municipality.</summary>
    public ReadContext? Context { get; init; }

    /// <summary>The approaches in the order of print.</summary>
    public IReadOnlyList<ReadApproach> Approaches { get; init; } = [];

    /// <summary>Text that found no place.</summary>
    public IReadOnlyList<UnplacedText> Unplaced { get; init; } = [];

    /// <summary>Every doubt.</summary>
    public IReadOnlyList<ReadingWarning> Warnings { get; init; } = [];
}

/// <summary>The file that was read.</summary>
/// <param name="File">File name without folder.</param>
/// <param name="Format"><c>text</c>, <c>docx</c> or <c>pdf</c>.</param>
/// <param name="Sha256">SHA-256 of the bytes in lower-case hexadecimal.</param>
public sealed record ReadingSource(string File, string Format, string Sha256);

/// <summary>What kind of factsheet it is.</summary>
public enum ReadingKind
{
    /// <summary>First study.</summary>
    [JsonStringEnumMemberName("study")] Study,

    /// <summary>Follow-up a year later.</summary>
    [JsonStringEnumMemberName("followUp")] FollowUp,
}

/// <summary>A municipality as printed, with its code where the name is in the register.</summary>
public sealed record ReadMunicipality(string Name, string? Code);

/// <summary>The context as printed, and the figures in it.</summary>
public sealed record ReadContext(string? Text, IReadOnlyList<ReadFact> Facts);

/// <summary>A figure or dated fact of context. <c>value</c> is null when unknown.</summary>
/// <param name="What">Key: <c>inhabitants</c>, <c>householdsWithChildren</c>, <c>estimatedFamilies</c>, <c>familiesInApproach</c>,
/// <c>progressPresentation</c>, <c>progressConversation</c>, <c>progressWritten</c> …</param>
/// <param name="Value">The number.</param>
/// <param name="Precision">How sure it is.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Date">Of when, in reduced ISO 8601.</param>
/// <param name="Text">The sentence, to the letter.</param>
public sealed record ReadFact(string What, decimal? Value, ReadPrecision Precision, string? Source, string? Date, string Text);

/// <summary>How sure a figure is.</summary>
public enum ReadPrecision
{
    /// <summary>As counted.</summary>
    [JsonStringEnumMemberName("exact")] Exact,

    /// <summary>Ongeveer, circa.</summary>
    [JsonStringEnumMemberName("about")] About,

    /// <summary>Bijna.</summary>
    [JsonStringEnumMemberName("almost")] Almost,

    /// <summary>Meer dan, ruim.</summary>
    [JsonStringEnumMemberName("moreThan")] MoreThan,

    /// <summary>Unknown.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,
}

/// <summary>An approach.</summary>
public sealed record ReadApproach
{
    /// <summary>Name as printed; empty where the document gives none.</summary>
    public required string Name { get; init; }

    /// <summary>Earlier names as printed.</summary>
    public IReadOnlyList<string> Formerly { get; init; } = [];

    /// <summary>Why this approach was judged.</summary>
    public string? Scope { get; init; }

    /// <summary>What it is.</summary>
    public string? Description { get; init; }

    /// <summary>Who answered.</summary>
    public IReadOnlyList<ReadRespondent> Respondents { get; init; } = [];

    /// <summary>Findings (first study).</summary>
    public IReadOnlyList<ReadFinding> Findings { get; init; } = [];

    /// <summary>Re-tests (follow-up).</summary>
    public IReadOnlyList<ReadRetest> Retests { get; init; } = [];

    /// <summary>Conclusions, a theme each.</summary>
    public IReadOnlyList<ReadConclusion> Conclusions { get; init; } = [];

    /// <summary>Why it was not judged again; null when it was.</summary>
    public string? NotRetested { get; init; }
}

/// <summary>Municipality or partner.</summary>
public enum ReadRole
{
    /// <summary>The municipality.</summary>
    [JsonStringEnumMemberName("municipality")] Municipality,

    /// <summary>A network partner.</summary>
    [JsonStringEnumMemberName("partner")] Partner,
}

/// <summary>How a respondent answered.</summary>
public enum ReadAnswered
{
    /// <summary>Its own questionnaire.</summary>
    [JsonStringEnumMemberName("own")] Own,

    /// <summary>Joined another's answers.</summary>
    [JsonStringEnumMemberName("joined")] Joined,

    /// <summary>Declined.</summary>
    [JsonStringEnumMemberName("declined")] Declined,

    /// <summary>Asked, and silent.</summary>
    [JsonStringEnumMemberName("silent")] Silent,
}

/// <summary>Who brought a partner in.</summary>
public enum ReadNomination
{
    /// <summary>The municipality.</summary>
    [JsonStringEnumMemberName("municipality")] Municipality,

    /// <summary>The inspectorates.</summary>
    [JsonStringEnumMemberName("inspectorates")] Inspectorates,
}

/// <summary>A respondent.</summary>
public sealed record ReadRespondent(string Name, ReadRole Role, ReadAnswered? Answered, ReadNomination? NominatedBy);

/// <summary>A mark of the framework's scale.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Falls">Whether it becomes an improvement point.</param>
[JsonConverter(typeof(ReadMarkConverter))]
public readonly record struct ReadMark(string Key, bool Falls)
{
    /// <summary>Voldoet: of the two marks that every framework had before a scale was data.</summary>
    public static ReadMark Meets { get; } = new("meets", false);

    /// <summary>Verbeterpunt: of the same two.</summary>
    public static ReadMark Improve { get; } = new("needsImprovement", true);

    /// <summary>A mark of a scale, or "not applicable".</summary>
    public static ReadMark Of(MarkValue mark) => new(mark.Key, mark.Falls);

    /// <inheritdoc/>
    public override string ToString() => this == Meets ? nameof(Meets) : this == Improve ? nameof(Improve) : Key;
}

/// <summary><c>meets</c> and <c>improve</c> are words, other marks an object.</summary>
internal sealed class ReadMarkConverter : JsonConverter<ReadMark>
{
    private sealed record Written(string Key, bool Falls);

    public override ReadMark Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString() switch
            {
                "meets" => ReadMark.Meets,
                "improve" => ReadMark.Improve,
                _ => throw new JsonException("Geen oordeel."),
            };
        return JsonSerializer.Deserialize<Written>(ref reader, options) is { Key.Length: > 0 } mark
            ? new ReadMark(mark.Key, mark.Falls)
            : throw new JsonException("Geen oordeel.");
    }

    public override void Write(Utf8JsonWriter writer, ReadMark value, JsonSerializerOptions options)
    {
        if (value == ReadMark.Meets || value == ReadMark.Improve)
            writer.WriteStringValue(value == ReadMark.Meets ? "meets" : "improve");
        else
            JsonSerializer.Serialize(writer, new Written(value.Key, value.Falls), options);
    }
}

/// <summary>A finding; text to the letter, without the marks and without attention points; paragraphs separated by an empty line.</summary>
public sealed record ReadFinding(
    string Theme,
    string Criterion,
    IReadOnlyList<string> Indicators,
    IReadOnlyList<ReadMark> Marks,
    string Text,
    IReadOnlyList<string> Attention,
    Place Place);

/// <summary>One column of a re-test.</summary>
public sealed record ReadJudgement(string? Period, IReadOnlyList<ReadMark> Marks, string Text);

/// <summary>A re-test.</summary>
public sealed record ReadRetest(IReadOnlyList<string> Indicators, ReadJudgement Before, ReadJudgement? After, bool Unchanged, Place Place);

/// <summary>The conclusion on a theme; either side may be empty.</summary>
public sealed record ReadConclusion(string Theme, IReadOnlyList<string> GoesWell, IReadOnlyList<string> CanImprove);

/// <summary>Text that found no place.</summary>
public sealed record UnplacedText(Place Place, string Text);

/// <summary>A doubt: stable code, place, Dutch sentence.</summary>
public sealed record ReadingWarning(string Code, Place? Place, string Message);
