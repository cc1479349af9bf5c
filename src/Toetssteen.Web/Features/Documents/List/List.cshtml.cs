using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Documents.List;

/// <summary>The documents of an inspection that the person sees: all of them, or those in which something is found.</summary>
public sealed class ListModel(AppDb db, CurrentUser user) : DocumentsPage(db, user)
{
    /// <summary>Pages of one document shown at most for one search.</summary>
    public const int MostHits = 5;

    private const int MostPages = 200;
    private readonly AppDb _db = db;

    /// <summary>A document with who supplied it.</summary>
    public sealed record Line(Document Document, string? Organisation);

    /// <summary>A page on which something was found.</summary>
    public sealed record Hit(int Number, Snippet Snippet);

    /// <summary>What is looked for, in title and text.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    /// <summary>What was just done, to be said on arrival.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Gedaan { get; set; }

    /// <summary>To how many documents.</summary>
    [BindProperty(SupportsGet = true)]
    public int Aantal { get; set; }

    /// <summary>The documents, by title.</summary>
    public IReadOnlyList<Line> Found { get; private set; } = [];

    /// <summary>Whether something is looked for.</summary>
    public bool IsSearch => Folded.Length > 0;

    private string Folded => FoldedText.Fold(Zoek ?? "");

    private Dictionary<Guid, List<Hit>> Hits { get; } = [];

    /// <summary>The pages of a document on which something was found.</summary>
    public IReadOnlyList<Hit> HitsIn(Document document) => Hits.GetValueOrDefault(document.Id, []);

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var documents = Documents.AsNoTracking();
        if (IsSearch)
        {
            var folded = Folded;
            var pages = await (
                from p in _db.DocumentPages.AsNoTracking()
                where documents.Any(d => d.Id == p.DocumentId) && p.Folded.Contains(folded)
                orderby p.DocumentId, p.Number
                select new { p.DocumentId, p.Number, p.Text }).Take(MostPages).ToListAsync(stop);
            foreach (var of in pages.GroupBy(p => p.DocumentId))
                Hits[of.Key] = [.. of.Take(MostHits).Select(p => new Hit(p.Number, Snippet.Of(p.Text, Zoek!)))];
        }
        var found = await (
            from d in documents
            from o in _db.Organisations.Where(o => o.Id == d.OrganisationId).DefaultIfEmpty()
            select new Line(d, o.Name)
        ).ToListAsync(stop);
        Found =
        [
            .. found
                .Where(l =>
                    !IsSearch
                    || Hits.ContainsKey(l.Document.Id)
                    || FoldedText.Fold(l.Document.Title).Contains(Folded, StringComparison.Ordinal))
                .OrderBy(l => l.Document.Title, StringComparer.CurrentCulture)
                .ThenBy(l => l.Document.Id),
        ];
    }
}
