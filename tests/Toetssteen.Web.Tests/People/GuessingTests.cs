using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.AspNetCore.Identity;
using Toetssteen.Domain.People;
using Toetssteen.Web.Features.SignIn.Forgotten;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Commands;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.People;

/// <summary>Whoever guesses is slowed down, and shuts the door for nobody else.</summary>
public abstract class GuessingTests(Provider provider)
{
    private const string Password = "fietsbel onder water";
    private const string Here = "192.0.2.1";

    [Fact]
    public async Task AfterAHundredWrongPasswordsFromOneAddress_AnotherPersonBehindItLogsIn()
    {
        await using var site = await GivenAsync();
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        for (var i = 0; i < 100; i++)
            await LogInAsync(site.Visitor().From(Here), $"iemand.{i}@example.org", "verkeerd geraden");

        Assert.Equal("/werk", (await LogInAsync(site.Visitor().From(Here), account.Email!)).Location);
    }

    [Fact]
    public async Task AfterAThousandWrongPasswordsOfOnePerson_TheOwnerLogsInOnAKnownDevice_AndAtAnotherPlace()
    {
        await using var site = await GivenAsync();
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        var known = site.Visitor().From(Here);
        Assert.Equal("/werk", (await LogInAsync(known, account.Email!)).Location);
        await known.SendAsync("/werk", form: "header form[action='/uitloggen']");

        var guesser = site.Visitor().From(Here);
        var page = await guesser.ReadAsync("/inloggen");
        for (var i = 0; i < 1000; i++)
            await guesser.SendAsync(page, "/inloggen", new() { ["Email"] = account.Email, ["Password"] = $"geraden {i}" });

        Assert.Equal("/werk", (await LogInAsync(known, account.Email!)).Location);
        Assert.Equal("/werk", (await LogInAsync(site.Visitor().From("198.51.100.7"), account.Email!)).Location);
    }

    [Fact]
    public async Task FromOnePlaceWithoutAKnownDevice_OneWaitsLongerAndLonger_AndIsToldHowLong()
    {
        await using var site = await GivenAsync();
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        var person = site.Visitor().From(Here);
        for (var i = 0; i < Throttle.Free; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await LogInAsync(person, account.Email!, "verkeerd geraden")).Status);
        Assert.Equal(1, await WaitAsync(person, account.Email!));
        var refused = await LogInAsync(person, account.Email!);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("over een seconde", refused.Errors.Single().Sentence, StringComparison.Ordinal);
        Assert.Equal(account.Email, refused.Page.GetElementById("Email")!.GetAttribute("value"));

