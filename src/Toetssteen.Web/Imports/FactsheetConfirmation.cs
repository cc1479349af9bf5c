using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Reading.Grammar;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Imports;

/// <summary>What a person decides about something in doubt.</summary>
/// <param name="Number">Its number in the list of the factsheet, counted from 1.</param>
/// <param name="Indicators">Other indicators, separated by commas; null: as read.</param>
/// <param name="Marks">
/// Other marks of the scale by their keys (<c>meets</c>, <c>improve</c>), separated by commas, or <c>none</c>; null: as read.
/// </param>
/// <param name="Dismiss">It is no finding: leave it out.</param>
public sealed record Confirmation(int Number, string? Indicators, string? Marks, bool Dismiss);

/// <summary>
/// Settles what waits to be confirmed: the reading is amended, and goes in again through the same import as a correction.
/// </summary>
public sealed class FactsheetConfirmation(AppDb db, FrameworkCatalogue frameworks, FactsheetImport import)
{
    /// <summary>Settles one item.</summary>
    /// <exception cref="DomainException">I006: no such factsheet; I016: no such item; I017: no such marks; D061: no reason. Nothing was
    /// changed.</exception>
    public async Task<ImportResult> SettleAsync(string slug, Confirmation decision, string reason, CancellationToken stop)
    {
        var json = await db
            .ImportedFiles.Join(db.Factsheets.Where(f => f.Slug == slug), i => i.FactsheetId, f => f.Id, (i, _) => i.Reading)
            .SingleOrDefaultAsync(stop)
            ?? throw new DomainException("I006", $"Er is geen factsheet '{slug}'. Er is niets gewijzigd; controleer de naam.");
        var reading = ReadingJson.Parse(json)[0];
        var framework = frameworks.Get(reading.Framework!);
        var waiting = SortedReading.Of(reading, framework).Waiting;
        if (decision.Number < 1 || decision.Number > waiting.Count)
            throw new DomainException(
                "I016",
                $"Factsheet '{slug}' heeft geen nummer {decision.Number} dat op bevestiging wacht. Er is niets gewijzigd; bekijk de lijst met 'confirm {slug}'.");
        return await import.CorrectAsync(slug, Amend(reading, waiting[decision.Number - 1], decision, framework.Scale), reason, stop);
    }

    private static FactsheetReading Amend(FactsheetReading reading, object item, Confirmation decision, Scale scale)
    {
        if (item is UnplacedText text)
            return reading with { Unplaced = [.. reading.Unplaced.Where(u => u != text)] };
        if (item is ReadingWarning about)
            return reading with { Warnings = [.. reading.Warnings.Where(w => w != about)] };

        var place = (item as ReadFinding)?.Place ?? ((ReadRetest)item).Place;
        return reading with
        {
            // The doubt about it is settled; notes about other places stay.
            Warnings = [.. reading.Warnings.Where(w => w.Place != place || !ReadingRules.IsDoubt(w.Code))],
            Approaches = [.. reading.Approaches.Select(a => a with
            {
                Findings = [.. a.Findings.SelectMany(f => ReferenceEquals(f, item) ? Settled(f, decision, scale) : [f])],
                Retests = [.. a.Retests.SelectMany(r => ReferenceEquals(r, item) ? Settled(r, decision, scale) : [r])],
            })],
        };
    }

    private static IEnumerable<ReadFinding> Settled(ReadFinding finding, Confirmation decision, Scale scale) =>
        decision.Dismiss
            ? []
            : [finding with { Indicators = Codes(decision, finding.Indicators), Marks = Chosen(decision, finding.Marks, scale) }];

    private static IEnumerable<ReadRetest> Settled(ReadRetest retest, Confirmation decision, Scale scale) =>
        decision.Dismiss ? [] : [retest with
        {
            Indicators = Codes(decision, retest.Indicators),
            After = retest.After is { } after ? after with { Marks = Chosen(decision, after.Marks, scale) } : null,
        }];

    private static IReadOnlyList<string> Codes(Confirmation decision, IReadOnlyList<string> asRead) =>
        decision.Indicators?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? asRead;

    private static IReadOnlyList<ReadMark> Chosen(Confirmation decision, IReadOnlyList<ReadMark> asRead, Scale scale)
    {
        var known = scale.Values.Select(ReadMark.Of).ToDictionary(m => m == ReadMark.Improve ? "improve" : m.Key);
        return decision.Marks switch
        {
            null => asRead,
            "none" => [],
            var marks =>
            [
                .. marks
                    .Split(',', StringSplitOptions.TrimEntries)
                    .Select(m =>
                        known.TryGetValue(m, out var mark)
                            ? mark
                            : throw new DomainException(
                                "I017",
                                $"'{m}' is geen oordeel. Kies {string.Join(", ", known.Keys)} of none; er is niets gewijzigd.")),
            ],
        };
    }
}
