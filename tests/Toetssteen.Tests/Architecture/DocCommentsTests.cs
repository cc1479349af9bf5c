using System.Xml.Linq;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Tests.Architecture;

/// <summary>Every public type says what it is.</summary>
public sealed class DocCommentsTests
{
    [Theory]
    [InlineData(typeof(Framework))]
    [InlineData(typeof(FrameworkFile))]
    public void EveryPublicType_HasADocComment(Type inAssembly) =>
        Assert.Empty(
            Silent(inAssembly.Assembly.GetExportedTypes(), XDocument.Load(Path.ChangeExtension(inAssembly.Assembly.Location, ".xml"))));

    [Fact]
    public void APublicTypeWithoutADocComment_IsSeen()
    {
        var comments = XDocument.Parse(
            """<doc><members><member name="T:System.Uri"><summary>An address.</summary></member><member name="T:System.Guid"><summary> </summary></member></members></doc>""");
        Assert.Equal(["System.Guid", "System.Version"], Silent([typeof(Uri), typeof(Guid), typeof(Version)], comments));
    }

    private static IEnumerable<string> Silent(IEnumerable<Type> types, XDocument comments)
    {
        var said = comments
            .Descendants("member")
            .Where(m => !string.IsNullOrWhiteSpace(m.Element("summary")?.Value))
            .Select(m => m.Attribute("name")!.Value)
            .ToHashSet();
        return types.Select(t => t.FullName!.Replace('+', '.')).Where(name => !said.Contains($"T:{name}"));
    }
}
