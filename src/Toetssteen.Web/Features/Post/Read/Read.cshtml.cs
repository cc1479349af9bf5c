using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Toetssteen.Web.Mail;

namespace Toetssteen.Web.Features.Post.Read;

/// <summary>One letter of a demonstration, with its links to be followed.</summary>
public sealed partial class ReadModel(OpenLetters letters) : PageModel
{
    /// <summary>Name of the file.</summary>
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    /// <summary>The letter.</summary>
    public OutboxFolder.Letter Letter { get; private set; } = null!;

    /// <summary>The text in pieces: words, and addresses of this site.</summary>
    public IEnumerable<(string Text, bool IsLink)> Parts =>
        Address().Split(Letter.Text).Where(p => p.Length > 0).Select(p => (p, Address().IsMatch(p)));

    public IActionResult OnGet()
    {
        if (letters.FolderFor(HttpContext)?.Find(Name) is not { } letter)
            return NotFound();
        Letter = letter;
        return Page();
    }

    [GeneratedRegex(@"(https?://[^\s]+)")]
    private static partial Regex Address();
}
