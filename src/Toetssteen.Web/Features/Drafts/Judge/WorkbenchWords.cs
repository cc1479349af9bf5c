using System.Globalization;
using System.Text.Json;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Features.Questionnaires.Fill;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Judge;

/// <summary>Sentences of the workbench, and of the script on it.</summary>
public static class WorkbenchWords
{
    /// <summary>How many of some findings are judged; in a follow-up some are not, and say why.</summary>
    public static string Judged(IReadOnlyCollection<FindingLine> lines, bool isFollowUp, SiteText text)
    {
        var done = lines.Count(l => l.Verdict is not null);
        return isFollowUp
            ? text["{0} van {1} beoordeeld, of met reden niet", done, lines.Count] : text["{0} van {1} beoordeeld", done, lines.Count];
    }

    /// <summary>Why nobody can write in a draft now.</summary>
    public static string Frozen(DraftStage stage, SiteText text) => stage switch
    {
        DraftStage.SecondReading => text["Dit concept ligt bij de tweede lezer en ligt daarom vast."],
        DraftStage.Agreed => text["De tweede lezer is akkoord; het concept ligt vast."],
        DraftStage.FactCheck => text["Dit concept ligt bij de gemeente voor de feitencheck en ligt daarom vast."],
        DraftStage.Adopted or DraftStage.Scheduled => text["Deze factsheet is vastgesteld en ligt vast."],
        DraftStage.Published => text["Deze factsheet is gepubliceerd. Een wijziging is een correctie: een nieuwe editie met de reden."],
        _ => "",
    };

    /// <summary>Why the sentence that may go out has no numbers of partners; null where it has them.</summary>
    public static string? Withheld(Withheld withheld, SiteText text) =>
        withheld switch
        {
            Domain.Comparison.Withheld.FewVoices => text[
                "Minder dan drie netwerkpartners gaven een eigen antwoord. Wij beloofden dat anderen die antwoorden niet kunnen zien. Daarom staan hier geen aantallen."
            ],
            Domain.Comparison.Withheld.Alike => text[
                "Uit een aantal is te zien wat één netwerkpartner antwoordde. Wij beloofden dat anderen dat niet kunnen zien. Daarom staan hier geen aantallen."
            ],
            _ => null,
        };

    /// <summary>What the script says, in the language of the page.</summary>
    public static string ForScript(SiteText text)
    {
        var words = FillWords.ForScript(text);
        words["closed"] = text[
            "Dit concept ligt nu vast en kan niet worden gewijzigd. Uw wijziging is niet opgeslagen; uw tekst staat nog op het scherm."
        ];
        words["tooLong"] = text[
            "Deze tekst is te lang: {0} tekens, en er passen er {1}. Uw tekst staat nog op het scherm; maak hem korter."
        ];
        words["conflict"] = text["{0} heeft dit intussen ook gewijzigd. Kies wat blijft."];
        words["newer"] = text["{0} heeft dit zojuist gewijzigd."];
        return JsonSerializer.Serialize(words);
    }

    /// <summary>The id of a part that stands on the page once for each indicator; that of the first is its bare name.</summary>
    public static string Part(string name, int place) =>
        place == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{place + 1}");

    /// <summary>What the field of a mark is called.</summary>
    public static string Slot(int number, int of, SiteText text) => of == 1 ? text["Oordeel"] : text["Oordeel {0} van {1}", number, of];

    /// <summary>The marks that can be given, as they are kept, each with its sign; the last one is none.</summary>
    public static IReadOnlyList<(string Value, string Sign)> Marks(Scale scale) =>
        [.. scale.Values.Select(m => (DraftedFinding.Word(m), scale.WordOf(Verdict.Of(m))!.Sign)), ("", "")];
}
