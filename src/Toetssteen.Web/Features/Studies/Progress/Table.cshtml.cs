using Microsoft.AspNetCore.Mvc;
using Toetssteen.Documents.Writing.Tables;
using Toetssteen.Domain;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Progress;

/// <summary>The progress of all municipalities as a table for a spreadsheet, in the words of the page.</summary>
public sealed class TableModel(AppDb db, CurrentUser user, TimeProvider clock, StudyProgress progress, SiteText text)
    : StudyPage(db, user, clock)
{
    public async Task<IActionResult> OnGetAsync()
    {
        var all = await progress.ReadAsync(Study, HttpContext.RequestAborted);
        string[] head =
        [
            text["Code"],
            text["Gemeente"],
            text["Stap"],
            text["Naam van de stap"],
            text["Waar het staat"],
            text["Laatste dag"],
            text["Te laat"],
            text["Wacht op"],
            text["Inspecteur"],
            text["Tweede lezer"],
            text["Gevraagd"],
            text["Geantwoord"],
            text["Openbaar vanaf"],
        ];
        var rows = all.Select(s =>
            new object?[]
            {
                s.Code,
                s.Name,
                ProgressWords.Number(s, text),
                ProgressWords.Name(s.Step, text),
                ProgressWords.Where(s, text),
                s.LastDay,
                ProgressWords.Late(s, text),
                ProgressWords.WaitsFor(s, Me.Id, text),
                People(s, Duty.Inspector),
                People(s, Duty.SecondReader),
                s.Asked.Count == 0 ? text["niet gevraagd"] : s.Asked.Count,
                s.Asked.Count == 0 ? null : s.Asked.Count(a => a.Submitted),
                s.Facts.Draft?.PublicOn,
            });
        return TableFile.Of(Request, new DataTable(Study.Title, Language.Current.Tag, head, [.. rows]), Study.Slug);
    }

    private string People(Standing standing, Duty duty) =>
        string.Join(", ", standing.With(duty)) is { Length: > 0 } names ? names : text["nog niemand"];
}
