using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Toetssteen.Domain.People;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Faults;

/// <summary>What goes wrong with one item in the background ends neither the program nor the other items.</summary>
public sealed class HostedServicesTests
{
    [Fact]
    public void EveryBackgroundServiceOfTheProgram_IsOneThatLasts()
    {
        var ours = typeof(LastingService)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IHostedService)))
            .ToList();
        Assert.True(ours.Count >= 4, $"Only {ours.Count} background services were found.");
        Assert.Empty(ours.Where(t => !t.IsAssignableTo(typeof(LastingService))).Select(t => t.FullName));
    }

    [Fact]
    public async Task AServiceThatBreaks_BeginsAnew_AndEndsWhenItIsTold()
    {
        using var service = new Breaking();
        await service.StartAsync(default);
        await service.StartedAsync(default);
        await service.BrokeTwice.Task;
        Assert.False(service.ExecuteTask!.IsCompleted);
        await service.StopAsync(default);
        Assert.True(service.ExecuteTask.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task ALetterAtWhichTheMailerBreaks_EndsNothing_AndTheOthersGo(Provider provider)
    {
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider);
        var (first, second) = (
            await site.GivenAnAccountAsync(Role.MunicipalityRespondent),
            await site.GivenAnAccountAsync(Role.MunicipalityRespondent));
        site.Post.BreaksAt = first.Email;
        foreach (var account in new[] { first, second })
            Assert.Equal(
                HttpStatusCode.OK,
                (await site.Visitor().SendAsync("/wachtwoord-vergeten", new() { ["Email"] = account.Email })).Status);

        Assert.Equal(second.Email, Assert.Single(await site.WaitForLettersAsync(1)).To);

        Assert.All(site.Services.GetServices<IHostedService>().OfType<BackgroundService>(), s => Assert.False(s.ExecuteTask?.IsFaulted));
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().OpenAsync("/inloggen")).Status);
        for (var n = 0; n < Job.MaxAttempts + 1; n++)
        {
            site.Clock.Now += TimeSpan.FromHours(2);
            await site.DoJobsAsync();
        }
        Assert.Equal(
            NotSent.BrokenOff,
            (await site.AskAsync(db => db.AccountLetters.SingleAsync(l => l.AccountId == first.Id))).FailedWith);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task AJobWithAReasonThatNoDatabaseCanKeep_IsPutOff_AndTheOthersAreDone(Provider provider)
    {
        const string kind = "proef-tekens";
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider, services =>
            JobRunner.AddHandler<Strange>(services, kind));
        await site.ChangeAsync(db =>
        {
            db.Jobs.AddRange(
                new Job(kind, "kapot", site.Clock.Now),
                new Job(kind, "goed", site.Clock.Now.AddSeconds(-0.5)),
                new Job(kind, "ook goed", site.Clock.Now, site.Clock.Now));
            return Task.CompletedTask;
        });

        await site.DoJobsAsync();

        Assert.Equal(2, await site.AskAsync(db => db.Jobs.CountAsync(j => j.Kind == kind && j.DoneAt != null)));
        Assert.NotNull((await site.AskAsync(db => db.Jobs.SingleAsync(j => j.Kind == kind && j.DoneAt == null))).Error);
    }

    /// <summary>Throws what no text in a database can hold.</summary>
    private sealed class Strange : IJobHandler
    {
        public Task<JobOutcome> RunAsync(string payload, CancellationToken stop) =>
            payload == "kapot"
                ? throw new InvalidOperationException("\0\ud800" + new string('x', Job.MaxError - 30) + "👩👩👩👩👩")
                : Task.FromResult(JobOutcome.Done);

        public Task GiveUpAsync(string payload, CancellationToken stop) => Task.CompletedTask;
    }

    private sealed class Breaking() : LastingService(NullLogger.Instance)
    {
        private int _times;

        public TaskCompletionSource BrokeTwice { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task WorkAsync(CancellationToken stop)
        {
            if (++_times <= 2)
                throw new InvalidOperationException("Nobody foresaw this.");
            BrokeTwice.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
        }
    }
}
