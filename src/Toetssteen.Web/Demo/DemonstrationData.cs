using Toetssteen.Documents.Reading;
using Toetssteen.Domain;
using Toetssteen.Web.Data;
using Toetssteen.Web.Imports;

namespace Toetssteen.Web.Demo;

/// <summary>Five municipalities, retold freely after published factsheets; in through the same import as everything else.</summary>
internal static class DemonstrationData
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Demo");

    /// <summary>Loads the data.</summary>
    /// <exception cref="DomainException">Something was refused.</exception>
    public static async Task LoadAsync(IServiceProvider services, CancellationToken stop)
    {
        var frameworks = services.GetRequiredService<FrameworkCatalogue>();
        var reader = new FactsheetReader(frameworks.All);
        var incoming = Incoming.FilesOf([Folder]).Select(file => Incoming.Read(file, reader, stop)).ToList();
        var import = services.GetRequiredService<FactsheetImport>();
        foreach (var reading in incoming.SelectMany(i => i.Readings).OrderBy(r => r.Published, StringComparer.Ordinal))
            await import.StoreAsync(reading, stop);
        await services.GetRequiredService<LineageImport>().StoreAsync(incoming.SelectMany(i => i.Lineage), stop);
    }
}
