using System.Text.RegularExpressions;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// The sentences that every published factsheet says in the same words, quoted to the letter; a name between braces differs from one to
/// the next. Only such a sentence may be left out of a reading: one that merely sounds like it may say something of its own.
/// </summary>
internal static partial class StandingTexts
{
    private static readonly string[] Sentences =
    [
        "Samenwerkend Toezicht Jeugd (STJ) verstaat onder een gezin met geringe sociale redzaamheid een gezin met chronische problemen op meerdere leefgebieden (minimaal vier), waarvan de ouders niet in staat zijn deze problemen zelf op te lossen.",
        "Kinderen van dat gezin lopen hierdoor permanent risico's en/of ondervinden problemen.",
        "Het gezin kent vaak een historie van – vastgelopen – hulpverleningstrajecten die niet tot het gewenste resultaat hebben geleid.",
        "Gezin: omvat één of meerdere ouders, één of meerdere kinderen;",
        "Chronisch: de problematiek is blijvend, maar kan wel in intensiteit fluctueren;",
        "Leefgebieden: gezin, wonen, werk, inkomen, gezondheid, onderwijs en veiligheid.",
        "In deze factsheet leest u de uitkomsten van de eerste fase van het toezichtonderzoek van Samenwerkend Toezicht Jeugd naar de aanpak van de gemeente en haar netwerkpartners voor gezinnen met geringe sociale redzaamheid (GGSR).",
        "Deze fase van het toezichtonderzoek richt zich op de vraag of gemeenten en betrokken lokale partijen op beleidsniveau de zorg en ondersteuning voor deze gezinnen toereikend hebben vormgegeven.",
        "De zorg en ondersteuning van deze kwetsbare gezinnen mag niet alleen afhangen van de (toevallige) inzet van betrokken medewerkers of organisaties.",
        "Dit vraagt van gemeenten om samen met betrokken lokale partijen een overkoepelende beleidsvisie te realiseren en afspraken te maken over hoe de zorg en ondersteuning voor deze gezinnen op verantwoorde wijze tot stand komt.",
        "Het belang hiervan wordt met de naderende inwerkingtreding van de nieuwe Jeugdwet en de daarmee gepaard gaande verschuivende verantwoordelijkheden, alleen maar groter.",
        "In het kader van dit toezichtonderzoek hebben de samenwerkende jeugdinspecties vragenlijsten uitgezet bij de gemeente en de – door de gemeente aangegeven – belangrijkste netwerkpartners (maximaal drie).",
        "Tevens zijn de door de gemeente aangeleverde documenten in het onderzoek betrokken.",
        "Op basis van de verzamelde informatie heeft STJ de binnen de gemeente bestaande aanpak(ken) voor GGSR beoordeeld aan de hand van het daarvoor ontwikkelde toetsingskader.",
        "STJ heeft beoordeeld of op beleidsniveau de aanpak geborgd is en of de vastgelegde werkwijze dan wel de gemaakte afspraken richtinggevend zijn voor de betrokken lokale partijen.",
        "Samenwerkend Toezicht Jeugd vraagt de gemeente en haar netwerkpartners de verbeterpunten die in deze factsheet zijn genoemd op te pakken.",
        "STJ verwacht van de betrokken partijen na een jaar een rapportage over de voortgang.",
        "Meer informatie over het toezichtonderzoek en het toetsingskader vindt u op {}.",
        "In {} heeft STJ in {} de aanpak {} op beleidsniveau getoetst aan de hand van het toetsingskader GGSR.",
        "In {} heeft STJ in {} de aanpakken {} op beleidsniveau getoetst aan de hand van het toetsingskader GGSR.",
        "Het toetsingskader GGSR bestaat uit vijf thema's voor verantwoorde zorg en ondersteuning voor gezinnen met geringe sociale redzaamheid.",
        "De vijf thema's zijn:",
        "Samenwerkend Toezicht Jeugd heeft {} getoetst aan de hand van vijf thema's voor verantwoorde zorg en ondersteuning voor gezinnen met een geringe sociale redzaamheid.",
        "Deze thema's zijn verder uitgewerkt in criteria en bijbehorende indicatoren.",
        "De onderstaande tabel bevat de bevindingen van STJ per indicator uit het toetsingskader, waarmee STJ beoordeelt of op beleidsniveau de zorg en ondersteuning aan gezinnen met geringe sociale redzaamheid op toereikende wijze is vormgegeven.",
        "Per indicator wordt aangegeven of de zorg en ondersteuning vanuit de aanpak daaraan voldoet (✓) dan wel of er een verbeterpunt is (X).",
        "Hieronder leest u een conclusie vanuit de bevindingen op de vijf thema's uit het toetsingskader.",
        "Deze toetsing richt zich op de vraag of gemeenten en betrokken lokale partijen op beleidsniveau de zorg en ondersteuning voor deze kwetsbare gezinnen toereikend hebben vormgegeven.",
        "In deze conclusie is niet gestreefd naar volledigheid.",
        "Er is met name gekeken naar de belangrijkste punten waarmee {} in het vormgeven van zorg en ondersteuning voor GGSR op de goede weg is en de punten die extra aandacht behoeven omdat deze een belangrijk risico behelzen.",
        "Op basis van de ingevulde vragenlijsten en de aangeleverde informatie gezamenlijk heeft STJ de beoordeling gemaakt.",
    ];

    private static readonly HashSet<string> Fixed = [.. Sentences.Where(s => !s.Contains("{}", StringComparison.Ordinal)).Select(Folded)];

    private static readonly Regex[] Named =
    [
        .. Sentences.Where(s => s.Contains("{}", StringComparison.Ordinal))
            .Select(s => new Regex("^" + string.Join(" .{1,80}? ", s.Split("{}").Select(p => Regex.Escape(Folded(p)))).Trim().Replace("\\ ", " ", StringComparison.Ordinal).TrimEnd() + (s.EndsWith("{}.", StringComparison.Ordinal) ? ".{1,80}$" : "$"),
                RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))),
    ];

    /// <summary>Whether a sentence is one of them, case, accents, punctuation and signs aside.</summary>
    public static bool Holds(string sentence)
    {
        var folded = Folded(sentence);
        return Fixed.Contains(folded) || (folded.Length < 600 && Array.Exists(Named, n => n.IsMatch(folded)));
    }

    private static string Folded(string text) => Words.Folded(Mark().Replace(text, ""));

    [GeneratedRegex(@"\((✓|✗|✘|√|[xXvV])\)")]
    private static partial Regex Mark();
}
