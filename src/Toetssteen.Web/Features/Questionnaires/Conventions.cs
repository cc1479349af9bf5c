using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Toetssteen.Domain.People;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;

namespace Toetssteen.Web.Features.Questionnaires;

/// <summary>
/// Who fills in enters, for the own organisation alone; what was submitted is also read by who judges it (the page says which).
/// </summary>
internal sealed class Conventions : ISlice
{
    public void Apply(PageConventionCollection pages, string folder)
    {
        foreach (var page in new[] { "Tasks", "Fill", "Ask", "Check" })
            pages.Require($"{folder}/{page}", Permission.FillIn);
        pages.RequireLogin($"{folder}/Receipt");
    }
}

/// <summary>What the slice needs.</summary>
internal static class QuestionnairesSetup
{
    /// <summary>Registers the saving of answers.</summary>
    public static IServiceCollection AddQuestionnaires(this IServiceCollection services) => services
        .AddSingleton<KnownQuestionnaires>()
        .AddSingleton<Presence>()
        .AddSingleton<AnswerWriter>()
        .AddHostedService(provider => provider.GetRequiredService<AnswerWriter>());
}
