using System.Globalization;
using Toetssteen.Documents.Extraction;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Files;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Documents;

/// <summary>Words for documents and their files.</summary>
public static class FileWords
{
    /// <summary>Why a file was refused and what to do, with its code.</summary>
    public static string Refused(string code, string name, SiteText text) => $"{Sentence(code, name, text)} ({code})";

    /// <summary>Why its text is not there, or why it waits, with the code.</summary>
    public static string? Problem(string? code, SiteText text) => code is null ? null : $"{Failed(code, text)} ({code})";

    /// <summary>What sort of paper it is.</summary>
    public static string Kind(DocumentKind kind, SiteText text) => kind switch
    {
        DocumentKind.PolicyNote => text["beleidsnotitie"],
        DocumentKind.Covenant => text["convenant"],
        DocumentKind.AnnualReport => text["jaarverslag"],
        DocumentKind.WorkAgreement => text["werkafspraak"],
        DocumentKind.Evaluation => text["evaluatie of onderzoek"],
        DocumentKind.Minutes => text["verslag van een overleg"],
        _ => text["ander document"],
    };

    /// <summary>Where it stands.</summary>
    public static string Status(DocumentStatus status, SiteText text) => status switch
    {
        DocumentStatus.Received => text["ontvangen"],
        DocumentStatus.Requested => text["opgevraagd"],
        _ => text["gemeld"],
    };

    /// <summary>What the scanner says.</summary>
    public static string Scan(ScanState scan, SiteText text) => scan switch
    {
        ScanState.Waiting => text["wacht op de virusscan"],
        ScanState.Clean => text["geen virus gevonden"],
        ScanState.Infected => text["virus gevonden, bestand verwijderd"],
        _ => text["niet op virussen gescand"],
    };

    /// <summary>How far its text is.</summary>
    public static string Text(TextState state, int pages, SiteText text) => state switch
    {
        TextState.Waiting => text["tekst wordt gelezen"],
        TextState.Failed => text["tekst niet doorzoekbaar"],
        TextState.Done when pages == 1 => text["1 bladzijde doorzoekbaar"],
        TextState.Done when pages > 1 => text["{0} bladzijden doorzoekbaar", pages],
        TextState.Done => text["geen tekst gevonden"],
        _ => text["geen tekst om te doorzoeken"],
    };

    /// <summary>The kind of file, as people call it.</summary>
    public static string FileKind(FileKind kind, SiteText text) => kind switch
    {
        Domain.Evidence.FileKind.Pdf => "PDF",
        Domain.Evidence.FileKind.Docx => text["Word-document"],
        Domain.Evidence.FileKind.Odt => text["OpenDocument-tekst"],
        Domain.Evidence.FileKind.Xlsx => text["Excel-werkmap"],
        _ => text["afbeelding"],
    };

