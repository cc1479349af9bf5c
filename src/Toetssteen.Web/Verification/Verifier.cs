using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Files;

namespace Toetssteen.Web.Verification;

/// <summary>
/// Computes anew what was hashed when it was stored: frameworks, editions and the rows that visitors read, histories, submissions,
/// files. It changes nothing, and holds one factsheet, one entry, one questionnaire or a piece of one file at a time.
/// </summary>
public sealed class Verifier(AppDb db, IFileStore files)
{
    private sealed record KnownEdition(string Where, string Sha256, string? Reason, string Files);

    private readonly List<VerifyFault> _faults = [];
    private readonly VerifyCounts _counts = new();
    private readonly Dictionary<string, KnownEdition> _editions = [];
    private readonly HashSet<string> _untold = [];
    private readonly HashSet<string> _filesUntold = [];
    private readonly List<(Guid InspectionId, HistoryAnchor Anchor)> _anchors = [];

    /// <summary>Checks everything.</summary>
    /// <param name="progress">Is told how many of all things are done.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="DbException">The database cannot be reached.</exception>
    public async Task<VerifyReport> RunAsync(Action<int, int>? progress, CancellationToken stop)
    {
        var all = await db.FrameworkVersions.CountAsync(stop) + await db.Editions.CountAsync(stop)
            + await db.HistoryEntries.CountAsync(stop) + await db.Submissions.CountAsync(stop)
            + await db.Documents.CountAsync(d => d.File != null, stop);
        var done = 0;
        await ReadAsync("toetsingskaders", () => FrameworksAsync(Step, stop));
        await ReadAsync("factsheets", () => FactsheetsAsync(Step, stop));
        await ReadAsync("geschiedenis", () => HistoriesAsync(Step, stop));
        await ReadAsync("verzonden vragenlijsten", () => SubmissionsAsync(Step, stop));
        await ReadAsync("bestanden", () => FilesAsync(Step, stop));
        return new VerifyReport(_counts, _faults);

        void Step() => progress?.Invoke(++done, all);
    }

