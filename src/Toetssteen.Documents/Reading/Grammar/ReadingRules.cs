using System.Globalization;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>A doubt that reading may raise.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Meaning">What it means and what the reader did, for the documentation.</param>
/// <param name="Sentence">The Dutch sentence; <c>{0}</c> and so on are filled in.</param>
public sealed record ReadingRule(string Code, string Meaning, string Sentence)
{
    /// <summary>What stands at its place is not certain: a person has to confirm it. Otherwise the rule only tells.</summary>
    public bool IsDoubt { get; init; } = true;

    /// <summary>It is about the whole document or a whole approach, and a person has to look at that.</summary>
    public bool IsAboutWhole { get; init; }

    /// <summary>The warning at a place.</summary>
    public ReadingWarning At(Place? place, params object?[] values) =>
        new(Code, place, string.Format(CultureInfo.InvariantCulture, Sentence, values));
}

/// <summary>All doubts, in the order of their codes; <c>docs/warnings.md</c> lists them.</summary>
public static class ReadingRules
{
    public static readonly ReadingRule NoMunicipality = new(
        "R001",
        "No municipality could be told.",
        "De gemeente is niet herkend; vul haar in.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule UnknownMunicipality = new(
        "R002",
        "The name is not in the register of municipalities, or stands for several; it has no code.",
        "Gemeente {0} staat niet eenduidig in het register; kies haar code.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule MunicipalityFromText = new(
        "R003",
        "No title names the municipality; the name most used in the text was taken.",
        "Geen titel noemt de gemeente; uit de tekst is {0} overgenomen. Controleer dit.")
    {
        IsDoubt = false,
        IsAboutWhole = true,
    };

    public static readonly ReadingRule NoDate = new(
        "R004",
        "No date of publication was found before the text begins.",
        "De datum van publicatie is niet gevonden; vul haar in.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule KindFromTables = new(
        "R005",
        "No title tells first study or follow-up; the columns of the tables decided.",
        "Geen titel zegt of dit een eerste onderzoek of een hertoets is; de tabellen wijzen op {0}. Controleer dit.")
    {
        IsDoubt = false,
        IsAboutWhole = true,
    };

    public static readonly ReadingRule NameFromText = new(
        "R006",
        "The approach has no heading; its name comes from title page or running text.",
        "De aanpak heeft geen kop; de naam {0} komt van elders in het stuk. Controleer dit.")
    {
        IsDoubt = false,
        IsAboutWhole = true,
    };

    public static readonly ReadingRule NoName = new(
        "R007",
        "The approach has no heading and no name was found.",
        "De aanpak heeft geen naam; vul haar in.")
    {
        IsDoubt = false,
        IsAboutWhole = true,
    };

    public static readonly ReadingRule ApproachByRepetition = new(
        "R008",
        "Indicators repeat: from here on another approach was assumed.",
        "Hier beginnen de indicatoren opnieuw; vanaf hier is een volgende aanpak aangenomen. Controleer dit.")
    {
        IsDoubt = false,
        IsAboutWhole = true,
    };

    public static readonly ReadingRule FormerNamesUnsure = new("R009", "What an approach was called before may be one name or two.",
        "Voorheen heette deze aanpak ‘{0}’; dat kan één naam zijn of twee. Controleer dit.")
    { IsDoubt = false, IsAboutWhole = true };

    public static readonly ReadingRule AlikeIndicator = new(
        "R010",
        "The wording differs from the norm; the indicator was recognised by likeness.",
        "De tekst ‘{1}’ wijkt af van de norm en is herkend als indicator {0}; controleer dit.");

    public static readonly ReadingRule CloseIndicators = new(
        "R011",
        "Several indicators are about equally alike; the best was taken.",
        "De tekst ‘{1}’ lijkt op meer dan één indicator; {0} is gekozen. Controleer dit.");

    public static readonly ReadingRule NoIndicator = new(
        "R012",
        "A finding stands beside a text in which no indicator was recognised.",
        "In ‘{0}’ is geen indicator herkend; kies de indicator.");

    public static readonly ReadingRule TwiceIndicator = new(
        "R013",
        "An indicator occurs twice in one approach.",
        "Indicator {0} komt in deze aanpak twee keer voor; controleer welke bevinding erbij hoort.");

    public static readonly ReadingRule ManyCriteria = new(
        "R014",
        "A finding covers indicators of more than one criterion.",
        "Deze bevinding noemt indicatoren van meer dan één criterium; splits haar.");

