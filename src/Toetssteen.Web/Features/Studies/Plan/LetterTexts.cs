using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Web.Features.Studies.Plan;

/// <summary>What the letters of a new study say, until its lead writes something else. In Dutch: that is what they are sent in.</summary>
public static class LetterTexts
{
    /// <summary>What stands in a letter for the people that a framework is about, until the framework was chosen.</summary>
    public const string TargetGroup = "[doelgroep]";

    /// <summary>The most that a letter may say, in characters.</summary>
    public const int MaxLength = 10_000;

    /// <summary>The letters of a follow-up to begin with. Nobody prepares it, and the questions are about the improvement points.</summary>
    public static StudyLetters ToFollowUpWith =>
        ToBeginWith with
        {
            ToMunicipality = """
                In het vorige onderzoek vonden wij verbeterpunten in uw gemeente. In deze hertoets beoordelen wij alleen die punten opnieuw. Wij horen graag van u hoe het nu gaat.

                U kunt de vragenlijst samen met collega’s invullen. Wij slaan alles automatisch op.
                """,
            ToPartners = """
                In het vorige onderzoek vonden wij verbeterpunten. In deze hertoets beoordelen wij alleen die punten opnieuw. Wij horen graag ook van u hoe het nu gaat.

                U kunt een korte vragenlijst invullen, u aansluiten bij de antwoorden van een andere organisatie, of laten weten dat u niet meedoet. De gemeente en andere netwerkpartners kunnen uw antwoorden niet zien.
                """,
        };

    /// <summary>The letters to begin with, of any framework.</summary>
    public static StudyLetters ToBeginWith { get; } =
        new(
            """
            De inspecties onderzoeken in uw gemeente de aanpak voor [doelgroep]. Wij kijken of de gemeente en haar partners goede afspraken hebben, en of die in de praktijk werken.

            In de voorbereiding vertelt u:
            - welke aanpakken uw gemeente heeft;
            - welke aanpak wij het best kunnen beoordelen, en waarom;
            - met welke netwerkpartners u samenwerkt. U kunt per aanpak maximaal drie netwerkpartners voordragen.

            U hoeft niet alles in één keer in te vullen. Collega’s kunnen meehelpen.

            Daarna krijgen u en uw netwerkpartners een vragenlijst. Op basis van de antwoorden schrijven wij een factsheet. Voordat wij die publiceren, kunt u de feiten controleren.
            """,
            """
            De inspecties onderzoeken de aanpak voor [doelgroep]. Uw organisatie is netwerkpartner in deze aanpak. Daarom horen wij graag ook van u hoe het gaat.

            U kiest zelf:
            - u vult een korte vragenlijst in;
            - u sluit zich aan bij de antwoorden van een andere organisatie;
            - u doet niet mee.

            De gemeente en andere netwerkpartners kunnen uw antwoorden niet zien.
            """,
            """
            Alles wat u al hebt ingevuld, is opgeslagen. U kunt verdergaan waar u was gebleven. Lukt het niet? Neem dan contact met ons op. Dan zoeken wij samen een oplossing.
            """);

    /// <summary>Letters that name the people whom they are about.</summary>
    public static StudyLetters About(string targetGroup, StudyLetters letters)
    {
        return new(Named(letters.ToMunicipality), Named(letters.ToPartners), Named(letters.Reminder));
        string? Named(string? letter) => letter?.Replace(TargetGroup, targetGroup, StringComparison.Ordinal);
    }

    /// <summary>Letters that promise a questionnaire to those alone whom the framework asks something.</summary>
    public static StudyLetters Promising(Framework framework, StudyLetters letters) =>
        letters with
        {
            ToMunicipality = letters.ToMunicipality?.Replace(
                BothAreAsked,
                (framework.Asks(QuestionnaireVariant.Full), framework.Asks(QuestionnaireVariant.Limited)) switch
                {
                    (true, true) => BothAreAsked,
                    (true, false) => "Daarna krijgt u een vragenlijst. Op basis van de antwoorden schrijven",
                    (false, true) => "Daarna krijgen uw netwerkpartners een vragenlijst. Op basis van de antwoorden schrijven",
                    _ => "Daarna schrijven",
                },
                StringComparison.Ordinal),
        };

    private const string BothAreAsked = "Daarna krijgen u en uw netwerkpartners een vragenlijst. Op basis van de antwoorden schrijven";

    /// <summary>The letters of a study: what its lead wrote, and for what nobody wrote that of its kind.</summary>
    public static StudyLetters Of(Study study)
    {
        var standard = study.EarlierStudyId is null ? About("de mensen om wie het onderzoek gaat", ToBeginWith) : ToFollowUpWith;
        return new(
            study.Letters.ToMunicipality ?? standard.ToMunicipality,
            study.Letters.ToPartners ?? standard.ToPartners,
            study.Letters.Reminder ?? standard.Reminder);
    }
}
