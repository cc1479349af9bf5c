using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>A page of the second reading of one draft, for its second reader; for nobody else it is there.</summary>
public abstract class SecondReadingPage(AppDb db, OpenedDraft opened, CurrentUser user, SiteText text, TimeProvider clock)
    : DraftStepPage(db, opened, user, text, clock)
{
    /// <summary>Whether the draft lies with the second reader now.</summary>
    public bool IsDue => Draft.Stage == DraftStage.SecondReading;

    /// <summary>Whether this reader wrote in it.</summary>
    public bool IsOwnWork => Opened.Authors.Contains(Person.Id);

    /// <inheritdoc/>
    protected sealed override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        if (!Has(Duty.SecondReader))
            return NotFound();
        await LoadRestAsync(stop);
        return null;
    }

    /// <summary>Loads what the page shows.</summary>
    protected virtual Task LoadRestAsync(CancellationToken stop) => Task.CompletedTask;
}
