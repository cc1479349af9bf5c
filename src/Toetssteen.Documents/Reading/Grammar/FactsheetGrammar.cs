using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Blocks to a reading.</summary>
public sealed class FactsheetGrammar(IReadOnlyList<Framework> frameworks)
{
    private readonly IReadOnlyList<Framework> _frameworks = frameworks;

    /// <summary>Reads a document.</summary>
    public GrammarResult Read(SourceDocument document, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return new GrammarResult(new FactsheetReading { Source = new ReadingSource("", document.Format, ""), Framework = _frameworks[0].Id }, []);
    }
}

/// <summary>What reading gave.</summary>
/// <param name="Reading">The reading; its source is filled in by the reader, its framework is null where no indicator was recognised.</param>
/// <param name="Recognised">Texts that were recognised as standing matter (definition, legend, list of themes) and so are not in the reading.</param>
public sealed record GrammarResult(FactsheetReading Reading, IReadOnlyList<UnplacedText> Recognised);
