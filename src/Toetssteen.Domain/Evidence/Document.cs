namespace Toetssteen.Domain.Evidence;

/// <summary>Where a document stands.</summary>
public enum DocumentStatus
{
    /// <summary>Someone says it exists.</summary>
    Claimed,

    /// <summary>It was asked for.</summary>
    Requested,

    /// <summary>It is here.</summary>
    Received,
}

/// <summary>What sort of paper a document is.</summary>
public enum DocumentKind
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>Beleidsnotitie.</summary>
    PolicyNote,

    /// <summary>Convenant.</summary>
    Covenant,

    /// <summary>Jaarverslag.</summary>
    AnnualReport,

    /// <summary>Werkafspraak.</summary>
    WorkAgreement,

    /// <summary>Evaluatie of onderzoek.</summary>
    Evaluation,

    /// <summary>Verslag van een overleg.</summary>
    Minutes,
}

/// <summary>A document (evidence): claimed, requested or received. What was claimed and never sent stays claimed.</summary>
public sealed class Document
{
    /// <summary>Longest title, in characters.</summary>
    public const int MaxTitle = 200;

    private readonly List<DocumentPage> _pages = [];

    private Document()
    {
    }

    /// <summary>Records that an organisation says a document exists.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="inspectionId">The inspection.</param>
    /// <param name="title">Title as given.</param>
    /// <param name="organisationId">Who supplies it, where known.</param>
    /// <exception cref="DomainException">D051: the title is empty or too long.</exception>
    public Document(Guid id, Guid inspectionId, string title, Guid? organisationId = null) =>
        (Id, InspectionId, OrganisationId, Title) = (id, inspectionId, organisationId, Titled(title));

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>Who supplies it, where known.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>Title as given.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What sort of paper it is.</summary>
    public DocumentKind Kind { get; private set; }

    /// <summary>The date it bears, as precise as it is known.</summary>
    public PartialDate? Date { get; private set; }

    /// <summary>Day on which it was asked for.</summary>
    public DateOnly? RequestedOn { get; private set; }

    /// <summary>Day on which it came.</summary>
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>Its file, where it came as one.</summary>
    public DocumentFile? File { get; private set; }

    /// <summary>What the virus scanner says.</summary>
    public ScanState Scan { get; private set; }

    /// <summary>How far its text is.</summary>
    public TextState Text { get; private set; }

    /// <summary>Stable code of why its text could not be taken out (<c>U008</c>), or of why it still waits.</summary>
    public string? Problem { get; private set; }

    /// <summary>How many pages its text has; 0 while that is not known.</summary>
    public int PageCount { get; private set; }

    /// <summary>Its text, page by page. Not loaded unless asked for.</summary>
    public IReadOnlyList<DocumentPage> Pages => _pages;

    /// <summary>Where it stands.</summary>
    public DocumentStatus Status =>
        ReceivedOn is not null ? DocumentStatus.Received
        : RequestedOn is not null ? DocumentStatus.Requested
        : DocumentStatus.Claimed;

    /// <summary>Rule: a file may be opened once the scanner found nothing, or where there is none.</summary>
    public bool MayBeOpened => File is not null && Scan is ScanState.Clean or ScanState.NotScanned;

    /// <summary>Whether a file can be put in: there is none yet, or the one that was there is refused.</summary>
    public bool AwaitsFile => File is null;

    /// <summary>Asks for it; asking again keeps the first day.</summary>
    public void Request(DateOnly on) => RequestedOn ??= on;

    /// <summary>Takes it in, as a file or on paper.</summary>
    /// <exception cref="DomainException">D050: received before it was asked for.</exception>
    public void Receive(DateOnly on)
    {
        if (on < RequestedOn)
            throw new DomainException("D050", $"'{Title}' kan niet zijn ontvangen voordat het is opgevraagd. Controleer de datum.");
        ReceivedOn = on;
    }

    /// <summary>Says what it is; the same again is no change.</summary>
    /// <exception cref="DomainException">D051: the title is empty or too long.</exception>
    public void Describe(string title, DocumentKind kind, PartialDate? date) => (Title, Kind, Date) = (Titled(title), kind, date);

