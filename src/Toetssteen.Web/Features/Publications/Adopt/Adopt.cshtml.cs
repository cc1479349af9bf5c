using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Web.Features.Publications.Adopt;

/// <summary>Adopts what the second reader agreed with and the municipality could check, and freezes it; or takes that back.</summary>
public sealed class AdoptModel(PublicationTools tools) : PublicationPage(tools)
{
    /// <summary>Who agreed as second reader the last time, when, and with how many findings.</summary>
    public (string Reader, DateTimeOffset At, int Findings)? Reading { get; private set; }

    /// <summary>Whether it can be adopted now by this person.</summary>
    public bool IsDue =>
        Draft.Stage == DraftStage.Agreed && !IsOwnWork && (Draft.EditionNumber > 1 || Draft.CurrentFactCheck is { IsClosed: true });

    /// <summary>Adopts.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        NeedConfirmation();
        return await StepAsync(async stop =>
        {
            var (json, sha256) = FactsheetContentJson.Freeze(Opened.Compose(null, await Tools.History.AnchorAsync(InspectionId, stop)));
            Draft.Adopt(Tools.User.Id, Opened.Authors, json, sha256, Now);
        }, L["De factsheet is vastgesteld. Een collega besluit nu over publicatie."]);
    }

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostBackAsync()
    {
        NeedReason();
        return await StepAsync(_ =>
        {
            Draft.RevokeAdoption(Reason ?? "");
            return Task.CompletedTask;
        }, L["De vaststelling is ingetrokken. Inspecteurs kunnen weer schrijven."]);
    }

    /// <inheritdoc/>
    protected override async Task LoadMoreAsync(CancellationToken stop)
    {
        var last = await Tools
            .Db.FindingReadings.Where(r => r.InspectionId == InspectionId && r.IsAgreed)
            .OrderByDescending(r => r.At)
            .ThenBy(r => r.Id)
            .Join(
                Tools.Db.Accounts,
                r => r.Reader,
                a => a.Id,
                (r, a) =>
                    new
                    {
                        r.Reader,
                        r.At,
                        a.Name,
                    })
            .FirstOrDefaultAsync(stop);
        if (last is null)
            return;
        var agreed = await Tools
            .Db.FindingReadings.Where(r => r.InspectionId == InspectionId && r.Reader == last.Reader && r.IsAgreed)
            .Select(r => r.FindingId)
            .Distinct()
            .CountAsync(stop);
        Reading = (last.Name, last.At, agreed);
    }
}
