using System.Text;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Frameworks;

/// <summary>
/// Reads a framework file (YAML) and verifies it by a table of rules. All problems come at once, each with its code, its line and a
/// Dutch sentence; see <c>docs/frameworks.md</c>.
/// </summary>
public static class FrameworkFile
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 1_000_000;

    /// <summary>The rules that every framework file is verified by, in the order of their codes.</summary>
    internal static IReadOnlyList<FrameworkRule> Rules => FrameworkRules.All;

    /// <summary>Reads a file. A file that is not there or cannot be read is a problem like any other; nothing is thrown.</summary>
    /// <param name="path">The file: <c>frameworks/ggsr/2012.yaml</c>. Its folder is the key, its name the version.</param>
    public static FrameworkLoad Load(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Load(stream, path, Path.GetFullPath(path), Before);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable("het is er niet, of mag niet worden gelezen", path, 1);
        }
    }

    /// <summary>Reads a file from a stream. Where the name has no folder, the key is not compared with one.</summary>
    /// <param name="stream">The content, in UTF-8.</param>
    /// <param name="fileName">Name of the file, by which problems point at it.</param>
    public static FrameworkLoad Load(Stream stream, string fileName) => Load(stream, fileName, fileName, (_, _) => []);

    private static FrameworkLoad Load(Stream stream, string fileName, string path, Func<YamlNode, string, IReadOnlyList<YamlNode>> before)
    {
        YamlNode root;
        try
        {
            root = YamlNode.Parse(Text(stream));
        }
        catch (UnreadableYamlException e)
        {
            return Unreadable(e.Message, fileName, e.Line);
        }
        catch (DecoderFallbackException)
        {
            return Unreadable("de tekens zijn geen UTF-8", fileName, 1);
        }
        catch (InvalidDataException e)
        {
            return Unreadable(e.Message, fileName, 1);
        }

        var folder = Path.GetFileName(Path.GetDirectoryName(path));
        var draft = new FrameworkDraft(root, string.IsNullOrEmpty(folder) ? null : folder, Path.GetFileNameWithoutExtension(path),
            before(root, path));
        List<FrameworkProblem> problems =
            [.. Rules.SelectMany(rule => rule.Check(draft, fileName)).OrderBy(p => p.Line).ThenBy(p => p.Code, StringComparer.Ordinal)];
        var isWrong = problems.Exists(p => p.Severity == ProblemSeverity.Error);
        return new FrameworkLoad(isWrong ? null : new FrameworkBuilder(root.TextOf("language")).Build(root), problems);
    }

    // One that is not there, or cannot be read, ends the row; that file has a load and problems of its own.
    private static IReadOnlyList<YamlNode> Before(YamlNode root, string path)
    {
        var before = new List<YamlNode>();
        var seen = new HashSet<string> { root.TextOf("version") };
        for (var at = root; CrosswalkRules.From(at) is { } from;)
        {
            var file = Path.Combine(Path.GetDirectoryName(path)!, $"{from}.yaml");
            try
            {
                using var stream = File.OpenRead(file);
                before.Add(at = YamlNode.Parse(Text(stream)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or UnreadableYamlException or DecoderFallbackException
                or InvalidDataException)
            {
                break;
            }
            if (!seen.Add(from))
                break;
        }
        return before;
    }

    private static string Text(Stream stream)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[8192];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > MaxBytes)
                throw new InvalidDataException("het is groter dan 1 MB");
            bytes.Write(buffer, 0, read);
        }
        bytes.Position = 0;
        using var reader = new StreamReader(bytes, new UTF8Encoding(false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }

    private static FrameworkLoad Unreadable(string why, string file, int line) =>
        new(null, [FrameworkRules.Unreadable.At(file, line, why)]);
}
