using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Documents.Reading;
using Toetssteen.Web.Data;
using Toetssteen.Web.Imports;

namespace Toetssteen.Web.Commands;

/// <summary>
/// <c>confirm</c>: shows what waits to be confirmed, and settles it: as read, with other indicators or marks, or left out. Each is a new
/// edition with its reason.
/// </summary>
internal static class ConfirmCommand
{
    public static Command Make()
    {
        var slug = new Argument<string?>("factsheet")
        {
            Description = "De factsheet, bijvoorbeeld deventer-2013; zonder: alles wat wacht",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var number = new Argument<int?>("nummer") { Description = "Het nummer uit de lijst", Arity = ArgumentArity.ZeroOrOne };
        var indicators = new Option<string?>("--indicators") { Description = "De indicatoren, met komma's ertussen: 3.2.1,3.2.2" };
        var marks = new Option<string?>("--marks") { Description = "De oordelen, met komma's ertussen: meets,improve; of none" };
        var dismiss = new Option<bool>("--dismiss") { Description = "Laat het weg: het is geen bevinding" };
        var reason = new Option<string?>("--reason") { Description = "Waarom, voor de nieuwe editie" };
        var command = new Command("confirm", "Toont wat op bevestiging wacht, en bevestigt het.")
        {
            slug,
            number,
            indicators,
            marks,
            dismiss,
            reason,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                await using var services = await CommandLine.ServicesAsync(parsed, stop);
                await using var scope = services.CreateAsyncScope();
                if (parsed.GetValue(number) is not { } chosen)
                    return await ListAsync(
                        scope.ServiceProvider.GetRequiredService<AppDb>(),
                        services.GetRequiredService<FrameworkCatalogue>(),
                        parsed.GetValue(slug),
                        stop);

                var decision = new Confirmation(chosen, parsed.GetValue(indicators), parsed.GetValue(marks), parsed.GetValue(dismiss));
                var result = await scope.ServiceProvider.GetRequiredService<FactsheetConfirmation>()
                    .SettleAsync(parsed.GetValue(slug)!, decision, parsed.GetValue(reason) ?? "", stop);
                Console.WriteLine($"{result.Slug}: nieuwe editie, nog {result.ToConfirm} te bevestigen");
                return 0;
            });
        return command;
    }

    private static async Task<int> ListAsync(AppDb db, FrameworkCatalogue frameworks, string? slug, CancellationToken stop)
    {
        var imported = await db
            .ImportedFiles.AsNoTracking()
            .Join(
                db.Factsheets.Where(f => slug == null || f.Slug == slug),
                i => i.FactsheetId,
                f => f.Id,
                (i, f) => new { f.Slug, i.Reading })
            .OrderBy(f => f.Slug)
            .ToListAsync(stop);
        if (imported.Count == 0 && slug is not null)
            throw new DomainException("I006", $"Er is geen factsheet '{slug}'. Controleer de naam.");
        var waiting = 0;
        foreach (var factsheet in imported)
        {
            var reading = ReadingJson.Parse(factsheet.Reading)[0];
            var sorted = SortedReading.Of(reading, frameworks.Get(reading.Framework!));
            for (var n = 0; n < sorted.Doubtful.Count; n++)
            {
                var item = sorted.Doubtful[n];
                Console.WriteLine(
                    $"{factsheet.Slug} {n + 1}: {item.Place}, {item.Message} ({item.Code}) [{string.Join(",", item.IndicatorCodes)}] {sorted.WordsOf(n).ReplaceLineEndings(" ")}");
            }
            waiting += sorted.Doubtful.Count;
        }
        if (waiting == 0)
            Console.WriteLine("Er wacht niets op bevestiging.");
        return 0;
    }
}