        foreach (var expected in new[] { 2, 4, 8 })
        {
            site.Clock.Now += TimeSpan.FromSeconds(expected / 2);
            await LogInAsync(person, account.Email!, "verkeerd geraden");
            Assert.Equal(expected, await WaitAsync(person, account.Email!));
        }
        site.Clock.Now += TimeSpan.FromSeconds(8);
        Assert.Equal("/werk", (await LogInAsync(person, account.Email!)).Location);
    }

    [Fact]
    public async Task AnUnknownAddress_AnswersAsAKnownOne_AlsoWhenOneHasToWait()
    {
        await using var site = await GivenAsync();
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        var invited = await site.GivenAnAccountAsync(Role.MunicipalityRespondent);
        var said = new List<string>();
        foreach (var email in new[] { account.Email!, invited.Email!, "niemand@example.org", "\uFFFE@\u0001" })
        {
            var person = site.Visitor().From(Here);
            for (var i = 0; i < Throttle.Free + 1; i++)
                said.Add((await LogInAsync(person, email, "verkeerd geraden")).Errors.Single().Sentence);
        }
        Assert.Equal(said[..(Throttle.Free + 1)], said[(Throttle.Free + 1)..(2 * (Throttle.Free + 1))]);
        Assert.Equal(said[..(Throttle.Free + 1)], said[(2 * (Throttle.Free + 1))..(3 * (Throttle.Free + 1))]);
        Assert.Equal(said[..(Throttle.Free + 1)], said[(3 * (Throttle.Free + 1))..]);
    }

    [Fact]
    public async Task EveryWayToBeRefused_ComparesOnePassword()
    {
        var compared = new CountedHasher();
        await using var site = await TestSite.GivenAnEmptyDatabaseAsync(provider, services =>
        {
            Places.AddTo(services);
            services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Account>>(compared));
        });
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        var blocked = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        await site.ChangeAsync(async db => (await db.Accounts.FindAsync(blocked.Id))!.Block(site.Clock.Now));
        var invited = await site.GivenAnAccountAsync(Role.MunicipalityRespondent);
        await LogInAsync(site.Visitor(), "eerst@example.org", "verkeerd geraden");

        foreach (var email in new[] { account.Email!, blocked.Email!, invited.Email!, "niemand@example.org" })
        {
            compared.Times = 0;
            await LogInAsync(site.Visitor().From(Here), email, email == blocked.Email ? Password : "verkeerd geraden");
            Assert.Equal((email, 1), (email, compared.Times));
        }
    }

    [Fact]
    public async Task WrongCodesOfTheSecondStep_SlowDownWhoTypesThem_AndNotTheOwnerElsewhere()
    {
        await using var site = await GivenAsync();
        var (account, key, codes) = await site.GivenASecondFactorAsync(Role.StudyLead, Password);
        var guesser = site.Visitor().From(Here);
        await LogInAsync(guesser, account.Email!);
        for (var i = 0; i < Throttle.Free; i++)
            await guesser.SendAsync(i % 2 == 0 ? "/inloggen/code" : "/inloggen/herstelcode", new() { ["Code"] = "000000" });
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await guesser.SendAsync("/inloggen/code", new() { ["Code"] = site.CodeOf(key) })).Status);
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await guesser.SendAsync("/inloggen/herstelcode", new() { ["Code"] = codes[0] })).Status);

        var owner = site.Visitor().From("198.51.100.7");
        await LogInAsync(owner, account.Email!);
        Assert.Equal("/werk", (await owner.SendAsync("/inloggen/code", new() { ["Code"] = site.CodeOf(key) })).Location);
    }

    [Fact]
    public async Task GuessingFromManyAddresses_IsBounded_AndALetterOpensTheDoorAgain()
    {
        await using var site = await GivenAsync();
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        var heard = await site.UseAsync<Throttle, int>(throttle =>
            Task.FromResult(
                Enumerable
                    .Range(0, 5000)
                    .Count(n =>
                        throttle.Begin(new(Guess.Password, account.NormalizedUserName!, new Origin($"10.0.{n / 250}.{n % 250}", null)))
                            is null)));
        Assert.Equal(Throttle.DailyMost(Guess.Password), heard);

        var owner = site.Visitor().From("198.51.100.7");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await LogInAsync(owner, account.Email!)).Status);
        await owner.SendAsync("/wachtwoord-vergeten", new() { ["Email"] = account.Email });
        await site.WaitForLettersAsync(1);
        Assert.Equal(
            "/inloggen",
            (await owner.SendAsync(site.Post.LinkTo(account.Email!), new() { ["Password"] = "een heel ander rijtje woorden" })).Location);
        Assert.Equal("/werk", (await LogInAsync(owner, account.Email!, "een heel ander rijtje woorden")).Location);
    }

    [Fact]
    public async Task LettersThatOthersAskFor_LeaveTheOwnerWithTheirOwn()
    {
        await using var site = await GivenAsync();
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        for (var i = 0; i < ForgottenModel.Letters + 2; i++)
            await site.Visitor().From(Here).SendAsync("/wachtwoord-vergeten", new() { ["Email"] = account.Email });
        await site.Visitor().From("198.51.100.7").SendAsync("/wachtwoord-vergeten", new() { ["Email"] = account.Email });
        await site.WaitForLettersAsync(ForgottenModel.Letters + 1);
        await site.DoJobsAsync();
        Assert.Equal(ForgottenModel.Letters + 1, site.Post.Sent.Count);
    }

    [Fact]
    public async Task AProxyThatIsNamed_SaysForWhomItAsks_AndNobodyElseIsBelieved()
    {
        await using var site = await GivenAsync();
        site.Settings["Toetssteen:Proxies"] = "203.0.113.9, 10.1.0.0/16";
        var account = await site.GivenAPasswordAsync(Role.MunicipalityRespondent, Password);
        var refused = new Dictionary<string, bool>();
        foreach (var from in new[] { "203.0.113.9", "10.1.2.3", "203.0.113.10" })
        {
            for (var i = 0; i < Throttle.Free; i++)
                await LogInAsync(Said(site.Visitor().From(from), $"198.51.100.{i}"), account.Email!, "verkeerd geraden");
            refused[from] =
                (await LogInAsync(Said(site.Visitor().From(from), "198.51.100.99"), account.Email!, "verkeerd geraden")).Status
                == HttpStatusCode.TooManyRequests;
        }
        // Behind named proxies these were people at different places; who is not named says so in vain.
        Assert.Equal(new() { ["203.0.113.9"] = false, ["10.1.2.3"] = false, ["203.0.113.10"] = true }, refused);
    }

    [Fact]
    public async Task Proxies_ThatAreNoAddress_StopTheSiteAtItsStart()
    {
        // As a person starts it: one line, and nothing else.
        var ran = await CommandLine.RunAsync("--urls=http://127.0.0.1:0", "--Toetssteen:Proxies=proxy.example");
        Assert.Equal(1, ran.ExitCode);
        Assert.Contains("geen adres of netwerk", Assert.Single(ran.Errors), StringComparison.Ordinal);
    }

    private Task<TestSite> GivenAsync() => TestSite.GivenAnEmptyDatabaseAsync(provider, Places.AddTo);

    private static Task<Answered> LogInAsync(Person person, string email, string password = Password) =>
        person.SendAsync("/inloggen", new() { ["Email"] = email, ["Password"] = password });

    private static Person Said(Person person, string address)
    {
        person.Client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return person;
    }

    private static async Task<int> WaitAsync(Person person, string email)
    {
        var page = await person.ReadAsync("/inloggen");
        var proof = page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value");
        using var response = await person.Client.PostAsync(
            "/inloggen",
            new FormUrlEncodedContent([
                KeyValuePair.Create("Email", email),
                KeyValuePair.Create("Password", "verkeerd geraden"),
                KeyValuePair.Create("__RequestVerificationToken", proof!),
            ]));
        return int.Parse(response.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture);
    }

    private sealed class CountedHasher : PasswordHasher<Account>
    {
        public int Times { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Times++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}

public sealed class GuessingTestsOnSqlite() : GuessingTests(Provider.Sqlite);

public sealed class GuessingTestsOnPostgres() : GuessingTests(Provider.Postgres);

/// <summary>What is counted, without a site.</summary>
public sealed class ThrottleTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public async Task AttemptsAtTheSameMoment_AreCountedOneByOne()
    {
        var throttle = new Throttle(_clock);
        var heard = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => throttle.Begin(At("a", "192.0.2.1")) is null)));
        Assert.Equal(Throttle.Free, heard.Count(h => h));
    }

    [Fact]
    public void WhatVisitorsChoose_IsKeptInABoundedNumberOfEntries()
    {
        var throttle = new Throttle(_clock);
        for (var n = 0; n < Throttle.MostKept; n++)
        {
            throttle.Begin(At($"iemand.{n}@example.org", $"10.{n / 65536}.{n / 256 % 256}.{n % 256}"));
            Assert.True(throttle.Kept <= Throttle.MostKept, $"{throttle.Kept} entries");
        }
        Assert.True(throttle.Kept > Throttle.MostKept / 2);
    }

    [Fact]
    public void WhatIsADayOld_IsForgotten()
    {
        var throttle = new Throttle(_clock);
        while (throttle.Begin(At("a", "192.0.2.1")) is null)
            continue;
        _clock.Now += TimeSpan.FromDays(1);
        for (var n = 0; n < Throttle.Free; n++)
            Assert.Null(throttle.Begin(At("a", "192.0.2.1")));
    }

    [Fact]
    public void OnePlaceThatGuessesAtMany_HasOneAttemptEach()
    {
        var throttle = new Throttle(_clock);
        for (var n = 0; n < Throttle.SuspectPlace; n++)
            throttle.Begin(At($"iemand.{n}", "192.0.2.1"));
        Assert.Null(throttle.Begin(At("ander", "192.0.2.1")));
        Assert.Equal(TimeSpan.FromSeconds(1), throttle.Begin(At("ander", "192.0.2.1")));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public void AddressesOfOneCustomer_AreOnePlace(string one, string other, bool same) =>
        Assert.Equal(same, KnownDevices.PlaceOf(IPAddress.Parse(one)) == KnownDevices.PlaceOf(IPAddress.Parse(other)));

    private static Attempt At(string who, string place) => new(Guess.Password, who, new Origin(place, null));
}