    public static readonly ReadingRule CodeContradicts = new(
        "R015",
        "The printed code belongs to another indicator than the wording; the wording was followed.",
        "De code bij ‘{1}’ hoort bij een andere indicator dan de tekst; {0} is gekozen. Controleer dit.");

    public static readonly ReadingRule OtherTheme = new(
        "R016",
        "The indicator stands under a theme that it does not belong to in the framework.",
        "Indicator {0} staat onder thema {1}, waar zij niet bij hoort; controleer de indicator.");

    public static readonly ReadingRule WordsLeftOver = new(
        "R017",
        "Beside the recognised indicators the cell holds other words.",
        "Bij indicator {0} staat nog andere tekst: ‘{1}’. Controleer of er een indicator ontbreekt.");

    public static readonly ReadingRule Missing = new(
        "R018",
        "A first study says nothing about an indicator.",
        "Van aanpak {0} is geen bevinding gevonden bij indicator {1}.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule NoPartners = new("R019", "A first study names no partner that answered.",
        "Van aanpak {0} is geen netwerkpartner gevonden die antwoordde; in een eerste onderzoek is die er altijd. "
        + "Controleer wie antwoordden.")
    { IsDoubt = false, IsAboutWhole = true };

    public static readonly ReadingRule NoMark = new(
        "R020",
        "The source says that there is no mark.",
        "Bij indicator {0} staat dat er geen oordeel is.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule UnsureSign = new(
        "R021",
        "A sign may be a mark or may not; it was not taken as one.",
        "Het teken ‘{0}’ kan een oordeel zijn, maar dat is niet zeker; kies het oordeel.");

    public static readonly ReadingRule UnusualMark = new(
        "R022",
        "A mark was read from a sign or word that is seldom used for one.",
        "Uit ‘{0}’ is het oordeel {1} gelezen; controleer dit.");

    public static readonly ReadingRule AgainstLegend = new(
        "R023",
        "A sign is not used as the document's own legend says.",
        "Het teken ‘{0}’ past niet bij de verklaring van de tekens in dit stuk; kies het oordeel.");

    public static readonly ReadingRule ManyMarks = new(
        "R024",
        "There are more marks than indicators.",
        "Er staan {0} oordelen bij {1} indicator(en); controleer of alles hierbij hoort.");

    public static readonly ReadingRule UnusualLegend = new(
        "R025",
        "The document's legend gives a sign another meaning than is usual; the legend was followed.",
        "Volgens de verklaring in dit stuk betekent ‘{0}’ {1}; dat is gevolgd.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule MarkMissing = new(
        "R026",
        "No mark was found, and the source does not say that there is none.",
        "Bij indicator {0} is geen oordeel gevonden; kies het oordeel, of bevestig dat er geen is.");

    public static readonly ReadingRule MarksMissing = new("R027",
        "More than a third of the findings have no mark, or none that is sure: the marks may stand in pictures or colours, and "
        + "all findings wait.",
        "Bij {0} van de {1} bevindingen is geen zeker oordeel gevonden. "
        + "Misschien staan de oordelen in kleuren of plaatjes; controleer ook dit oordeel.");

    public static readonly ReadingRule SignAgainstWord = new(
        "R028",
        "A sign stands beside a word that says the opposite; neither was taken.",
        "Teken en woord spreken elkaar tegen: ‘{0}’. Kies het oordeel.");

    public static readonly ReadingRule UnsureChoice = new(
        "R029",
        "Which box was ticked could not be told.",
        "Het is niet zeker welk vakje is aangekruist; kies het oordeel.");

    public static readonly ReadingRule NoText = new("R030", "A finding has no text.", "Bij indicator {0} is geen tekst gevonden.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule TextContinued = new(
        "R031",
        "Text without an indicator was added to the finding before it.",
        "Deze tekst staat bij geen indicator en is gevoegd bij de bevinding ervoor ({0}); controleer dit.");

    public static readonly ReadingRule JoinedByPlace = new(
        "R032",
        "An indicator without finding was joined to its neighbour of the same criterion.",
        "Bij indicator {0} staat geen eigen bevinding; zij is gevoegd bij {1}. Controleer dit.");

    public static readonly ReadingRule UnsureRow = new(
        "R033",
        "The table has no lines, and where this row begins or ends is not certain.",
        "Het is niet zeker waar deze rij van de tabel begint of eindigt; controleer het oordeel en de tekst van deze rij en die ernaast.");

