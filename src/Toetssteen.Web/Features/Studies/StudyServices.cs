using Toetssteen.Web.Features.Studies.Ask;
using Toetssteen.Web.Features.Studies.Follow;
using Toetssteen.Web.Features.Studies.Inspect;
using Toetssteen.Web.Features.Studies.People;
using Toetssteen.Web.Features.Studies.Steps;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Studies;

/// <summary>What planning needs beside the database.</summary>
internal static class StudyServices
{
    public static IServiceCollection AddStudies(this IServiceCollection services)
    {
        services
            .AddScoped<StudyProgress>()
            .AddScoped<StudyPost>()
            .AddScoped<ContactPersons>()
            .AddScoped<Namesakes>()
            .AddScoped<Asking>()
            .AddScoped<Acceptance>();
        services
            .AddScoped<FollowUpStudies>()
            .AddScoped<FollowUpQuestions>()
            .AddScoped<HandOvers>()
            .AddScoped<WaitingLetters>()
            .AddScoped<DutiesLeft>();
        JobRunner.AddHandler<SendLetter>(services, SendLetter.Kind);
        JobRunner.AddDaily<TellOfLateness>(services, TellOfLateness.Kind);
        return services;
    }
}
