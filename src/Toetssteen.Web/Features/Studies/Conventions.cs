using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Studies;

/// <summary>For who plans studies; inviting and assigning ask for more. Which studies those are, <see cref="StudyPage"/> says.</summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder)
    {
        pages.Require(folder, Permission.Plan);
        pages.Require($"{folder}/Assign", Permission.Assign);
        pages.Require($"{folder}/AssignMany", Permission.Assign);
        foreach (var page in new[] { "Answers", "Ask", "FurtherPartner", "Inspect", "Invite", "Letters", "People", "Remind" })
            pages.Require($"{folder}/{page}", Permission.Invite);
    }
}
