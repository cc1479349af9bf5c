using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Web.Features.Publications.TakeBack;

/// <summary>Takes a correction back that was begun and not published: the draft is again that of what is public.</summary>
public sealed class TakeBackModel(PublicationTools tools) : PublicationPage(tools)
{
    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        NeedReason();
        var answer = await StepAsync(
            async stop =>
            {
                var edition = await Tools
                    .Db.Factsheets.Where(f => f.Slug == Draft.Slug)
                    .SelectMany(f => f.Editions)
                    .OrderBy(e => e.Number)
                    .LastOrDefaultAsync(stop)
                    ?? throw FactsheetDraft.NotDue;
                Draft.TakeBackCorrection(
                    Reason ?? "",
                    edition,
                    await LastAsync(HistoryAct.Adopted, stop),
                    await LastAsync(HistoryAct.PublicationDecided, stop));
            },
            L["De correctie is teruggenomen. Wat openbaar is, is niet veranderd."]);
        return answer is RedirectResult ? Redirect(Tools.Work.Draft(InspectionId)) : answer;
    }

    // Of the edition that is public: what came after it was of the correction.
    private async Task<(Guid By, DateTimeOffset At)?> LastAsync(HistoryAct act, CancellationToken stop)
    {
        var published = await Tools
            .Db.HistoryEntries.Where(e => e.InspectionId == InspectionId && e.Act == HistoryAct.Published)
            .MaxAsync(e => (int?)e.Number, stop);
        var last = await Tools
            .Db.HistoryEntries.Where(e => e.InspectionId == InspectionId && e.Act == act && e.Number < published && e.AccountId != null)
            .OrderByDescending(e => e.Number)
            .Select(e => new { e.AccountId, e.At })
            .FirstOrDefaultAsync(stop);
        return last is null ? null : (last.AccountId!.Value, last.At);
    }
}
