using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Features.Publications.Making;
using Toetssteen.Web.Features.Publications.Publish;
using Toetssteen.Web.Imports;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Publications.Decide;

/// <summary>Decides from when an adopted factsheet is public; says how it goes with its files; or takes the decision back.</summary>
public sealed class DecideModel(PublicationTools tools, MinimumTerm term, JobBell bell) : PublicationPage(tools)
{
    private static readonly string[] Times = ["H:mm", "H.mm"];

    /// <summary>The day from which it is public.</summary>
    [BindProperty]
    public DateOnly? On { get; set; }

    /// <summary>The time of that day, as the clocks in the Netherlands have it.</summary>
    [BindProperty]
    public string? Time { get; set; }

    /// <summary>Why it is public before the day of the calendar.</summary>
    [BindProperty]
    public string? WhyEarlier { get; set; }

    /// <summary>
    /// The day in the calendar of the study before which publication takes a reason; null where there is none, and for a correction.
    /// </summary>
    public DateOnly? CalendarDay => Draft.EditionNumber > 1 ? null : Opened.Study.Calendar.PublishFrom;

    /// <summary>The first day that can be chosen whatever the time.</summary>
    public DateOnly Earliest => DutchDay.Of(Now + term.Span).AddDays(1);

    /// <summary>The least number of days.</summary>
    public int Days => term.Days;

    /// <summary>Whether this person adopted it, and so does not decide.</summary>
    public bool IsAdopter => Draft.AdoptedBy == Tools.User.Id;

    /// <summary>The work that makes the files or publishes; null where there is none.</summary>
    public Job? Job { get; private set; }

    /// <summary>Whether it failed, or ended while nothing came of it.</summary>
    public bool IsStuck =>
        Draft.Stage == DraftStage.Scheduled && (Job is null or { DoneAt: not null } or { Error: not null, Attempts: > 0 });

    /// <summary>Shows it, with what one would mostly choose.</summary>
    public void OnGet() => (On, Time) = (CalendarDay > Earliest ? CalendarDay : Earliest, "09:00");

    /// <summary>Decides.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Need(On is not null, nameof(On), L["Vul de dag in waarop de factsheet openbaar wordt."]);
        var isTime = TimeOnly.TryParseExact(Time?.Trim(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        var moment = isTime && On is { } day ? DutchDay.At(day, time) : null;
        Need(
            On is null || moment is not null,
            nameof(Time),
            isTime && On is not null
                ? L["Deze tijd bestaat op die dag niet: de klok gaat dan een uur vooruit. Kies een andere tijd."]
                : L["Schrijf de tijd als uren en minuten, bijvoorbeeld 09:00."]);
        // A day that is too soon is refused first: then no reason helps.
        if (moment is not { } at || at >= Now + term.Span)
            NeedReasonBeforeTheCalendarsDay();
        NeedConfirmation();
        return Rung(
            await StepAsync(
                async stop =>
                {
                    Draft.DecidePublication(
                        Tools.User.Id,
                        Opened.Authors,
                        moment!.Value,
                        new PublicationTerms(term.Span, CalendarDay),
                        WhyEarlier,
                        Now);
                    Draft.Reserve(
                        await Tools.Db.FreeSlugAsync(MunicipalityRegister.Find(Opened.Inspection.MunicipalityCode)!, On!.Value.Year, stop));
                    Tools.Db.Jobs.Add(MakeFiles.For(Draft, Now));
                },
                L["Besloten. De bestanden worden nu gemaakt; tot het moment van publicatie is er niets te zien."]));
    }

    /// <summary>Takes the decision back.</summary>
    public async Task<IActionResult> OnPostBackAsync()
    {
        NeedReason();
        return await StepAsync(_ =>
        {
            Draft.RevokePublication(Reason ?? "");
            return Task.CompletedTask;
        }, L["Het besluit is ingetrokken. Er wordt niets gepubliceerd tot er opnieuw is besloten."]);
    }

    /// <summary>Makes the files again, or publishes again what should have been public.</summary>
    public async Task<IActionResult> OnPostRetryAsync() => Rung(await StepAsync(_ =>
    {
        if (!IsStuck)
            throw FactsheetDraft.NotDue;
        // Making the files anew ends with publishing, and gives the same bytes.
        Tools.Db.Jobs.Add(MakeFiles.For(Draft, Now));
        return Task.CompletedTask;
    }, L["Het wordt opnieuw geprobeerd."]));

    // Only now it is stored.
    private IActionResult Rung(IActionResult answer)
    {
        bell.Ring();
        return answer;
    }

    // Said at its field, before anything is done.
    private void NeedReasonBeforeTheCalendarsDay()
    {
        try
        {
            if (On is { } day)
                Draft.RequireReasonBeforeTheCalendarsDay(day, CalendarDay, WhyEarlier);
        }
        catch (DomainException refused)
        {
            ModelState.AddModelError(nameof(WhyEarlier), $"{L[refused]} ({refused.Code})");
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadMoreAsync(CancellationToken stop)
    {
        var (payload, kind) = (InspectionId.ToString(), Draft.PdfSha256 is null ? MakeFiles.Kind : PublishFactsheet.Kind);
        Job = await Tools
            .Db.Jobs.AsNoTracking()
            .Where(j => j.Payload == payload && j.Kind == kind)
            .OrderByDescending(j => j.CreatedAt)
            .FirstOrDefaultAsync(stop);
    }
}