    private async Task FrameworksAsync(Action step, CancellationToken stop)
    {
        await foreach (var version in db.FrameworkVersions.AsNoTracking().OrderBy(f => f.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            _counts.Frameworks++;
            if (HashOf(version.Content) != version.Sha256)
                Fault(VerifyFault.FrameworkAltered, $"toetsingskader {version.Id}", "De inhoud is niet die waarvan de hash is vastgelegd.");
            else if (FrameworkJson.Read(version.Content) is var framework && (framework.Id, framework.Title) != (version.Id, version.Title))
                Fault(VerifyFault.FrameworkAltered, $"toetsingskader {version.Id}", "De naam of de versie is niet die in de inhoud.");
            step();
        }
    }

    private async Task FactsheetsAsync(Action step, CancellationToken stop)
    {
        var alone = await db.Factsheets.GroupBy(f => f.InspectionId).Where(g => g.Count() == 1).Select(g => g.Key).ToHashSetAsync(stop);
        foreach (var factsheet in await db.Factsheets.AsNoTracking().OrderBy(f => f.Slug).ToListAsync(stop))
            await ReadAsync($"factsheet {factsheet.Slug}", async () =>
            {
                if (await EditionsAsync(factsheet, step, stop) is { } current)
                {
                    var rows = new RowsCheck(db, factsheet, Fault);
                    _counts.Findings += await rows.CheckAsync(current, alone.Contains(factsheet.InspectionId), stop);
                }
            });
    }

    private async Task<FactsheetContent?> EditionsAsync(Factsheet factsheet, Action step, CancellationToken stop)
    {
        FactsheetContent? current = null;
        var last = 0;
        var editions = db.Editions.AsNoTracking().Where(e => e.FactsheetId == factsheet.Id).OrderBy(e => e.Number);
        await foreach (var edition in editions.AsAsyncEnumerable().WithCancellation(stop))
        {
            _counts.Editions++;
            step();
            var where = $"factsheet {factsheet.Slug}, editie {edition.Number}";
            if (edition.Number != last + 1)
                Fault(VerifyFault.EditionNumbers, where,
                    edition.Number > last + 1 ? $"Editie {last + 1} is verwijderd." : "Het nummer kan niet: er is een editie ingevoegd.");
            if (edition.Number > 1 != edition.Reason is not null)
                Fault(VerifyFault.EditionBeside, where,
                    edition.Reason is null ? "De reden van deze editie is verwijderd." : "Een eerste editie heeft geen reden.");
            last = edition.Number;
            _editions[HistorySubject.Edition(factsheet.Id, edition.Number)] = new KnownEdition(
                where,
                edition.Sha256,
                edition.Reason,
                edition.Files);
            current = null;
            if (HashOf(edition.Content) != edition.Sha256)
            {
                Fault(VerifyFault.EditionAltered, where, "De inhoud is niet die waarvan de hash is vastgelegd.");
                continue;
            }
            current = FactsheetContentJson.Read(edition.Content);
            if (current.History is { } anchor)
            {
                _anchors.Add((factsheet.InspectionId, anchor));
                _untold.Add(HistorySubject.Edition(factsheet.Id, edition.Number));
                if ((edition.PdfSha256 ?? edition.DocxSha256) is not null)
                    _filesUntold.Add(HistorySubject.Edition(factsheet.Id, edition.Number));
            }
            if (!Equals(current.Published, edition.Published))
                Fault(VerifyFault.EditionBeside, where, "De datum van publicatie is niet die in de inhoud.");
            if ((current.MunicipalityCode, current.Kind) != (factsheet.MunicipalityCode, factsheet.Kind))
                Fault(VerifyFault.EditionBeside, where, "De gemeente of het soort onderzoek is niet dat in de inhoud.");
        }
        if (last == 0)
            Fault(VerifyFault.EditionNumbers, $"factsheet {factsheet.Slug}", "Deze factsheet heeft geen editie meer.");
        return current;
    }

    private async Task HistoriesAsync(Action step, CancellationToken stop)
    {
        var ends = await db.HistoryEnds.AsNoTracking()
            .ToDictionaryAsync(e => e.InspectionId, e => new HistoryAnchor(e.Number, e.Hash), stop);
        var anchors = _anchors.ToLookup(a => a.InspectionId, a => a.Anchor);
        var withEntries = await db.HistoryEntries.Select(e => e.InspectionId).Distinct().ToListAsync(stop);
        foreach (var id in withEntries.Union(ends.Keys).Union(anchors.Select(a => a.Key)).Order())
            await ReadAsync($"geschiedenis van onderzoek {id}", async () =>
            {
                _counts.Histories++;
                var check = new HistoryCheck(id, ends.GetValueOrDefault(id), anchors[id]);
                var entries = db.HistoryEntries.AsNoTracking().Where(e => e.InspectionId == id).OrderBy(e => e.Number);
                await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(stop))
                {
                    _counts.Entries++;
                    check.Add(entry);
                    Compare(entry);
                    step();
                }
                foreach (var fault in check.Finish())
                    Fault(fault.Code, $"geschiedenis van onderzoek {id}, gebeurtenis {fault.Number}", fault.Sentence);
            });
        foreach (var subject in _untold)
            Fault(VerifyFault.EditionOfHistory, _editions[subject].Where,
                "Deze editie berust op de geschiedenis, en die vertelt niet dat zij is gepubliceerd.");
        // As when the end of the history was cut off, and moved.
        foreach (var subject in _filesUntold)
            Fault(
                VerifyFault.FilesOfEdition,
                _editions[subject].Where,
                "Deze editie berust op de geschiedenis, en die vertelt niet welke bestanden erbij horen.");
    }

    // What was published is in the history by its hash: an edition that was written anew with a hash that fits shows here.
    private void Compare(HistoryEntry entry)
    {
        if (entry.Act == HistoryAct.FilesKept)
            _filesUntold.Remove(entry.Subject);
        if (entry.Act == HistoryAct.FilesKept && _editions.TryGetValue(entry.Subject, out var kept) && kept.Files != entry.After)
            Fault(VerifyFault.FilesOfEdition, kept.Where, "De bestanden zijn niet die waarvan de geschiedenis vertelt.");
        if (entry.Act is not (HistoryAct.Published or HistoryAct.Imported))
            return;
        var where = $"geschiedenis van onderzoek {entry.InspectionId}, gebeurtenis {entry.Number}";
        _untold.Remove(entry.Subject);
        if (!_editions.TryGetValue(entry.Subject, out var edition))
            Fault(VerifyFault.EditionGone, where, $"De editie waarvan deze gebeurtenis vertelt is verwijderd ({entry.Subject}).");
        else if (edition.Sha256 != entry.After)
            Fault(VerifyFault.EditionOfHistory, where, $"De editie is niet die waarvan deze gebeurtenis vertelt ({entry.Subject}).");
        else if (edition.Reason != entry.Why)
            Fault(VerifyFault.EditionOfHistory, where, $"De reden van de editie is niet die van deze gebeurtenis ({entry.Subject}).");
    }

    private async Task SubmissionsAsync(Action step, CancellationToken stop)
    {
        var submitted = db.Questionnaires.Where(q => !q.IsOpen || q.SupplementAsked != null || q.Submissions.Any());
        foreach (var sent in await submitted.OrderBy(q => q.Id).Select(q => new { q.Id, q.IsOpen }).ToListAsync(stop))
            await ReadAsync($"vragenlijst {sent.Id}", () => QuestionnaireAsync(sent.Id, sent.IsOpen, step, stop));
    }