    /// <summary>"1,2 MB", "14 kB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1000.0:0} kB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1_000_000.0:0.#} MB"),
    };

    /// <summary>"bladzijde 12", or "werkblad 2" for a workbook.</summary>
    public static string Page(FileKind? kind, int number, SiteText text) =>
        kind == Domain.Evidence.FileKind.Xlsx ? text["Werkblad {0}", number] : text["Bladzijde {0}", number];

    private static string Sentence(string code, string name, SiteText text) =>
        code switch
        {
            RefusedFileException.Empty => text["'{0}' is leeg en is niet bewaard. Controleer het bestand en kies het opnieuw.", name],
            RefusedFileException.TooLarge => text[
                "'{0}' is groter dan {1} MB en is niet bewaard. Maak het kleiner of deel het op, en kies het opnieuw.",
                name,
                FileKinds.MaxBytes >> 20
            ],
            RefusedFileException.UnknownKind => text[
                "'{0}' is geen pdf, Word-document, OpenDocument-tekst, Excel-werkmap of afbeelding, en is niet bewaard. Sla het op als een van deze soorten.",
                name
            ],
            RefusedFileException.Misnamed => text[
                "'{0}' is niet wat de naam zegt: de inhoud is van een andere soort. Het is niet bewaard. Geef het bestand de naam die erbij hoort en kies het opnieuw.",
                name
            ],
            RefusedFileException.TwoKinds => text[
                "'{0}' bevat twee soorten bestanden in één en is niet bewaard, omdat dat onveilig is. Maak het opnieuw uit het oorspronkelijke document.",
                name
            ],
            RefusedFileException.Protected => text[
                "'{0}' is beveiligd met een wachtwoord en is niet bewaard. Sla het op zonder wachtwoord en kies het opnieuw.",
                name
            ],
            RefusedFileException.OldOffice => text[
                "'{0}' is een Office-bestand van voor 2007 en is niet bewaard. Open het, sla het op als docx, xlsx of pdf en kies het opnieuw.",
                name
            ],
            RefusedFileException.Hostile => text[
                "'{0}' is zo ingepakt dat het niet veilig te openen is, en is niet bewaard. Open het, sla het opnieuw op en kies het opnieuw.",
                name
            ],
            RefusedFileException.Damaged => text[
                "'{0}' is beschadigd of niet compleet en is niet bewaard. Maak het opnieuw en kies het opnieuw.",
                name
            ],
            RefusedFileException.Macros => text[
                "'{0}' bevat macro's en is niet bewaard. Sla het op zonder macro's en kies het opnieuw.",
                name
            ],
            RefusedFileException.CutOff => text[
                "De verbinding viel weg terwijl '{0}' werd verzonden. Dit bestand is niet bewaard; wat al klaar was wel. Kies het opnieuw.",
                name
            ],
            RefusedFileException.TooMany => text[
                "U koos te veel bestanden tegelijk. '{0}' en wat erna kwam is niet bewaard; wat ervoor kwam wel. Kies de rest opnieuw.",
                name
            ],
            RefusedFileException.NotKept => text[
                "De server kan '{0}' nu niet bewaren; wat al klaar was, is bewaard. Probeer het later opnieuw en meld het de beheerder.",
                name
            ],
            _ => Failed(code, text),
        };

    private static string Failed(string code, SiteText text) =>
        code switch
        {
            RefusedFileException.Protected => text[
                "Het bestand is beveiligd met een wachtwoord; de tekst is niet te lezen. Lever het aan zonder wachtwoord."
            ],
            RefusedFileException.Hostile => text[
                "Het bestand is zo ingepakt dat de tekst niet veilig te lezen is. Open het, sla het opnieuw op en lever het opnieuw aan."
            ],
            RefusedFileException.Gone => text["Het bestand is er niet meer. Lever het opnieuw aan."],
            RefusedFileException.TooMuchText => text["Het bestand bevat te veel tekst om te doorzoeken. Het is wel te openen."],
            RefusedFileException.TimedOut => text[
                "Het lezen van de tekst duurde te lang. Het bestand is wel te openen, maar niet te doorzoeken."
            ],
            RefusedFileException.ToolMissing => text[
                "Op deze server ontbreekt het programma dat tekst uit een pdf leest. Het bestand is wel te openen; meld het de beheerder."
            ],
            RefusedFileException.ScannerSilent => text[
                "De virusscanner antwoordt niet. Het bestand is bewaard en wacht; u hoeft niets te doen."
            ],
            RefusedFileException.ScannerRefuses => text[
                "De virusscanner kan dit bestand niet onderzoeken, mogelijk omdat het te groot is. Het is bewaard en wacht; meld het de beheerder."
            ],
            RefusedFileException.GivenUp => text[
                "Het lezen van de tekst is een paar keer mislukt en gestopt. Het bestand zelf is bewaard."
            ],
            _ => text["Het bestand is beschadigd; de tekst is niet te lezen. Maak het opnieuw en lever het opnieuw aan."],
        };
}
