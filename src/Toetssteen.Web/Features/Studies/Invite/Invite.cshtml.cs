using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Invite;

/// <summary>
/// Invites municipalities to prepare: one, or all that wait, after a look at the letter. Who was invited is not invited again.
/// </summary>
public sealed class InviteModel(AppDb db, CurrentUser user, TimeProvider clock, StudyPost post, WorkLinks work, SiteText text)
    : StudyPage(db, user, clock)
{
    private IReadOnlyList<Line> _all = [];

    /// <summary>A contact person.</summary>
    public sealed record Contact(Guid Id, string Name);

    /// <summary>A municipality that waits for its invitation.</summary>
    public sealed record Line(Guid InspectionId, string Code, string Name, bool Invited, IReadOnlyList<Contact> Persons);

    /// <summary>Code of the only one to begin with.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Gemeente { get; set; }

    /// <summary>Codes of those that were chosen.</summary>
    [BindProperty]
    public List<string> Codes { get; set; } = [];

    /// <summary>Why the study begins while fewer than two people can publish.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Those that were not invited yet.</summary>
    public IReadOnlyList<Line> Waiting { get; private set; } = [];

    /// <summary>Those that will be, once that is confirmed.</summary>
    public IReadOnlyList<Line> Confirming { get; private set; } = [];

    /// <summary>How many were invited before.</summary>
    public int Invited { get; private set; }

    /// <summary>How many letters would go out.</summary>
    public int Letters => Confirming.Sum(c => c.Persons.Count);

    public IActionResult OnGet() => Page();

    public IActionResult OnPostPreview()
    {
        Confirming = [.. Chosen().Where(c => c.Persons.Count > 0)];
        Need(Confirming.Count > 0, nameof(Codes), text["Kies ten minste één gemeente met een contactpersoon. Er is niets verstuurd."]);
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync()
    {
        Study.RequireFirst();
        // Where it is refused, the same step comes back, with the field for the reason.
        Confirming = [.. Chosen().Where(c => c.Persons.Count > 0)];
        Study.Begin(await Db.CountPublishersAsync(Study, HttpContext.RequestAborted), Reason);
        var chosen = Chosen().ToList();
        var ids = chosen.Select(c => c.InspectionId).ToList();
        var inspections = await Db.Inspections.Include(i => i.Preparation).Where(i => ids.Contains(i.Id)).ToListAsync();
        var letters = new List<Letter>();
        foreach (var line in chosen.Where(c => c.Persons.Count > 0))
            if (inspections.Find(i => i.Id == line.InspectionId) is { Preparation: null } inspection)
            {
                inspection.Prepare();
                var written = LetterWriter.Invitation(Study, line.Name, Today);
                letters.AddRange(
                    line.Persons.Select(person => new Letter(
                        NewId(),
                        LetterKind.InvitationToMunicipality,
                        inspection,
                        person.Id,
                        written.Subject,
                        written.Text,
                        LetterWriter.ToPreparation(inspection.Id),
                        Me.Id,
                        Now,
                        lastDay: Study.Calendar.NominateBy)));
            }
        post.Add(letters);
        // The first invitation fixes what is examined: who changes that at the same moment is told.
        if (Invited == 0)
            Db.Entry(Study).State = EntityState.Modified;
        await Db.SaveChangesAsync();
        var skipped = chosen.Where(c => c.Persons.Count == 0).Select(c => c.Name).ToList();
        var before = _all.Where(l => l.Invited && Codes.Contains(l.Code)).Select(l => l.Name).ToList();
        Done = letters.Count == 0 && skipped.Count == 0
            ? text["Deze gemeenten waren al uitgenodigd. Er is niets dubbel verstuurd."]
            : string.Join(' ', new[]
            {
                post.Go(letters.Count),
                skipped.Count == 0 ? null : text["Niet uitgenodigd, want zonder contactpersoon: {0}.", string.Join(", ", skipped)],
                before.Count == 0 ? null : text["Al eerder uitgenodigd: {0}.", string.Join(", ", before)],
            }.OfType<string>());
        return Redirect(work.StudyInvitations(Study.Slug));
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        var inspections = Db.Inspections.AsNoTracking().Where(i => i.StudyId == Study.Id);
        var persons = (
            await Db
                .Organisations.Where(o =>
                    o.Kind == OrganisationKind.Municipality && inspections.Any(i => i.MunicipalityCode == o.MunicipalityCode))
                .Join(
                    Db.Accounts.Where(a => a.IsContactPerson && a.BlockedAt == null),
                    o => o.Id,
                    a => a.OrganisationId,
                    (o, a) =>
                        new
                        {
                            o.MunicipalityCode,
                            a.Id,
                            a.Name,
                            a.FoldedName,
                        })
                .OrderBy(x => x.FoldedName)
                .ToListAsync(stop)
        ).ToLookup(x => x.MunicipalityCode, x => new Contact(x.Id, x.Name));
        var all = (
            await inspections
                .Join(
                    Db.Municipalities,
                    i => i.MunicipalityCode,
                    m => m.Code,
                    (i, m) =>
                        new
                        {
                            i.Id,
                            m.Code,
                            m.Name,
                            m.FoldedName,
                            Invited = i.Preparation != null,
                        })
                .OrderBy(x => x.FoldedName)
                .ToListAsync(stop)
        ).ConvertAll(x => new Line(x.Id, x.Code, x.Name, x.Invited, [.. persons[x.Code]]));
        _all = all;
        (Waiting, Invited) = ([.. all.Where(l => !l.Invited)], all.Count(l => l.Invited));
        return null;
    }

    private IEnumerable<Line> Chosen() => Waiting.Where(w => Codes.Contains(w.Code));
}
