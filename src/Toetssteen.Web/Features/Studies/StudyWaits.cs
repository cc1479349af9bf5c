using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Studies.Steps;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies;

/// <summary>
/// What waits for inspectors, second readers and leads, by the same rule as the lead's page of progress: whose turn it is has a task, and
/// who has a part in it reads who is waited for. A lead hears of others where they are late.
/// </summary>
internal sealed class StudyWaits(AppDb db, StudyProgress progress, WorkLinks work, SiteText text) : IWaits
{
    // Of more municipalities than this the rest is a number.
    private const int MostNames = 5;

    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.Judge) && !user.Has(Permission.Plan))
            return [];
        var standings = await progress.ReadAsync(db.GoingOf(db.InspectionsOf(user)), stop);
        var me = user.Id;
        var others = standings.Where(s => !s.IsFor(me) && !WritesAhead(s, me)).ToList();
        return
        [
            .. from s in standings
            where s.IsFor(me)
            group s by (s.Study.Id, s.State, s.Unassigned, Alone: IsAlone(s) ? s.InspectionId : Guid.Empty) into same
            select same.Count() == 1 ? One(same.First()) : Several([.. same]),
            .. standings.Where(s => !s.IsFor(me) && WritesAhead(s, me)).Select(Ahead),
            .. others.Where(s => IsPartOf(s, me) || s.Turn is Turn.LeadWhoAdopts or Turn.LeadWhoDecides).Select(s => Elsewhere(s, me)),
            .. from s in others
            where s.IsLate && s.IsLedBy(me) && !IsPartOf(s, me) && s.Turn is not (Turn.LeadWhoAdopts or Turn.LeadWhoDecides)
            group s by (s.Study.Id, s.State) into same
            select LateElsewhere([.. same], me),
        ];
    }

    // Work of inspectors and readers is one municipality at a time; what a lead does for several is one line.
    private static bool IsAlone(Standing at) => at.Turn is Turn.Inspectors or Turn.SecondReaders || at.State == InspectionState.Stuck;

    // Who has begun to write while others still answer has the draft at hand: writing waits for nobody.
    private static bool WritesAhead(Standing at, Guid account) =>
        at is { State: InspectionState.Answering, Draft: { Written: > 0 } or { Retested: > 0 } } && at.Has(account, Duty.Inspector);

    private Waiting Ahead(Standing at) =>
        new(
            at.Study.IsFollowUp
                ? text["Beoordeel de verbeterpunten van {0} opnieuw", at.Name]
                : text["Schrijf het concept over {0}", at.Name],
            at.Study.Title,
            work.Draft(at.InspectionId),
            at.LastDay)
        {
            Detail = ProgressWords.Where(at, text),
            State = text["Wordt geschreven"],
        };

    private static bool IsPartOf(Standing at, Guid account) => at.Assigned.Any(a => a.AccountId == account);

    private Waiting One(Standing at) => new(What(at), at.Study.Title, Address(at), at.LastDay) { Detail = Detail(at), State = State(at) };

    private string What(Standing at) =>
        at.Unassigned switch
        {
            Duty.Inspector => text["Wijs een inspecteur toe in {0}", at.Name],
            Duty.SecondReader => text["Wijs een tweede lezer toe in {0}", at.Name],
            _ => at.State switch
            {
                InspectionState.NotInvited => text["Nodig {0} uit", at.Name],
                InspectionState.ToAccept => text["Beslis over de voorbereiding van {0}", at.Name],
                InspectionState.Answering => text["Vraag iemand van {0} om antwoord", at.Name],
                InspectionState.Reading => text["Lees het concept van {0} als tweede", at.Name],
                InspectionState.ReadingAgain => text["Lees het concept van {0} opnieuw als tweede", at.Name],
                InspectionState.Returned or InspectionState.ReturnedAgain => at.Facts.Draft!.Remarks == 1
                    ? text["Beantwoord 1 opmerking over {0}", at.Name]
                    : text["Beantwoord {1} opmerkingen over {0}", at.Name, at.Facts.Draft.Remarks],
                InspectionState.ToSend => text["Stuur het concept van {0} voor de feitencheck", at.Name],
                InspectionState.ExtensionAsked => text["Geef {0} uitstel voor de feitencheck, of niet", at.Name],
                InspectionState.Unanswered => text["Leg vast dat {0} niet antwoordde op de feitencheck, of geef uitstel", at.Name],
                InspectionState.Deciding => at.Facts.Draft!.Undecided == 1
                    ? text["Besluit over 1 bezwaar van {0}", at.Name]
                    : text["Besluit over {1} bezwaren van {0}", at.Name, at.Facts.Draft.Undecided],
                InspectionState.Mending => text["Werk het concept over {0} bij na de feitencheck", at.Name],
                InspectionState.ToAdopt => text["Stel de factsheet van {0} vast", at.Name],
                InspectionState.ToDecide => text["Besluit over publicatie van de factsheet van {0}", at.Name],
                InspectionState.Stuck => text["Kijk waarom de factsheet van {0} nog niet openbaar is", at.Name],
                _ when at.Facts.IsCorrection => text["Schrijf de correctie van de factsheet van {0}", at.Name],
                _ when at.Study.IsFollowUp => (at.Draft?.ToRetest - at.Draft?.Retested) switch
                {
                    null => text["Beoordeel de verbeterpunten van {0} opnieuw", at.Name],
                    0 => text["Rond het concept over {0} af", at.Name],
                    1 => text["Beoordeel 1 verbeterpunt van {0} opnieuw", at.Name],
                    var left => text["Beoordeel {1} verbeterpunten van {0} opnieuw", at.Name, left],
                },
                _ => text["Schrijf het concept over {0}", at.Name],
            },
        };

    private string? Detail(Standing at) =>
        at.State switch
        {
            InspectionState.Writing when at.Draft is { Findings: > 0 } draft && !at.Study.IsFollowUp => text[
                "{0} van {1} bevindingen met tekst",
                Math.Min(draft.Written, draft.Findings),
                draft.Findings
            ],
            InspectionState.Writing when at.Draft is { ToRetest: > 0 } draft => text[
                "{0} van {1} verbeterpunten beoordeeld",
                draft.Retested,
                draft.ToRetest
            ],
            InspectionState.Reading or InspectionState.ReadingAgain => text["{0} van {1} gelezen", at.Draft!.Read, at.Draft.Findings],
            InspectionState.ExtensionAsked when at.Draft!.ExtensionUntil is { } until => text[
                "gevraagd tot en met {0}",
                ProgressWords.Day(until)
            ],
            InspectionState.ToDecide when at.Study.Calendar.PublishFrom is { } first && !at.Facts.IsCorrection => text[
                "volgens de kalender vanaf {0}",
                ProgressWords.Day(first)
            ],
            _ => null,
        };

    private string? State(Standing at) =>
        (at.State, at.Since) switch
        {
            (_, _) when at.Unassigned is { } duty => at.GivenTo(duty).Any()
                ? text["{0} kan dit niet meer doen", string.Join(", ", at.GivenTo(duty))]
                : text["Nog niemand"],
            (InspectionState.ToAccept, { } came) => text["Kwam {0}", ProgressWords.Day(came)],
            (InspectionState.Reading or InspectionState.ReadingAgain, { } asked) => text["Gevraagd {0}", ProgressWords.Day(asked)],
            (InspectionState.Returned or InspectionState.ReturnedAgain, { } came) => text[
                "Terug van {0}, {1}",
                string.Join(", ", at.GivenTo(Duty.SecondReader)),
                ProgressWords.Day(came)
            ],
            (InspectionState.ToSend or InspectionState.ToAdopt, { } agreed) => text["Tweede lezer akkoord, {0}", ProgressWords.Day(agreed)],
            (InspectionState.Deciding or InspectionState.Mending, _) => text["Na de feitencheck"],
            (InspectionState.ToDecide, { } adopted) => text[
                "Vastgesteld door {0}, {1}",
                at.Leads.FirstOrDefault(l => l.AccountId == at.Draft?.AdoptedBy)?.Name ?? text["een collega"],
                ProgressWords.Day(adopted)
            ],
            (InspectionState.Writing, _) => text["Wordt geschreven"],
            _ => null,
        };

    private string Address(Standing at) =>
        at.Unassigned is not null
            ? work.StudyAssignments(at.Study.Slug)
            : at.State switch
            {
                InspectionState.NotInvited => work.StudyInvitations(at.Study.Slug, at.Code),
                InspectionState.ToAccept or InspectionState.Answering => work.StudyInspection(at.Study.Slug, at.Code),
                InspectionState.Reading or InspectionState.ReadingAgain => work.SecondReading(at.InspectionId),
                InspectionState.ToSend or InspectionState.ExtensionAsked or InspectionState.Unanswered or InspectionState.Deciding =>
                    work.FactCheckOf(at.InspectionId),
                InspectionState.ToAdopt => work.AdoptDraft(at.InspectionId),
                InspectionState.ToDecide or InspectionState.Stuck => work.PublishDraft(at.InspectionId),
                _ => work.Draft(at.InspectionId),
            };

    private Waiting Several(IReadOnlyList<Standing> same)
    {
        var (first, count) = (same[0], same.Count.InWords());
        var what = first.Unassigned switch
        {
            Duty.Inspector => text["Wijs in {0} gemeenten een inspecteur toe", count],
            Duty.SecondReader => text["Wijs in {0} gemeenten een tweede lezer toe", count],
            _ => first.State switch
            {
                InspectionState.NotInvited => text["Nodig {0} gemeenten uit", count],
                InspectionState.ToAccept => text["Beslis over {0} voorbereidingen", count],
                InspectionState.Answering => text["Vraag in {0} gemeenten iemand om antwoord", count],
                InspectionState.ToSend => text["Stuur {0} concepten voor de feitencheck", count],
                InspectionState.ExtensionAsked => text["Geef {0} gemeenten uitstel voor de feitencheck, of niet", count],
                InspectionState.Unanswered => text["Leg vast dat {0} gemeenten niet antwoordden op de feitencheck, of geef uitstel", count],
                InspectionState.ToAdopt => text["Stel {0} factsheets vast", count],
                _ => text["Besluit over publicatie van {0} factsheets", count],
            },
        };
        return new Waiting(
            what,
            first.Study.Title,
            $"{work.Study(first.Study.Slug)}?stap={ProgressWords.Key(first.Step)}&wacht=u",
            same.Min(s => s.LastDay))
        {
            Detail = Names(same),
        };
    }

    private Waiting Elsewhere(Standing at, Guid me) =>
        new(at.Name, at.Study.Title, at.Draft is null ? work.AssignedInspections() : work.Draft(at.InspectionId), at.LastDay)
        {
            Elsewhere = string.Join(
                ", ",
                new[]
                {
                    ProgressWords.Where(at, text),
                    text["wacht op {0}", ProgressWords.WaitsFor(at, me, text)],
                    at.Since is { } since ? text["sinds {0}", ProgressWords.Day(since)] : null,
                }.OfType<string>()),
        };

    private Waiting LateElsewhere(IReadOnlyList<Standing> same, Guid me) =>
        new(
            Names(same),
            same[0].Study.Title,
            $"{work.Study(same[0].Study.Slug)}?stap={ProgressWords.Key(same[0].Step)}&wacht=ander&laat=ja",
            same.Min(s => s.LastDay))
        {
            Elsewhere =
                $"{ProgressWords.Name(same[0].Step, text)}, {text["wacht op {0}", string.Join(", ", same.Select(s => ProgressWords.WaitsFor(s, me, text)).Distinct().Take(MostNames))]}",
        };

    private string Names(IReadOnlyList<Standing> standings) =>
        string.Join(", ", standings.Take(MostNames).Select(s => s.Name))
        + (standings.Count > MostNames ? " " + text["en nog {0}", (standings.Count - MostNames).InWords()] : "");
}

/// <summary>Letters of a study that could not be sent, for its lead.</summary>
internal sealed class UnsentStudyLetters(AppDb db, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop)
    {
        if (!user.Has(Permission.Invite))
            return [];
        var unsent = await (
            from s in db.StudiesOf(user)
            let failed = db.Letters.Count(l => l.StudyId == s.Id && l.SentAt == null && l.FailedWith != null)
            where failed > 0
            orderby s.Title
            select new
            {
                s.Slug,
                s.Title,
                Failed = failed,
            })
            .AsNoTracking()
            .ToListAsync(stop);
        return
        [
            .. unsent.Select(x => new Waiting(
                x.Failed == 1 ? text["1 brief is niet verstuurd"] : text["{0} brieven zijn niet verstuurd", x.Failed.InWords()],
                x.Title,
                work.StudyLetters(x.Slug))),
        ];
    }
}
