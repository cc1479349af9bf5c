using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Cards;

/// <summary>Cards are made by who reads the evidence. Who has a card fills in without a login, and nothing of it is kept in
/// between.</summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder)
    {
        pages.Require($"{folder}/Make", Permission.ReadEvidence);
        foreach (var page in new[] { "FillIn", "Thanks" })
            pages.OpenPersonally($"{folder}/{page}");
    }
}
