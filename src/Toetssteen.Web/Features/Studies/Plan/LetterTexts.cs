using Toetssteen.Domain.Studies;

namespace Toetssteen.Web.Features.Studies.Plan;

/// <summary>What the letters of a new study say, until its lead writes something else. In Dutch: that is what they are sent in.</summary>
public static class LetterTexts
{
    /// <summary>The most that a letter may say, in characters.</summary>
    public const int MaxLength = 10_000;

    /// <summary>The letters of a follow-up to begin with. Nobody prepares it, and the questions are about the improvement points.</summary>
    public static StudyLetters ToFollowUpWith => ToBeginWith with
    {
        ToMunicipality =
            """
            De inspecties kijken opnieuw naar wat in het vorige onderzoek een verbeterpunt was, en naar niets anders. Wij horen graag van u hoe het nu is.

            U kunt de vragenlijst samen met collega's invullen. Alles wat u typt wordt bewaard; u kunt op elk moment stoppen en later verdergaan.
            """,
        ToPartners =
            """
            De inspecties kijken opnieuw naar wat in het vorige onderzoek een verbeterpunt was. Wij horen graag ook van u hoe het nu is.

            U kunt zelf een korte vragenlijst invullen. U kunt zich ook aansluiten bij de antwoorden van een ander, of laten weten dat u niet meedoet. Uw antwoorden zijn niet te zien voor de gemeente of voor andere partners.
            """,
    };

    /// <summary>The letters to begin with.</summary>
    public static StudyLetters ToBeginWith { get; } = new(
        """
        De inspecties doen onderzoek in uw gemeente. Zij kijken of de gemeente en haar partners afspraken hebben gemaakt over de hulp aan gezinnen, en of die afspraken werken voor de mensen die de hulp geven.

        Wij vragen u eerst om de voorbereiding: welke aanpakken heeft uw gemeente, wat zijn dat voor aanpakken, welke kunnen wij het best beoordelen en waarom? En welke netwerkpartners kunnen ons daar meer over vertellen? U noemt ten hoogste drie partners per aanpak.

        Daarna krijgt u een vragenlijst. U kunt haar samen met collega's invullen. Alles wat u typt wordt bewaard; u kunt op elk moment stoppen en later verdergaan.
        """,
        """
        De inspecties doen onderzoek in een gemeente waar uw organisatie gezinnen helpt. U bent genoemd als partner in de aanpak die wij beoordelen. Wij horen graag ook van u hoe het gaat.

        U kunt zelf een korte vragenlijst invullen. U kunt zich ook aansluiten bij de antwoorden van een ander, of laten weten dat u niet meedoet. Uw antwoorden zijn niet te zien voor de gemeente of voor andere partners.
        """,
        """
        Wij hebben nog niets van u ontvangen, of u bent nog niet klaar. Wilt u verdergaan waar u gebleven was? Alles wat u al invulde is bewaard.

        Lukt het niet op tijd, laat het ons dan weten. Dan zoeken we samen een oplossing.
        """);
}
