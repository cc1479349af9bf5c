using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Web.Features.Publications.Withdraw;

/// <summary>Withdraws a published factsheet, with its reason. Its addresses say so from then on; its editions are kept.</summary>
public sealed class WithdrawModel(PublicationTools tools) : PublicationPage(tools)
{
    /// <summary>The factsheet as it is public, or was; null while nothing was published.</summary>
    public Factsheet? Factsheet { get; private set; }

    /// <summary>Withdraws it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        NeedReason();
        NeedConfirmation();
        return await StepAsync(_ =>
        {
            if (Factsheet is null)
                throw FactsheetDraft.NotDue;
            Factsheet.Withdraw(Reason ?? "", Now);
            return Task.CompletedTask;
        }, L["De factsheet is ingetrokken. Op haar adres staat nu dat zij is ingetrokken, en waarom."], shows: true);
    }

    /// <inheritdoc/>
    protected override async Task LoadMoreAsync(CancellationToken stop) =>
        Factsheet = Draft.Slug is { } slug
            ? await Tools.Db.Factsheets.Include(f => f.Editions).SingleOrDefaultAsync(f => f.Slug == slug, stop)
            : null;
}
