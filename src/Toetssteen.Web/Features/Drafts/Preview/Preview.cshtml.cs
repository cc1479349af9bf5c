using Toetssteen.Domain.Publication;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Drafts.Preview;

/// <summary>The draft as it will be published: the content that it would freeze, by the same parts as the public page.</summary>
public sealed class PreviewModel(OpenedDraft drafts, CurrentUser user) : DraftPage(drafts, user)
{
    /// <summary>What would be published: what was adopted, once it was; before that what the draft says now.</summary>
    public FactsheetContent Sheet =>
        Opened.Draft.AdoptedContent is { } adopted ? FactsheetContentJson.Read(adopted) : Opened.Compose(null, null);

    public void OnGet()
    {
    }
}
