using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Imports;

/// <summary>
/// The way in for a framework: a verified file becomes a version in the database, and stays as it is once a study uses it.
/// </summary>
public sealed partial class FrameworkImport(AppDb db, ILogger<FrameworkImport> log)
{
    /// <summary>The folder of framework files that comes with the program.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "frameworks");

    /// <summary>The framework files of a folder, as <c>KEY/VERSION.yaml</c>, in the order of their paths.</summary>
    public static IEnumerable<string> FilesOf(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [];

    /// <summary>
    /// Registers every framework of a folder. One that is refused does not keep the others, or the server, from going on: what the database
    /// holds stays in force, and the log says so.
    /// </summary>
    public async Task RegisterFolderAsync(string folder, CancellationToken stop)
    {
        foreach (var file in FilesOf(folder))
        {
            try
            {
                await RegisterAsync(file, stop);
            }
            catch (DomainException refused)
            {
                LogRefused(log, refused.Message, refused.Code);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                LogRefused(log, unreadable.Message, "S002");
            }
        }
    }

    /// <summary>The framework of one file.</summary>
    /// <exception cref="DomainException">S002: the file has errors.</exception>
    public static Framework Load(string file)
    {
        var load = FrameworkFile.Load(file);
        return load.Framework
            ?? throw new DomainException(
                "S002",
                $"Toetsingskader {Path.GetFileName(file)} is niet in orde en is niet opgenomen: "
                    + string.Join(" ", load.Problems.Select(p => $"regel {p.Line}: {p.Message}")));
    }

    /// <summary>Registers the framework of one file. The same content again changes nothing.</summary>
    /// <returns>True when something was stored.</returns>
    /// <exception cref="DomainException">S002: the file has errors; D002: other content under a version in use.</exception>
    public async Task<bool> RegisterAsync(string file, CancellationToken stop)
    {
        var framework = Load(file);
        var version = FrameworkJson.Freeze(framework);
        var known = await db.FrameworkVersions.FindAsync([framework.Id], stop);
        if (known is null)
            db.FrameworkVersions.Add(version);
        else if (!known.ReplaceBy(version, await db.Studies.AnyAsync(s => s.FrameworkId == framework.Id, stop)))
            return false;
        await db.SaveChangesAsync(stop);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sentence} ({Code})")]
    private static partial void LogRefused(ILogger logger, string sentence, string code);
}
