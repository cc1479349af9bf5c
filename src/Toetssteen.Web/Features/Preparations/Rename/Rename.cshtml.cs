using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Rename;

/// <summary>Another name for a new approach.</summary>
public sealed class RenameModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : StatementPage(db, user, work, text, questionnaires)
{
    /// <summary>The name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    public IActionResult OnGet()
    {
        if (!Preparation.IsOpen)
            return Redirect(Home);
        Name = Seen = Statement.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Need(Trimmed(Name) is not null, nameof(Name), L["Geef de aanpak een naam."]);
        NeedText(Name, nameof(Name), ApproachStatement.NameLength);
        if (!ModelState.IsValid)
            return Page();
        return await SaveAsync(() =>
        {
            if (Seen != Statement.Name)
            {
                Seen = Statement.Name;
                return Conflict(L);
            }
            Preparation.Rename(Statement, Trimmed(Name)!);
            return null;
        }, () => StatementHome);
    }
}
