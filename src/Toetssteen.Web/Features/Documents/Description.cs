using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Documents;

/// <summary>What a person says a document is: the fields of the forms about one.</summary>
public sealed class Description
{
    /// <summary>Title.</summary>
    public string? Title { get; set; }

    /// <summary>What sort of paper.</summary>
    public DocumentKind Kind { get; set; }

    /// <summary>The date it bears, as written.</summary>
    public string? Date { get; set; }

    /// <summary>The kinds to choose from.</summary>
    public static IEnumerable<Choice> Kinds(SiteText text) =>
        Enum.GetValues<DocumentKind>().OrderBy(k => k == DocumentKind.Other).Select(k => new Choice(k.ToString(), FileWords.Kind(k, text)));

    /// <summary>Checks the fields; each fault goes with the name of its field and its sentence to <paramref name="fault"/>.</summary>
    public PartialDate? Check(Action<string, string> fault, SiteText text)
    {
        if (string.IsNullOrWhiteSpace(Title))
            fault(nameof(Title), text["Vul de titel van het document in."]);
        else if (Title.Trim().Length > Document.MaxTitle)
            fault(
                nameof(Title),
                text["De titel is te lang: {0} tekens, en er passen er {1}. Maak hem korter.", Title.Trim().Length, Document.MaxTitle]);
        if (!PartialDateText.TryRead(Date, out var date))
            fault(nameof(Date), text["Schrijf de datum als jaar, maand of dag, bijvoorbeeld 2013, oktober 2013 of 21-10-2013."]);
        return date;
    }
}
