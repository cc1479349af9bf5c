using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Questionnaires;

/// <summary>Sentences that several pages of a questionnaire say.</summary>
internal static class Refusals
{
    /// <summary>It was submitted.</summary>
    public static string Closed(SiteText text) =>
        text[
            "Deze vragenlijst is verzonden en gesloten. Wat u nu typte is niet opgeslagen; het staat nog op het scherm. Wilt u iets aanvullen, vraag dat dan aan de inspectie."
        ];
}
