using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// The words of which formulas are made: headings, who filled in a questionnaire, what a sign means. A text of such words and of names
/// that the reading holds says nothing of its own, and may be left out; a text with any other word may not.
/// </summary>
internal sealed class Vocabulary
{
    private const string Common =
        "de het een der van in en bij naar per op voor aan met over te deze dit die dat is zijn wordt worden of ook er als";

    private const string Heading =
        "uitkomsten uitkomst resultaten resultaat rapport rapportage toezichtonderzoek toezicht onderzoek onderzoeken "
        + "vervolgonderzoek heronderzoek hertoets hertoetsing factsheet gemeente gemeenten gemeentelijke lokale context "
        + "achtergrond achtergronden situatie schets inleiding leeswijzer aanleiding vooraf verantwoording werkwijze toelichting "
        + "ontwikkeling ontwikkelingen voortgang voortgangsrapportage stand zaken beschrijving omschrijving korte inhoud wat "
        + "houdt aanpak aanpakken naam respondenten netwerkpartners informatiebronnen bronnen geraadpleegd geraadpleegde "
        + "bevindingen bevinding conclusie conclusies slotconclusie eindconclusie eindoordeel slotsom algemene samenvattende "
        + "beoordeling toetsing oordeel oordelen verbeterpunten verbeterpunt vervolg thema themas indicatoren indicator criteria "
        + "criterium norm toetsingskader waarderingskader beleidsniveau verantwoorde zorg ondersteuning gezinnen samenwerkend "
        + "jeugd stj deel bijlage hoofdstuk paragraaf fase eerste tweede meting ronde jaar voorheen vroeger eerder destijds nr "
        + "nummer code score beoordeling waardering voldaan motivering constatering uitleg argumentatie reden redenen waarom "
        + "onderbouwing aandachtspunt let organisatie tot nog nu thans sinds vanaf geheten genaamd januari februari maart april "
        + "mei juni juli augustus september oktober november december";

    private const string Sides =
        "gaat goed al dit ging sterke punten sterk er positief positieve pluspunten goede plus kanten kan beter nog zwakke "
        + "minpunten moet aandacht nodig risicos verbetering verbeteren aandachtspunten beter";

    private const string Answering =
        "aanpak aanpakken gemeente heeft hebben had werd werden vragenlijst vragenlijsten kortere korte verkorte volledige "
        + "eigen ingevuld invullen vullen vulde vulden vult door uit toe zich namens genoemde betreffende volgende onderstaande "
        + "deel twee drie vier maximaal drietal netwerkpartner netwerkpartners partner partners organisatie organisaties "
        + "instelling instellingen aangedragen aangewezen voorgedragen opgegeven genoemd beantwoord antwoorden antwoord "
        + "geconformeerd aangesloten sluit sluiten gezamenlijk samen afzonderlijk elk ieder elke iedere stj samenwerkend "
        + "toezicht jeugd inspecties inspectie gevraagd verzocht uitgenodigd verzoek hieraan voldaan gehoor gegeven gereageerd "
        + "reactie geweigerd afgezien deelgenomen daarom daarop vervolgens daarnaast verder tevens bovendien basis ingevulde "
        + "aangeleverde aangeleverd informatie documenten document documentatie beoordeling beoordeelt gemaakt weten namelijk "
        + "gaat om benaderd bevraagd ondertekend niet geen maar net was waren hierover wie antwoordden over rol manier "
        + "respondent respondenten tellen telt stem dus zelf bekend meedoen draagt aansluit sloot ander wilde mee heeft "
        + "geantwoord voordroeg droeg voor bij bracht inspecteurs afwijkingen gewoonlijk";

    private const string Signs =
        "indicator indicatoren aangegeven geeft zorg ondersteuning vanuit aanpak daaraan hieraan eraan voldoet voldaan dan wel "
        + "verbeterpunt verbeterpunten betekent betekenen staat staan legenda verklaring tekens teken vinkje kruis kruisje "
        + "symbool symbolen factsheet tabel gebruikt oordeel oordelen niet nog norm gemeente kan beter goed voldoende "
        + "onvoldoende punt punten elke waar onderdeel score scoort verbetering nodig vink";

    private readonly HashSet<string> _common;
    private readonly HashSet<string> _heading = Words(Heading, Sides);
    private readonly HashSet<string> _answering = Words(Answering);
    private readonly HashSet<string> _signs = Words(Signs);

    public Vocabulary(Framework framework)
    {
        IEnumerable<ScaleWord> words = [.. framework.Scale.Given.Select(g => g.Word), framework.Scale.AttentionWord];
        var scale = Words([.. words.SelectMany(w => w.Label.Values.Concat(w.Aliases))]);
        _signs.UnionWith(scale);
        _heading.UnionWith(scale);
        List<Framework> inEachLanguage = [.. framework.InEachLanguage];
        _heading.UnionWith(Words([.. inEachLanguage.SelectMany(f => f.Themes).SelectMany(t => t.Aliases.Append(t.Name))]));
        _common = Words(
            [Common, .. inEachLanguage.SelectMany(f => new[] { f.Title, f.Owner, f.TargetGroup.Name, f.TargetGroup.Abbreviation ?? "" })]);
    }

    /// <summary>Whether a heading, a title or a line at the head of a page says nothing but what it opens, and names.</summary>
    public bool IsHeading(string text, IEnumerable<string> names) => Explains(_heading, text, names, numbers: true);

    /// <summary>Whether a sentence says only who answered, and how.</summary>
    public bool IsAnswering(string text, IEnumerable<string> names) => Explains(_answering, text, names, numbers: false);

    /// <summary>Whether a sentence says only what signs mean.</summary>
    public bool IsLegend(string text) => Explains(_signs, text, [], numbers: false);

    private bool Explains(HashSet<string> known, string text, IEnumerable<string> names, bool numbers)
    {
        HashSet<string>? named = null;
        var words = Grammar.Words.Of(text);
        for (var at = 0; at < words.Count; at++)
            if (words[at].Length > 1 && !_common.Contains(words[at]) && !known.Contains(words[at]) && !(numbers && IsNumber(words, at))
                && !(named ??= Words([.. names])).Contains(words[at]))
                return false;
        return true;
    }

    // A year, the number of a heading or a page, the day of a date; a number of anything else says something.
    private static bool IsNumber(List<string> words, int at) =>
        words[at].All(char.IsAsciiDigit) && (Headings.IsYear(words[at]) || at == 0 || at == words.Count - 1
            || Headings.DateIn($"{words[at + 1]} 2000", wholeLine: true) is not null);

    private static HashSet<string> Words(params string[] texts) => [.. texts.SelectMany(t => Grammar.Words.Of(t))];
}
