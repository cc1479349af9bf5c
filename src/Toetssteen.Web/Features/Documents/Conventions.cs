using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Documents;

/// <summary>
/// Who is logged in may ask; whose documents they see is said by <see cref="Access"/>, and the rest is not found. Who supplies documents may
/// add and change; who reads the evidence may ask for them.
/// </summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages)
    {
        pages.RequireLogin("/Documents");
        foreach (var folder in new[] { "Add", "Claim", "Edit", "Remove" })
            pages.Require($"/Documents/{folder}", Permission.SupplyDocuments);
        foreach (var folder in new[] { "Receive", "Request" })
            pages.Require($"/Documents/{folder}", Permission.ReadEvidence);
    }
}
