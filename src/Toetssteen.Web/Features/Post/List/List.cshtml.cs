using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Web.Mail;

namespace Toetssteen.Web.Features.Post.List;

/// <summary>
/// Letters of a demonstration, which are left in a folder and not sent. Only where they lie open: a letter lets its reader in.
/// </summary>
public sealed class ListModel(OpenLetters letters) : PageModel
{
    private const int Most = 100;

    /// <summary>The letters, the newest first.</summary>
    public IReadOnlyList<OutboxFolder.Letter> Letters { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (letters.FolderFor(HttpContext) is not { } outbox)
            return NotFound();
        Letters = outbox.Latest(Most);
        return Page();
    }
}
