using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.FactChecks;

/// <summary>
/// The municipality reads its draft and objects; which draft, <see cref="Access.FactChecksOf"/> says. The inspectorates follow the fact check of
/// the inspections they have a part in: the lead sends it, the inspectors decide.
/// </summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages)
    {
        foreach (var folder in new[] { "Read", "Object", "Respond", "Extend", "Submit", "Receipt" })
            pages.Require($"/FactChecks/{folder}", Permission.CheckFacts);
        pages.Require("/FactChecks/Follow", Permission.ReadEvidence);
        pages.Require("/FactChecks/Decide", Permission.AnswerObjections);
    }
}
