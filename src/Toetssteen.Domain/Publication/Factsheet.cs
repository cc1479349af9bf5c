using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Publication;

/// <summary>
/// A factsheet: the published result of one inspection, in editions. Nothing published is ever silently changed: a correction is a
/// new edition with its reason, and the old one stays.
/// </summary>
public sealed class Factsheet : IRecordsActs
{
    private readonly List<Edition> _editions = [];
    private readonly ActLog _acts = new();

    private Factsheet()
    {
    }

    /// <summary>Makes the factsheet of an inspection, without an edition yet.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="slug">Stable name in its address: <c>deventer-2013</c>.</param>
    /// <param name="inspection">The inspection.</param>
    /// <param name="kind">First study or follow-up.</param>
    public Factsheet(Guid id, string slug, Inspection inspection, StudyKind kind) =>
        (Id, Slug, InspectionId, MunicipalityCode, Kind) = (id, slug, inspection.Id, inspection.MunicipalityCode, kind);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>Stable name in its address.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>The municipality, by code.</summary>
    public string MunicipalityCode { get; private set; } = "";

    /// <summary>First study or follow-up.</summary>
    public StudyKind Kind { get; private set; }

    /// <summary>When it was withdrawn; null while it holds.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>The editions, the first one first.</summary>
    public IReadOnlyList<Edition> Editions => _editions;

    /// <summary>The edition that holds now.</summary>
    public Edition? Current => _editions.MaxBy(e => e.Number);

    /// <summary>The edition with this number, or null. One that was replaced keeps its number, and so its address.</summary>
    public Edition? Find(int number) => _editions.Find(e => e.Number == number);

    /// <summary>Publishes the first edition. From outside by what is published: a draft, or an import.</summary>
    /// <param name="id">Identity of the edition.</param>
    /// <param name="content">The frozen content (JSON).</param>
    /// <param name="sha256">SHA-256 of the content.</param>
    /// <param name="published">The date that it bears; null where it bears none.</param>
    /// <param name="storedAt">When it was stored here.</param>
    /// <exception cref="DomainException">D060: it has an edition already.</exception>
    internal Edition Publish(Guid id, string content, string sha256, PartialDate? published, DateTimeOffset storedAt)
    {
        if (_editions.Count > 0)
            throw new DomainException(
                "D060",
                "Deze factsheet is al gepubliceerd. Een verbetering is een nieuwe editie, met de reden erbij.");
        return Add(new Edition(id, 1, content, sha256, published, null, storedAt));
    }

    /// <summary>Rule: a correction is a new edition with its reason; the old edition stays as it was.</summary>
    /// <returns>The new edition, or null where the content is the same: no change, no edition.</returns>
    /// <exception cref="DomainException">D061: no reason; D062: nothing published yet; D127: withdrawn.</exception>
    internal Edition? Correct(Guid id, string content, string sha256, string reason, PartialDate? published, DateTimeOffset storedAt)
    {
        if (Current is not { } current)
            throw new DomainException("D062", "Er is nog niets gepubliceerd om te verbeteren.");
        if (WithdrawnAt is not null)
            throw new DomainException("D127", "Deze factsheet is ingetrokken en krijgt geen nieuwe editie. Er is niets gewijzigd.");
        if (current.Sha256 == sha256)
            return null;
        if (string.IsNullOrWhiteSpace(reason))
            throw new DomainException("D061", "Een nieuwe editie heeft een reden nodig. Schrijf op wat er is veranderd en waarom.");
        return Add(new Edition(id, current.Number + 1, content, sha256, published, reason, storedAt));
    }

    /// <summary>Publishes a draft whose moment has come, with its files: as the first edition, or as a correction.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="id">Identity of the edition.</param>
    /// <param name="published">The date that it bears.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="DomainException">D110: not due; D125: before its moment; D126: without its files; D127: withdrawn.</exception>
    public Edition Publish(FactsheetDraft draft, Guid id, PartialDate? published, DateTimeOffset now)
    {
        draft.Publish(now);
        var (content, sha256) = (draft.AdoptedContent!, draft.AdoptedSha256!);
        var edition = Current is null
            ? Publish(id, content, sha256, published, now)
            : Correct(id, content, sha256, draft.CorrectionReason ?? "", published, now)
                ?? throw new InvalidOperationException("A correction rests on a longer history, and so differs.");
        edition.Keep(draft.PdfSha256, draft.DocxSha256);
        Record(HistoryAct.Published, edition, edition.Reason, after: edition.Sha256);
        Record(HistoryAct.FilesKept, edition, after: edition.Files);
        return edition;
    }

