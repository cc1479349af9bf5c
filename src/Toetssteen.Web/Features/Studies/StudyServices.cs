using Toetssteen.Web.Features.Studies.Ask;
using Toetssteen.Web.Features.Studies.Follow;
using Toetssteen.Web.Features.Studies.Inspect;
using Toetssteen.Web.Features.Studies.People;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Studies;

/// <summary>What planning needs beside the database.</summary>
internal static class StudyServices
{
    public static IServiceCollection AddStudies(this IServiceCollection services)
    {
        services.AddScoped<StudyProgress>().AddScoped<StudyPost>().AddScoped<ContactPersons>().AddScoped<Namesakes>().AddScoped<Asking>().AddScoped<Acceptance>().AddScoped<FollowUpStudies>().AddScoped<FollowUpQuestions>();
        JobRunner.AddHandler<SendLetter>(services, SendLetter.Kind);
        return services;
    }
}
