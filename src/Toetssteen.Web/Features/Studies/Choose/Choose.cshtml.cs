using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Choose;

/// <summary>The municipalities of a study: added by search or from a pasted list, taken out while nothing was done in them.</summary>
public sealed class ChooseModel(AppDb db, CurrentUser user, TimeProvider clock, WorkLinks work, SiteText text) : StudyPage(db, user, clock)
{
    /// <summary>The most that a pasted list may hold, in characters.</summary>
    public const int MaxList = 50_000;

    private const int MaxFound = 20;

    /// <summary>A municipality in the study.</summary>
    public sealed record Line(string Code, string Name, string? Province, bool Begun);

    /// <summary>Part of a name, or a code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    /// <summary>Code of the municipality to be taken out, once that is confirmed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Verwijder { get; set; }

    /// <summary>A list as it was pasted.</summary>
    [BindProperty]
    public string? Pasted { get; set; }

    /// <summary>The municipalities in the study, by name.</summary>
    public IReadOnlyList<Line> Chosen { get; private set; } = [];

    /// <summary>What was read in the list; null where none was pasted.</summary>
    public IReadOnlyList<Listed>? List { get; private set; }

    /// <summary>What was recognised and is not in the study yet.</summary>
    public IReadOnlyList<Listed> New { get; private set; } = [];

    /// <summary>What may be one of a few.</summary>
    public IReadOnlyList<Listed> Doubtful { get; private set; } = [];

    /// <summary>The rest, under what it is.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<Listed> Entries)> Rest { get; private set; } = [];

    /// <summary>What the search found; null where nothing was searched.</summary>
    public IReadOnlyList<Municipality>? Found { get; private set; }

    /// <summary>How many more it found than are shown.</summary>
    public int More { get; private set; }

    /// <summary>The municipality that would be taken out.</summary>
    public Line? Removing => Chosen.FirstOrDefault(c => c.Code == Verwijder && !c.Begun);

    /// <summary>Whether a municipality is in the study.</summary>
    public bool Has(string code) => Chosen.Any(c => c.Code == code);

    public IActionResult OnGet()
    {
        if (FoldedText.Fold(Zoek ?? "") is not { Length: > 0 } folded)
            return Page();
        var all = MunicipalityRegister
            .All.Where(m =>
                !m.IsAbolished
                && (
                    m.FoldedName.Contains(folded, StringComparison.Ordinal)
                    || m.Code.Equals(Zoek!.Trim(), StringComparison.OrdinalIgnoreCase)))
            .OrderBy(m => !m.FoldedName.StartsWith(folded, StringComparison.Ordinal))
            .ThenBy(m => m.FoldedName, StringComparer.Ordinal)
            .ToList();
        (Found, More) = ([.. all.Take(MaxFound)], Math.Max(0, all.Count - MaxFound));
        return Page();
    }

    public IActionResult OnPostList()
    {
        Need(!string.IsNullOrWhiteSpace(Pasted), nameof(Pasted), text["Plak eerst namen of codes van gemeenten."]);
        Need(
            Pasted is not { Length: > MaxList },
            nameof(Pasted),
            text[
                "Deze lijst is te lang: {0} tekens, en er passen er {1} in. Er is niets toegevoegd; plak haar in delen.",
                Pasted?.Length,
                MaxList
            ]);
        if (!ModelState.IsValid)
            return Page();
        List = MunicipalityList.Read(Pasted!);
        New = [.. List.Where(l => l.As == ListedAs.Recognised && !Has(l.Municipality!.Code))];
        Doubtful = [.. List.Where(l => l.Candidates.Count > 0)];
        (string, IReadOnlyList<Listed>)[] rest =
        [
            (text["Staat al in het onderzoek"], [.. List.Where(l => l.As == ListedAs.Recognised && Has(l.Municipality!.Code))]),
            (text["Staat dubbel in uw lijst; telt één keer"], [.. List.Where(l => l.As == ListedAs.Double)]),
        ];
        Rest = [.. rest.Where(r => r.Item2.Count > 0)];
        foreach (var entry in List)
            if (Refusal(entry) is { } sentence)
                ModelState.AddModelError(nameof(Pasted), sentence);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(List<string> codes)
    {
        Study.RequireFirst();
        var added = codes
            .Distinct()
            .Select(MunicipalityRegister.Find)
            .OfType<Municipality>()
            .Where(m => !m.IsAbolished && !Has(m.Code))
            .ToList();
        foreach (var municipality in added)
            Db.Inspections.Add(new Inspection(NewId(), Study, municipality.Code));
        await Db.SaveChangesAsync();
        Done = added.Count switch
        {
            0 => text["Er is niets toegevoegd: wat u koos staat al in het onderzoek."],
            1 => text["{0} is toegevoegd.", added[0].Name],
            _ => text["{0} gemeenten zijn toegevoegd.", added.Count.InWords()],
        };
        return Redirect(work.StudyMunicipalities(Study.Slug));
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? code)
    {
        if (
            await Db
                .Inspections.Include(i => i.Preparation)
                .Include(i => i.Assessments)
                .Include(i => i.Figures)
                .Include(i => i.Assignments)
                .AsSplitQuery()
                .SingleOrDefaultAsync(i => i.StudyId == Study.Id && i.MunicipalityCode == code)
            is not { } inspection)
            return Redirect(work.StudyMunicipalities(Study.Slug));
        inspection.RequireUntouched();
        Db.Inspections.Remove(inspection);
        await Db.SaveChangesAsync();
        Done = text["{0} is uit het onderzoek gehaald.", MunicipalityRegister.Find(code!)!.Name];
        return Redirect(work.StudyMunicipalities(Study.Slug));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        Chosen = await Db.Inspections.AsNoTracking().Where(i => i.StudyId == Study.Id)
            .Join(Db.Municipalities, i => i.MunicipalityCode, m => m.Code, (i, m) => new { i, m }).OrderBy(x => x.m.FoldedName)
            .Select(x => new Line(x.m.Code, x.m.Name, x.m.Province, x.i.Preparation != null || x.i.Assessments.Any())).ToListAsync(stop);
        return null;
    }

    private string? Refusal(Listed entry) =>
        entry.As switch
        {
            ListedAs.Unknown => text["‘{0}’ is geen gemeente die we kennen.", Short(entry.Text)],
            ListedAs.Ambiguous => text[
                "‘{0}’ kan meer dan één gemeente zijn: {1}.",
                Short(entry.Text),
                string.Join(", ", entry.Candidates.Select(c => $"{c.Name} ({c.Code})"))
            ],
            ListedAs.Abolished => text[
                "‘{0}’ is een opgeheven gemeente ({1}). Kies de gemeente waar zij nu bij hoort.",
                Short(entry.Text),
                entry.Municipality!.Code
            ],
            _ => null,
        };

    private static string Short(string entry) => entry.Length <= 60 ? entry : $"{entry[..60]}…";
}
