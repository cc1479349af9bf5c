using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Tests.Site;

/// <summary>
/// Rule: a day is a day in the Netherlands. What no banned symbol reaches: <c>$"{at:d MMMM}"</c> writes an instant as it is stored.
/// </summary>
public sealed class InstantsInTextsTests
{
    [Theory]
    [InlineData(typeof(DutchDay))]
    [InlineData(typeof(FrameworkFile))]
    [InlineData(typeof(AppDb))]
    public void NoInstant_IsWrittenInTheMiddleOfAText(Type of) => Assert.Empty(InstantsIn(of.Assembly));

    [Fact]
    public void AnInstantInTheMiddleOfAText_IsSeen()
    {
        var (instant, absent) = (DateTimeOffset.UnixEpoch, (DateTimeOffset?)null);
        Assert.NotEqual($"{instant:yyyy}", $"{absent:yyyy}");
        Assert.Equal(2, InstantsIn(typeof(InstantsInTextsTests).Assembly).Count(name => name == "AppendFormatted"));
    }

    // Methods that write a T inside a text, called for an instant, or for one that may be absent.
    private static List<string> InstantsIn(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var code = file.GetMetadataReader();
        return
        [
            .. from row in Enumerable.Range(1, code.GetTableRowCount(TableIndex.MethodSpec))
               let made = code.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row))
               let name = NameOf(code, made.Method)
               where name.StartsWith("Append", StringComparison.Ordinal) && IsInstant(code, code.GetBlobReader(made.Signature))
               select name,
        ];
    }

    private static string NameOf(MetadataReader code, EntityHandle method) => code.GetString(method.Kind == HandleKind.MemberReference
        ? code.GetMemberReference((MemberReferenceHandle)method).Name : code.GetMethodDefinition((MethodDefinitionHandle)method).Name);

    // The signature of a generic method that was filled in: how many types, and the first of them.
    private static bool IsInstant(MetadataReader code, BlobReader signature)
    {
        (_, _) = (signature.ReadByte(), signature.ReadCompressedInteger());
        var type = signature.ReadSignatureTypeCode();
        if (type == SignatureTypeCode.GenericTypeInstance)
            (_, _, _, type) = (
                signature.ReadByte(),
                signature.ReadTypeHandle(),
                signature.ReadCompressedInteger(),
                signature.ReadSignatureTypeCode());
        return type == SignatureTypeCode.TypeHandle
            && signature.ReadTypeHandle() is { Kind: HandleKind.TypeReference } of
            && code.GetString(code.GetTypeReference((TypeReferenceHandle)of).Name) is nameof(DateTimeOffset) or nameof(DateTime);
    }
}