    private async Task QuestionnaireAsync(Guid id, bool isOpen, Action step, CancellationToken stop)
    {
        Submission? last = null;
        var submissions = db.Submissions.AsNoTracking().Where(s => s.QuestionnaireId == id).OrderBy(s => s.Number);
        foreach (var submission in await submissions.ToListAsync(stop))
        {
            _counts.Submissions++;
            step();
            var (where, expected) = ($"vragenlijst {id}, verzending {submission.Number}", (last?.Number ?? 0) + 1);
            if (submission.Number != expected)
                Fault(VerifyFault.SubmissionNumbers, where,
                    submission.Number > expected
                        ? $"Verzending {expected} is verwijderd."
                        : "Het nummer kan niet: er is een verzending ingevoegd.");
            if (HashOf(submission.Content) != submission.Sha256)
                Fault(VerifyFault.SubmissionAltered, where, "De antwoorden zijn niet die waarvan de hash is vastgelegd.");
            last = submission;
        }
        if (last is null)
        {
            Fault(VerifyFault.SubmissionNumbers, $"vragenlijst {id}",
                "Deze vragenlijst was verzonden; wat is verzonden is verwijderd.");
            return;
        }
        if (isOpen)
            return;
        // Closed: what is shown as answered now is what was sent last.
        var answers = await db.Answers.AsNoTracking().Where(a => a.QuestionnaireId == id)
            .ToDictionaryAsync(a => a.Name, a => a.Value, stop);
        foreach (var (name, _) in last.Answers().Where(sent => answers.GetValueOrDefault(sent.Key) != sent.Value))
            Fault(VerifyFault.AnswerDiffers, $"vragenlijst {id}, {name}",
                $"Het antwoord is niet dat van verzending {last.Number}, de laatste die er nog is.");
    }

    private async Task FilesAsync(Action step, CancellationToken stop)
    {
        var (checkedFile, found) = ("", (Sha256: (string?)null, Size: 0L));
        var documents = db.Documents.AsNoTracking().Where(d => d.File != null).OrderBy(d => d.File!.Sha256)
            .Select(d => new { d.Id, d.File!.Sha256, d.File.Size });
        await foreach (var document in documents.AsAsyncEnumerable().WithCancellation(stop))
        {
            await CheckAsync($"document {document.Id}", document.Sha256, document.Size);
            step();
        }
        var editions = await db
            .Editions.AsNoTracking()
            .Join(
                db.Factsheets,
                e => e.FactsheetId,
                f => f.Id,
                (e, f) =>
                    new
                    {
                        f.Slug,
                        e.Number,
                        e.PdfSha256,
                        e.DocxSha256,
                    })
            .Where(e => e.PdfSha256 != null || e.DocxSha256 != null)
            .OrderBy(e => e.Slug)
            .ThenBy(e => e.Number)
            .ToListAsync(stop);
        foreach (var edition in editions)
            foreach (var sha256 in new[] { edition.PdfSha256, edition.DocxSha256 }.OfType<string>())
                await CheckAsync($"factsheet {edition.Slug}, editie {edition.Number}", sha256, null);

        async Task CheckAsync(string where, string sha256, long? size)
        {
            if (checkedFile != sha256)
            {
                _counts.Files++;
                (checkedFile, found) = (sha256, await HashOfFileAsync(sha256, stop));
            }
            if (found.Sha256 is null)
                Fault(VerifyFault.FileGone, where, $"Het bestand is er niet meer ({sha256}).");
            else if (found.Sha256 != sha256 || (size is { } known && found.Size != known))
                Fault(VerifyFault.FileAltered, where, $"Het bestand is niet dat waarvan hash en grootte zijn vastgelegd ({sha256}).");
        }
    }

    /// <summary>The files of an edition as the history tells of them.</summary>
    private async Task<(string? Sha256, long Size)> HashOfFileAsync(string sha256, CancellationToken stop)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
            return (null, 0);
        await using var content = files.Open(sha256);
        return content is null ? (null, 0) : (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop)), content.Length);
    }

    // A row that is no row any more (a date that is none, a word that is no value) is a fault like any other; the rest goes on.
    private async Task ReadAsync(string where, Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (Exception e) when (e.InnerException is not DbException && e is FormatException or InvalidOperationException
            or InvalidCastException or ArgumentException or OverflowException or JsonException or KeyNotFoundException
            or NotSupportedException)
        {
            Fault(VerifyFault.Unreadable, where, $"Wat hier staat is niet meer te lezen: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Fault(string code, string where, string sentence) => _faults.Add(new VerifyFault(code, where, sentence));
}
