using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Toetssteen.Web.Features.Cards.Thanks;

/// <summary>Says that the answers came in. The same for everyone: it knows of no card.</summary>
public sealed class ThanksModel : PageModel;
