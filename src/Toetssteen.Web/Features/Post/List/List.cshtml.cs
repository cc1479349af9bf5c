using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Post.List;

/// <summary>Letters of a demonstration, which are left in a folder and not sent. Only there: a letter lets its reader in.</summary>
public sealed class ListModel(IMailer mailer, Dataset dataset) : PageModel
{
    private const int Most = 100;

    /// <summary>The letters, the newest first.</summary>
    public IReadOnlyList<OutboxFolder.Letter> Letters { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (mailer is not OutboxFolder outbox || !dataset.IsDemonstration)
            return NotFound();
        Letters = outbox.Latest(Most);
        return Page();
    }
}
