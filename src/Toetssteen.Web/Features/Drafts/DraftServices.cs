using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>What drafts need beside the database.</summary>
internal static class DraftServices
{
    /// <summary>Registers opening, writing and the forms of pieces.</summary>
    public static IServiceCollection AddDrafts(this IServiceCollection services) =>
        services.AddScoped<OpenedDraft>().AddScoped<DraftWriter>().AddScoped<PieceForm>();
}

/// <summary>Who reads the evidence reads its draft and how it will look; who judges also writes in it, where the page finds it is theirs.</summary>
internal sealed class WritingConventions : ISlice
{
    public void Apply(PageConventionCollection pages)
    {
        foreach (var folder in new[] { "Overview", "Preview" })
            pages.Require($"/Drafts/{folder}", Permission.ReadEvidence);
        foreach (var folder in new[] { "Conclude", "Introduction", "Meetings", "Merge", "Split" })
            pages.Require($"/Drafts/{folder}", Permission.Judge);
    }
}
