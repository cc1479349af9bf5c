using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>A framework with all that reading asks of it alone: made once, and not changed by any reading.</summary>
internal sealed class IndexedFramework(Framework framework)
{
    public Framework Framework => framework;

    public NormIndex Norms { get; } = new(framework);

    public NameIndex Names { get; } = new(framework);

    public StandingMatter Standing { get; } = new(framework);

    public MarkWords Words { get; } = new(framework.Scale);
}
