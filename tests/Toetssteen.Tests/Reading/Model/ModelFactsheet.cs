using Toetssteen.Documents.Reading;

namespace Toetssteen.Tests.Reading.Model;

/// <summary>An invented factsheet as data: what a reader must find, whatever it is printed like.</summary>
public sealed record ModelFactsheet
{
    public required ReadingKind Kind { get; init; }

    public required string Municipality { get; init; }

    public string? Code { get; init; }

    /// <summary>Year and month of publication.</summary>
    public required (int Year, int Month) Published { get; init; }

    /// <summary>Paragraphs of context (first study) or development (follow-up).</summary>
    public required IReadOnlyList<string> Context { get; init; }

    public required IReadOnlyList<ModelApproach> Approaches { get; init; }

    /// <summary>The years judged, for a follow-up: one column each.</summary>
    public IReadOnlyList<string> Periods { get; init; } = [];
}

public sealed record ModelApproach
{
    public required string Name { get; init; }

    /// <summary>Partners brought in by the municipality, each with a questionnaire of its own.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    public IReadOnlyList<string> Description { get; init; } = [];

    /// <summary>Rows in the order of print; for a follow-up each has a column per period.</summary>
    public required IReadOnlyList<ModelRow> Rows { get; init; }

    public IReadOnlyList<ModelConclusion> Conclusions { get; init; } = [];
}

/// <summary>A row: indicators of one criterion, and a column of passages for the finding or for each period.</summary>
public sealed record ModelRow(IReadOnlyList<string> Indicators, IReadOnlyList<IReadOnlyList<ModelPassage>> Columns);

/// <summary>A paragraph of a finding: with or without a mark, or an attention point.</summary>
public sealed record ModelPassage(ReadMark? Mark, string Text, bool IsAttention = false);

public sealed record ModelConclusion(string Theme, IReadOnlyList<string> GoesWell, IReadOnlyList<string> CanImprove);
