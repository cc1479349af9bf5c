using System.Text.Json;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Work.SetAside;

/// <summary>What the scripts say of texts that were refused for good and set aside in the browser, in the language of the page.</summary>
public static class SetAsideWords
{
    /// <summary>The words by the names that the scripts know.</summary>
    public static Dictionary<string, string> ForScript(SiteText text) => new()
    {
        ["asideTitle"] = text["Teksten die niet zijn opgeslagen"],
        ["asideOne"] = text["1 tekst die niet is opgeslagen"],
        ["asideMany"] = text["{0} teksten die niet zijn opgeslagen"],
        ["asideMore"] = text["Eerder niet opgeslagen: {0}"],
        ["asideOnly"] = text["Deze teksten staan alleen in deze browser. Wat u verder typt, slaan wij wel op."],
        ["asidePage"] = new WorkLinks().SetAside(),
        ["asidePut"] = text["Terugzetten"],
        ["asidePutNew"] = text["Zet bij de nieuwe tekst"],
        ["asideOpen"] = text["Naar de bladzijde"],
        ["waits"] = text["Deze tekst wacht in deze browser en is nog niet opgeslagen."],
        ["waitsInWindow"] = text["Deze tekst staat open in een ander venster en is nog niet opgeslagen."],
        ["asideNoField"] = text["Het veld van deze tekst is er niet meer."],
        ["asideCopy"] = text["Kopiëren"],
        ["asideCopied"] = text["Gekopieerd."],
        ["asideSelected"] = text["De tekst is geselecteerd. Kopieer met Ctrl+C."],
        ["asideDownload"] = text["Downloaden"],
        ["asideRemove"] = text["Verwijderen"],
        ["asideAsk"] = text["Wilt u deze tekst verwijderen? De tekst staat alleen in deze browser en komt niet terug."],
        ["asideEmpty"] = text["(leeg gemaakt)"],
        ["asideNoStore"] = text["Deze browser kan niets meer bewaren. Kopieer de tekst voordat u de pagina verlaat."],
        ["asideServer"] = text["De server kon deze tekst niet opslaan (fout {0}). Andere teksten slaat de server wel op."],
        ["refused"] = text["De server nam deze tekst niet aan (fout {0})."],
        ["refused403"] = text["Deze tekst kwam niet door de beveiliging op weg naar de server (fout 403)."],
        ["refused404"] = text["Wat bij deze tekst hoort is er niet meer, of u hebt er geen toegang meer toe (fout 404)."],
        ["refused413"] = text["Deze tekst is te groot voor de weg naar de server (fout 413). Deel de tekst op, of stuur die als document."],
    };

    /// <summary>The same, as a page hands them to a script.</summary>
    public static string AsJson(SiteText text) => JsonSerializer.Serialize(ForScript(text));
}
