using Microsoft.Extensions.DependencyInjection.Extensions;
using Toetssteen.Web.Features.Drafts;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>What second reading and the fact check need beside the database.</summary>
internal static class SecondReadingServices
{
    public static IServiceCollection AddSecondReadings(this IServiceCollection services)
    {
        services.TryAddScoped<OpenedDraft>();
        return services.AddScoped<Remarks>().AddScoped<IndicatorAnswers>().AddScoped<FindingsToRead>().AddScoped<PiecesBefore>();
    }
}
