using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>
/// For second readers; in which inspection one is, each page asks itself. The lead draws the sample of blind judgements on the page where the
/// reader finds them, and reads how far judges agree.
/// </summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages)
    {
        pages.Require("/SecondReadings/Overview", Permission.SecondRead);
        pages.Require("/SecondReadings/Read", Permission.SecondRead);
        pages.Require("/SecondReadings/Blind", Permission.ReadEvidence);
        pages.Require("/SecondReadings/Agreement", Permission.Assign);
        ClosedWhileBlind.Apply(pages);
    }
}
