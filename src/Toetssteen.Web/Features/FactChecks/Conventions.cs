using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.FactChecks;

/// <summary>
/// The municipality reads its draft and objects; which draft, <see cref="Access.FactChecksOf"/> says. The inspectorates follow the fact
/// check of the inspections they have a part in: the lead sends it, the inspectors decide.
/// </summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder)
    {
        foreach (var page in new[] { "Read", "Object", "Respond", "Extend", "Submit", "Receipt" })
            pages.Require($"{folder}/{page}", Permission.CheckFacts);
        pages.Require($"{folder}/Follow", Permission.ReadEvidence);
        pages.Require($"{folder}/Decide", Permission.AnswerObjections);
    }
}