    public static readonly ReadingRule ExtraCell = new(
        "R034",
        "A row has more cells than the table has columns; the text was kept with the finding.",
        "Deze rij heeft meer cellen dan de tabel kolommen heeft; de tekst is bij de bevinding gehouden. Controleer dit.");

    public static readonly ReadingRule ColumnsByContent = new(
        "R035",
        "The table has no heads; its columns were recognised by what they hold.",
        "Deze tabel heeft geen kolomkoppen; de kolommen zijn herkend aan hun inhoud.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule ManyPeriods = new(
        "R036",
        "There are more than two periods; each is compared with the one before.",
        "Deze tabel heeft {0} perioden; elke periode is vergeleken met de vorige.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule UnsureAttention = new(
        "R037",
        "A sentence may be an attention point; it was taken as one.",
        "Deze zin is als aandachtspunt gelezen: ‘{0}’. Controleer dit.");

    public static readonly ReadingRule PeriodsReordered = new(
        "R039",
        "The periods stood in another order than that of time; they were put in order.",
        "De perioden staan niet in de volgorde van de tijd; ze zijn geordend: {0}.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule OnePeriod = new(
        "R038",
        "A follow-up shows one period only.",
        "Deze hertoets toont maar één periode ({0}); het eerdere oordeel ontbreekt.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule NoTheme = new(
        "R040",
        "A conclusion has no theme; the next theme was assumed.",
        "Bij deze conclusie staat geen thema; {0} is aangenomen. Controleer dit.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule NoSide = new(
        "R041",
        "A conclusion does not say whether it goes well or can be better.",
        "Deze conclusie zegt niet of het goed gaat of beter kan; zij is niet geplaatst.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule AlikeName = new(
        "R042",
        "A theme or criterion was recognised by likeness.",
        "‘{0}’ is gelezen als {1}; controleer dit.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule UnknownRow = new(
        "R043",
        "A row of a table of findings was not understood.",
        "Deze rij van de tabel is niet begrepen: ‘{0}’.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule OtherNorm = new("R044",
        "The text of a finding holds the norm of another indicator: two findings may have run into each other.",
        "In de tekst bij indicator {0} staat ook de norm van indicator {1}. Misschien zijn twee bevindingen in elkaar gelopen; controleer dit.");

    public static readonly ReadingRule PeriodsUnsure = new("R045", "Which of the periods is the earlier could not be told.",
        "Het is niet zeker welke periode de eerste is ({0}); controleer wat het eerdere en wat het latere oordeel is.");

    public static readonly ReadingRule ManyColumns = new("R046",
        "Several columns of one period hold marks: they may be of different things.",
        "Meer dan één kolom van deze rij geeft een oordeel; controleer of die alle bij deze bevinding horen.");

    public static readonly ReadingRule StrangeColumn = new("R047", "The head of a column with marks was not understood.",
        "De kop boven een kolom met oordelen is niet begrepen; controleer het oordeel.");

    public static readonly ReadingRule FewMarks = new("R048", "A finding about several indicators may hold more marks than were read.",
        "Er zijn {0} oordelen gelezen bij {1} indicatoren, en er kunnen er meer staan; controleer dit.");

    public static readonly ReadingRule Unplaced = new(
        "R050",
        "A text found no place; it is listed under unplaced.",
        "Deze tekst is niet geplaatst: ‘{0}’.")
    {
        IsDoubt = false,
    };

    public static readonly ReadingRule MarkNotPlain = new(
        "R060",
        "Beside or in a mark stands something that was not understood, or more marks are seen than were read.",
        "Hier staat iets bij het oordeel dat niet zeker is begrepen: ‘{0}’. Controleer het oordeel.");

    public static readonly ReadingRule LegendNotUnderstood = new(
        "R061",
        "The document says something about signs or marks that was not understood: no mark is certain.",
        "Dit stuk zegt iets over tekens of oordelen dat niet zeker is begrepen: ‘{0}’. Controleer het oordeel.");

    public static readonly ReadingRule HeadNotUnderstood = new("R062", "What the head above the marks of a table means was not understood.",
        "Boven de oordelen in deze tabel staat ‘{0}’, en wat dat betekent is niet zeker. Controleer het oordeel.");

