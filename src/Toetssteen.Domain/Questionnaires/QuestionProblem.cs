using System.Globalization;

namespace Toetssteen.Domain.Questionnaires;

/// <summary>
/// What is wrong with an answer. The answer itself is never changed or cut off: it is kept as typed beside the problem.
/// </summary>
/// <param name="Code">Stable code, for example <c>Q003</c>; all of them are in <see cref="Sentences"/>.</param>
/// <param name="Question">Name of the question.</param>
/// <param name="Message">The Dutch sentence with places for <paramref name="Values"/>; also the key of its translation.</param>
/// <param name="Values">What is filled in.</param>
/// <param name="Said">The framework's own words, for a constraint of its own; they come before <paramref name="Message"/>.</param>
public sealed record QuestionProblem(string Code, string Question, string Message, IReadOnlyList<object> Values, Wording? Said = null)
{
    /// <summary>Every sentence by its code, in Dutch. Its translations are found by the sentence.</summary>
    public static IReadOnlyDictionary<string, string> Sentences { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["Q001"] = "Deze vraag is nog niet beantwoord. Vul een antwoord in.",
        ["Q002"] = "‘{0}’ is bij deze vraag geen keuze. Kies uit de antwoorden die er staan.",
        ["Q003"] = "‘{0}’ is geen heel getal. Vul alleen cijfers in, zonder punt of komma: 1200.",
        ["Q004"] = "‘{0}’ is geen getal. Vul cijfers in, zo nodig met een komma: 2,5.",
        ["Q005"] = "Dit getal heeft te veel cijfers. Er passen er {0} in.",
        ["Q006"] = "‘{0}’ is geen datum die bestaat. Vul een dag, een maand en een jaar in.",
        ["Q007"] = "Dit antwoord is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt; kort het antwoord in.",
        ["Q008"] = "In dit antwoord staat een teken dat niet bewaard kan worden. Haal het weg, of typ de tekst opnieuw.",
        ["Q009"] = "De vindplaatsen zijn niet te lezen. Vul ze opnieuw in.",
        ["Q010"] = "Bij vindplaats {0} ontbreekt het document. Kies een document of schrijf de titel op.",
        ["Q011"] = "Bij vindplaats {0} kan bladzijde {1} niet. Vul een getal in vanaf 1.",
        ["Q012"] = "Er staan {0} vindplaatsen, en er passen er {1}. Haal er weg of voeg er samen.",
        ["Q013"] = "Bij vindplaats {0} is de titel of de paragraaf te lang: er passen {1} tekens in.",
        ["Q014"] = "Dit antwoord kan niet kloppen. Kijk het na.",
        ["Q015"] = "‘{0}’ kan twee dingen betekenen. Bedoelt u {1} of {2}? Vul een van die twee in.",
        ["Q016"] = "Vul alleen het getal in, zonder {0}.",
        ["Q017"] = "Schrijf het jaar met vier cijfers, bijvoorbeeld 14-12-2026.",
        ["Q018"] = "Vul het in, of kies een van de andere antwoorden.",
        ["Q019"] = "U vulde dit in én koos dat het er niet is of dat u het niet weet. Haal een van beide weg.",
    };

    /// <summary>The whole sentence in Dutch.</summary>
    public string Sentence => Said?.Dutch ?? string.Format(CultureInfo.GetCultureInfo("nl-NL"), Message, [.. Values]);

    /// <summary>A problem with the sentence of its code.</summary>
    internal static QuestionProblem Of(string code, Question question, params object[] values) =>
        new(code, question.Name, Sentences[code], values);
}
