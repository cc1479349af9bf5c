using Microsoft.AspNetCore.Mvc;
using Toetssteen.Documents.Writing.Tables;
using Toetssteen.Domain;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Progress;

/// <summary>The progress of all municipalities as a table for a spreadsheet.</summary>
public sealed class TableModel(AppDb db, CurrentUser user, TimeProvider clock, SiteText text) : StudyPage(db, user, clock)
{
    public async Task<IActionResult> OnGetAsync()
    {
        var all = await StudyProgress.ReadAsync(Db, Study, Today, HttpContext.RequestAborted);
        string[] head =
        [
            text["Code"], text["Gemeente"], text["Stap"], text["Te laat"], text["Gevraagd"], text["Geantwoord"], text["Wacht op"], text["Inspecteur"], text["Tweede lezer"], text["Laatste brief"], text["Soort brief"],
        ];
        var rows = all.Select(s => new object?[]
        {
            s.Code, s.Name, Words.Stage(s.Stage, text), s.IsLate ? text["ja"] : text["nee"],
            s.Asked.Count, s.Settled, string.Join("; ", s.Missing(text)),
            string.Join(", ", s.With(Duty.Inspector)), string.Join(", ", s.With(Duty.SecondReader)),
            s.LastLetter is { } sent ? DutchDay.Of(sent) : null, s.LastLetterKind is { } kind ? Words.Letter(kind, text) : null,
        });
        return TableFile.Of(Request, new DataTable(Study.Title, Language.Current.Tag, head, [.. rows]), Study.Slug);
    }
}