    public static readonly ReadingRule LooseMark = new(
        "R063",
        "A mark stands by no indicator: the marks around it may belong to another one.",
        "Er staat een oordeel dat bij geen indicator hoort; de oordelen eromheen kunnen verschoven zijn. Controleer het oordeel.");

    public static readonly ReadingRule SeveralFactsheets = new(
        "R064",
        "Titles name several municipalities or studies: it may be more than one factsheet.",
        "Dit stuk is volgens de titels meer dan één factsheet ({0}). Controleer bij welke deze bevinding hoort.");

    public static readonly ReadingRule RepeatedUnnamed = new(
        "R065",
        "Indicators repeat where no other approach is named: it may be a summary, a concept or an annex.",
        "De indicatoren herhalen zich terwijl er geen andere aanpak wordt genoemd. Dit kan een samenvatting, een concept of een bijlage zijn; controleer welk oordeel geldt.");

    public static readonly ReadingRule NormDenied = new(
        "R066",
        "The wording denies what the norm says, or the norm denies it: the mark may mean its opposite.",
        "De tekst ‘{1}’ ontkent iets wat de norm van indicator {0} niet ontkent, of andersom. Controleer het oordeel.");

    public static readonly ReadingRule NotPlainlySeen = new("R067",
        "Something is hidden, painted over, struck through or noted over: what is seen may be another mark than the text says.",
        "Hier is iets verborgen, over de tekst heen getekend of doorgestreept, of er staat een getekend teken of een opmerking bij. "
        + "Wat men ziet, kan iets anders zijn dan de tekst. Controleer het oordeel.");

    public static readonly ReadingRule LayoutUnsure = new("R068",
        "Of more than a third of the findings the heads or the indicators were not understood: no finding of the document is certain.",
        "Bij {0} van de {1} bevindingen zijn de kolomkoppen of de indicatoren niet goed begrepen. Controleer ook deze bevinding.");

    /// <summary>All rules.</summary>
    public static IReadOnlyList<ReadingRule> All { get; } =
    [
        NoMunicipality, UnknownMunicipality, MunicipalityFromText, NoDate, KindFromTables, NameFromText, NoName, ApproachByRepetition,
            FormerNamesUnsure,
        AlikeIndicator, CloseIndicators, NoIndicator, TwiceIndicator, ManyCriteria, CodeContradicts, OtherTheme, WordsLeftOver, Missing,
            NoPartners,
        NoMark, UnsureSign, UnusualMark, AgainstLegend, ManyMarks, UnusualLegend, MarkMissing, MarksMissing, SignAgainstWord, UnsureChoice,
        NoText, TextContinued, JoinedByPlace, UnsureRow, ExtraCell, ColumnsByContent, ManyPeriods, UnsureAttention, OnePeriod,
            PeriodsReordered,
        NoTheme, NoSide, AlikeName, UnknownRow, OtherNorm, PeriodsUnsure, ManyColumns, StrangeColumn, FewMarks, Unplaced,
        MarkNotPlain, LegendNotUnderstood, HeadNotUnderstood, LooseMark, SeveralFactsheets, RepeatedUnnamed, NormDenied,
        NotPlainlySeen, LayoutUnsure,
    ];

    private static readonly HashSet<string> Whole = [.. All.Where(r => r.IsAboutWhole).Select(r => r.Code)];

    private static readonly HashSet<string> Marks =
        [.. new[] { UnsureSign, UnusualMark, AgainstLegend, ManyMarks, MarkMissing, SignAgainstWord, UnsureChoice, ManyColumns,
            StrangeColumn, FewMarks }.Select(r => r.Code)];

    private static readonly HashSet<string> Layout = [.. new[] { NoIndicator, ManyCriteria, HeadNotUnderstood }.Select(r => r.Code)];

    private static readonly HashSet<string> Telling = [.. All.Where(r => !r.IsDoubt).Select(r => r.Code)];

    /// <summary>Whether a warning makes what stands at its place uncertain; so does one that is not known here.</summary>
    public static bool IsDoubt(string code) => !Telling.Contains(code);

    /// <summary>Whether a warning says that a mark is missing, or not sure.</summary>
    public static bool IsAboutMark(string code) => Marks.Contains(code);

    /// <summary>Whether a warning says that the layout around a finding was not understood.</summary>
    public static bool IsAboutLayout(string code) => Layout.Contains(code);

    /// <summary>Whether a warning is about the whole document or a whole approach, and asks a person to look.</summary>
    public static bool IsAboutWhole(string code) => Whole.Contains(code);
}
