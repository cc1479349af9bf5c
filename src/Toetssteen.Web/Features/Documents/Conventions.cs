using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Documents;

/// <summary>
/// Who is logged in may ask; whose documents they see is said by <see cref="Access"/>, and the rest is not found. Who supplies documents
/// may add and change; who reads the evidence may ask for them.
/// </summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder)
    {
        pages.RequireLogin(folder);
        foreach (var page in new[] { "Add", "Claim", "Edit", "Remove" })
            pages.Require($"{folder}/{page}", Permission.SupplyDocuments);
        foreach (var page in new[] { "Receive", "Request" })
            pages.Require($"{folder}/{page}", Permission.ReadEvidence);
    }
}