    /// <summary>Takes in its file. With a scanner it waits for that first; its text waits in either case.</summary>
    /// <exception cref="DomainException">D052: it has a file.</exception>
    public void Attach(DocumentFile file, bool scannerFirst, DateOnly on)
    {
        if (!AwaitsFile)
            throw new DomainException(
                "D052",
                $"'{Title}' heeft al een bestand. Het nieuwe bestand is niet bewaard; voeg het toe als nieuw document.");
        Receive(on);
        (File, Problem, PageCount) = (file, null, 0);
        Scan = scannerFirst ? ScanState.Waiting : ScanState.NotScanned;
        Text = file.HasText ? TextState.Waiting : TextState.None;
    }

    /// <summary>The scanner found nothing.</summary>
    public void PassScan()
    {
        if (Scan == ScanState.Waiting)
            (Scan, Problem) = (ScanState.Clean, null);
    }

    /// <summary>
    /// The scanner found a virus: the file is refused, and the document is not received. What was claimed or requested stays so.
    /// </summary>
    public void RefuseInfected()
    {
        (Scan, File, ReceivedOn, Text, Problem, PageCount) = (ScanState.Infected, null, null, TextState.None, null, 0);
        _pages.Clear();
    }

    /// <summary>Says why the file still waits; it stays as it was.</summary>
    public void Wait(string problem) => Problem = problem;

    /// <summary>Keeps its text, page by page in order.</summary>
    public void Read(IEnumerable<string> pages)
    {
        _pages.Clear();
        foreach (var text in pages)
            _pages.Add(new DocumentPage(Id, _pages.Count + 1, text, FoldedText.Fold(WholeWords(text))));
        (Text, Problem, PageCount) = (TextState.Done, null, _pages.Count);
    }

    /// <summary>Its text could not be taken out; the file itself is kept and can be opened.</summary>
    public void FailToRead(string problem) => (Text, Problem) = (TextState.Failed, problem);

    /// <summary>Rule: what is cited is a page that is there, where it is known how many there are.</summary>
    /// <exception cref="DomainException">D055: it has no such page.</exception>
    public void RequirePage(int page)
    {
        if (page < 1 || PageCount > 0 && page > PageCount)
            throw new DomainException("D055", PageCount > 0
                ? $"'{Title}' heeft {PageCount} bladzijden. Kies een bladzijde van 1 tot en met {PageCount}, of laat haar weg."
                : "Een bladzijde is een getal vanaf 1. Verbeter het getal, of laat het weg.");
    }

    /// <summary>
    /// Rule: a document is taken back by who supplied it, and only until something cites it. What was requested stays requested, without
    /// its file; what was not, is removed.
    /// </summary>
    /// <returns>Whether it has to be removed altogether.</returns>
    /// <exception cref="DomainException">D053: another organisation supplied it; D054: something cites it; D057: it was requested, and is
    /// not here.</exception>
    public bool TakeBack(Guid organisationId, bool isCited)
    {
        if (OrganisationId != organisationId)
            throw new DomainException(
                "D053",
                $"'{Title}' is niet van uw organisatie en blijft staan. Vraag wie het heeft aangeleverd om het te verwijderen.");
        if (isCited)
            throw new DomainException(
                "D054",
                $"Een antwoord verwijst naar '{Title}'; daarom blijft het staan. Haal eerst de verwijzing weg.");
        if (RequestedOn is null)
            return true;
        if (File is null)
            throw new DomainException(
                "D057",
                $"De inspectie heeft '{Title}' opgevraagd; daarom blijft het in de lijst staan. Is het er niet, meld dat dan aan de inspectie.");
        (File, ReceivedOn, Scan, Text, Problem, PageCount) = (null, null, ScanState.NotScanned, TextState.None, null, 0);
        _pages.Clear();
        return false;
    }

    private static string Titled(string title) =>
        title.Trim() is { Length: > 0 and <= MaxTitle } trimmed
            ? trimmed
            : throw new DomainException(
                "D051",
                $"Een document heeft een titel van ten hoogste {MaxTitle} tekens. Vul een titel in, of maak hem korter.");

    // "samen-\nwerking" is found as "samenwerking"; a capital or a digit behind the hyphen says that it belongs there.
    private static string WholeWords(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"(?<=\p{Ll})[-\u00AD]\r?\n\s*(?=\p{Ll})", "");
}
