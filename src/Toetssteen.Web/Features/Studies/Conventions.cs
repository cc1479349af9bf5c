using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Studies;

/// <summary>For who plans studies; inviting and assigning ask for more. Which studies those are, <see cref="StudyPage"/> says.</summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages)
    {
        pages.Require("/Studies", Permission.Plan);
        pages.Require("/Studies/Assign", Permission.Assign);
        pages.Require("/Studies/AssignMany", Permission.Assign);
        foreach (var folder in new[] { "Answers", "Ask", "FurtherPartner", "Inspect", "Invite", "Letters", "People", "Remind" })
            pages.Require($"/Studies/{folder}", Permission.Invite);
    }
}
