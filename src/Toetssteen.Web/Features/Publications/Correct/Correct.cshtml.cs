using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Web.Features.Publications.Correct;

/// <summary>
/// Opens the draft of a published factsheet again, to become a new edition with its reason. What is public stays as it is.
/// </summary>
public sealed class CorrectModel(PublicationTools tools) : PublicationPage(tools)
{
    /// <summary>Whether the factsheet was withdrawn, so that there is nothing to correct.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>Opens it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        NeedReason();
        return await StepAsync(_ =>
        {
            if (IsWithdrawn)
                throw FactsheetDraft.NotDue;
            Draft.OpenCorrection(Reason ?? "");
            return Task.CompletedTask;
        }, L["De correctie is begonnen. Inspecteurs kunnen weer schrijven; wat openbaar is blijft zoals het is."]);
    }

    /// <inheritdoc/>
    protected override async Task LoadMoreAsync(CancellationToken stop) =>
        IsWithdrawn = Draft.Slug is { } slug && await Tools.Db.Factsheets.AnyAsync(f => f.Slug == slug && f.WithdrawnAt != null, stop);
}
