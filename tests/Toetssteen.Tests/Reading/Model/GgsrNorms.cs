using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Tests.Reading.Model;

/// <summary>The framework that the invented factsheets are set in.</summary>
public static class GgsrNorms
{
    public static Framework Framework { get; } = FrameworkFile.Load(RepositoryFolder.PathTo("frameworks", "ggsr", "2012.yaml")).Framework!;
}
