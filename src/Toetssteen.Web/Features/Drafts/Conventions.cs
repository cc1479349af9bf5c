using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Features.Cards;
using Toetssteen.Web.Features.Drafts.Judge;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Drafts;

/// <summary>
/// Who judges enters what is only for writing; who reads the evidence enters what can also be read. Which draft one sees
/// <see cref="Access"/> says; in which of them one writes, the page.
/// </summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder)
    {
        foreach (var page in new[] { "Conclude", "Introduction", "Merge", "Overall", "Split", "TakeBack" })
            pages.Require($"{folder}/{page}", Permission.Judge);
        foreach (var page in new[] { "Judge", "Meetings", "Overview", "Preview", "Settle" })
            pages.Require($"{folder}/{page}", Permission.ReadEvidence);
    }
}

/// <summary>What the slice needs.</summary>
internal static class DraftsSetup
{
    /// <summary>Registers opening and writing drafts.</summary>
    public static IServiceCollection AddDrafts(this IServiceCollection services) => services
        .AddScoped<OpenedDraft>()
        .AddScoped<DraftWriter>()
        .AddScoped<EvidenceReader>().AddScoped<EarlierReader>()
        .AddScoped<AlikeReader>()
        .AddScoped<CardVoices>()
        .AddScoped<WorkbenchReader>();
}
