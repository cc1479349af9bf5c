using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Web.Commands;
using Toetssteen.Web.Data;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Administration.Retention;

/// <summary>
/// Every day: removes the personal data of which the retention term has ended, and the forms of the day before, which say names.
/// </summary>
public sealed class RemovePersons(ContactRetention retention, AppDb db, TimeProvider clock) : IJobHandler
{
    /// <summary>Setting: the term in months.</summary>
    public const string Setting = "Toetssteen:RetentionMonths";

    /// <summary>The kind of job; it has no payload.</summary>
    public const string Kind = "remove-persons";

    private const int MostMonths = 1200;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Registers it, and the term.</summary>
    public static void Register(IServiceCollection services)
    {
        services.AddSingleton(provider => TermOf(provider.GetRequiredService<IConfiguration>()));
        services.AddScoped<ContactRetention>();
        JobRunner.AddDaily<RemovePersons>(services, Kind);
    }

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(string payload, CancellationToken stop)
    {
        await retention.RemoveAsync(stop);
        var old = clock.GetUtcNow() - PostedForm.Kept;
        await db.PostedForms.Where(f => f.At < old).ExecuteDeleteAsync(stop);
        return JobOutcome.Later(Day, "Morgen weer.");
    }

    /// <inheritdoc/>
    public async Task GiveUpAsync(string payload, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        db.Jobs.Add(new Job(Kind, payload, now, now + Day));
        await db.SavePrivatelyAsync(stop);
    }

    /// <summary>Reads the term.</summary>
    /// <exception cref="DomainException">S006: it is no number of months.</exception>
    public static RetentionTerm TermOf(IConfiguration settings) =>
        new(settings.Number(Setting, RetentionTerm.DefaultMonths, 1, MostMonths));
}