    /// <summary>Takes an edition in that was published elsewhere: the first, or another reading of it with the reason.</summary>
    /// <returns>The edition, or null where the content is the same: no change, no edition.</returns>
    /// <exception cref="DomainException">
    /// D060: it has an edition, and no reason was given; D061: an empty reason; D062: nothing published yet; D127: withdrawn.
    /// </exception>
    public Edition? Import(Guid id, string content, string sha256, string? reason, PartialDate? published, DateTimeOffset storedAt)
    {
        var edition = reason is null ? Publish(id, content, sha256, published, storedAt)
            : Correct(id, content, sha256, reason, published, storedAt);
        if (edition is not null)
            Record(HistoryAct.Imported, edition, edition.Reason, after: edition.Sha256);
        return edition;
    }

    /// <summary>Rule: a withdrawal leaves a page that says so, with its reason; the editions are kept.</summary>
    /// <exception cref="DomainException">D061: no reason; D062: nothing published yet; D065: withdrawn already.</exception>
    public void Withdraw(string reason, DateTimeOffset at)
    {
        if (_editions.Count == 0)
            throw new DomainException("D062", "Er is nog niets gepubliceerd om in te trekken.");
        if (WithdrawnAt is not null)
            throw new DomainException("D065", "Deze factsheet is al ingetrokken. Er is niets gewijzigd.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new DomainException("D061", "Wie een factsheet intrekt, schrijft op waarom. Er is niets ingetrokken.");
        (WithdrawnAt, WithdrawnReason) = (at, reason.Trim());
        Record(HistoryAct.Withdrawn, Current!, WithdrawnReason, Current!.Sha256, role: Role.StudyLead);
    }

    /// <inheritdoc/>
    ActLog IRecordsActs.Acts => _acts;

    private void Record(
        HistoryAct act, Edition edition, string? why = null, string? before = null, string? after = null, Role? role = null) =>
        _acts.Record(InspectionId, act, HistorySubject.Edition(Id, edition.Number), why, before, after, role);

    private Edition Add(Edition edition)
    {
        _editions.Add(edition);
        return edition;
    }
}

/// <summary>An edition of a factsheet: content that never changes, and its hash.</summary>
public sealed class Edition
{
    private Edition()
    {
    }

    internal Edition(Guid id, int number, string content, string sha256, PartialDate? published, string? reason, DateTimeOffset storedAt) =>
        (Id, Number, Content, Sha256, Published, Reason, StoredAt) = (id, number, content, sha256, published, reason, storedAt);

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The factsheet.</summary>
    public Guid FactsheetId { get; private set; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The frozen <see cref="FactsheetContent"/> (JSON).</summary>
    public string Content { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Content"/> in lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Date of publication as printed; not the period judged, nor the date of a report.</summary>
    public PartialDate? Published { get; private set; }

    /// <summary>Why this edition replaced the one before; null for the first.</summary>
    public string? Reason { get; private set; }

    /// <summary>When it was stored here.</summary>
    public DateTimeOffset StoredAt { get; private set; }

    /// <summary>The PDF made from the content, by the hash under which it is kept; null until it is made.</summary>
    public string? PdfSha256 { get; private set; }

    /// <summary>The DOCX made from the content, by the hash under which it is kept; null until it is made.</summary>
    public string? DocxSha256 { get; private set; }

    /// <summary>Its files by their hashes, as the history keeps them.</summary>
    public string Files => $"pdf:{PdfSha256} docx:{DocxSha256}";

    /// <summary>
    /// Keeps the files that were made from the content. The same content gives the same bytes, so making them again is no change. Of what
    /// was published elsewhere one may be there without the other.
    /// </summary>
    public void Keep(string? pdfSha256, string? docxSha256) => (PdfSha256, DocxSha256) = (pdfSha256 ?? PdfSha256, docxSha256 ?? DocxSha256);
}
