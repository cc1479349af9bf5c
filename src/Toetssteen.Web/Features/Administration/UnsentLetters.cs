using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Web.Features.Work.Home;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Administration;

/// <summary>Letters to accounts that could not be sent, for administrators.</summary>
internal sealed class UnsentLetters(AccountPost post, WorkLinks work, SiteText text) : IWaits
{
    public async Task<IReadOnlyList<Waiting>> ForAsync(CurrentUser user, CancellationToken stop) =>
        !user.Has(Permission.Administer)
            ? []
            : await post.Failed.CountAsync(stop) switch
            {
                0 => [],
                1 =>
                [
                    new Waiting(text["Kijk waarom een brief niet is verstuurd"], text["Accounts"], work.Accounts())
                    {
                        Detail = text["1 brief is niet verstuurd"],
                    },
                ],
                var several =>
                [
                    new Waiting(text["Kijk waarom brieven niet zijn verstuurd"], text["Accounts"], work.Accounts())
                    {
                        Detail = text["{0} brieven zijn niet verstuurd", several.InWords()],
                    },
                ],
            };
}
