using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>
/// For second readers; in which inspection one is, each page asks itself. The lead draws the sample of blind judgements on the page where
/// the reader finds them, and reads how far judges agree.
/// </summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder)
    {
        pages.Require($"{folder}/Overview", Permission.SecondRead);
        pages.Require($"{folder}/Read", Permission.SecondRead);
        pages.Require($"{folder}/Blind", Permission.ReadEvidence);
        pages.Require($"{folder}/Agreement", Permission.Assign);
        ClosedWhileBlind.Apply(pages);
    }
}
