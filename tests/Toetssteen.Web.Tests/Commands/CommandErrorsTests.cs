using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Toetssteen.Web.Tests.Commands;

/// <summary>
/// Whatever a person mistypes: one Dutch line on standard error with a code, an exit code that is not zero, and nothing on standard output.
/// </summary>
public sealed class CommandErrorsTests
{
    [Theory]
    [InlineData("S020", "serve", "--urls", "rubbish")]
    [InlineData("S020", "serve", "--urls", "http://localhost:99999")]
    [InlineData("S020", "serve", "--urls", "ftp://localhost:5080")]
    [InlineData("S020", "serve", "--urls", "http://localhost:5080/pad")]
    [InlineData("S020", "serve", "--urls", "http://localhost:0;onzin")]
    [InlineData("S021", "serve", "--database", "foo:bar")]
    [InlineData("S021", "serve", "--database", "postgres:rubbish")]
    [InlineData("S021", "migrate", "--database", "postgres:rubbish")]
    [InlineData("S021", "migrate", "--database", "postgres:")]
    [InlineData("S021", "migrate", "--database", "postgres:Host=localhost;Port=veel")]
    [InlineData("S021", "migrate", "--database", "postgres:Onzin=1")]
    [InlineData("S021", "migrate", "--database", "mysql:x")]
    [InlineData("S021", "migrate", "--database", "sqlite:")]
    [InlineData("S021", "migrate", "--database", "sqlite:.")]
    [InlineData("S021", "migrate", "--database", "")]
    [InlineData("S021", "verify", "--database", "foo:bar")]
    [InlineData("S021", "account", "create", "--email", "a@example.org", "--database", "foo:bar")]
    [InlineData("C004", "migrate", "--database", "postgres:Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=2")]
    [InlineData("S023", "migrate", "--database", "sqlite:/dev/null/map/x.db")]
    [InlineData("C003", "nergens")]
    public async Task AMistake_IsOneLineWithItsCode(string code, params string[] arguments) =>
        IsOneLine(code, await CommandLine.RunAsync(arguments));

    [Theory]
    [InlineData("S004", "--Toetssteen:Woo:PublisherName=Inspectie Voorbeeld")]
    [InlineData(
        "S005",
        "--Toetssteen:Woo:Publisher=https://identifier.overheid.nl/tooi/id/oorg/oorg10000",
        "--Toetssteen:Woo:PublisherName=Inspectie",
        "--Toetssteen:Woo:Category=c_bestaatniet"
    )]
    [InlineData("S006", "--Toetssteen:Publication:MinimumDays=veertien")]
    [InlineData("S006", "--Toetssteen:RetentionMonths=twee jaar")]
    [InlineData("S006", "--Toetssteen:RetentionMonths=0")]
    [InlineData("S026", "--Toetssteen:Jobs=nee")]
    [InlineData("S026", "--Toetssteen:Demonstration=ja")]
    [InlineData("S027", "--Toetssteen:Address=toetssteen.example")]
    [InlineData("S027", "--Toetssteen:Address=https://toetssteen.example/pad")]
    [InlineData("S028", "--Toetssteen:Chromium=/nergens/chromium")]
    [InlineData("S013", "--Toetssteen:Proxies=proxy.example")]
    [InlineData("S014", "--Toetssteen:Mail=post")]
    [InlineData("S020", "--urls=rubbish")]
    [InlineData("S021", "--Toetssteen:Database=foo:bar")]
    [InlineData("S024", "--Toetssteen:Clamd=poort")]
    [InlineData("S025", "--Toetssteen:Operator:Contact=niemand")]
    public async Task ASettingThatCanNeverWork_IsOneLineWithItsCode_AndNothingIsMade(string code, params string[] settings)
    {
        var ran = await CommandLine.RunAsync(["--urls=http://127.0.0.1:0", .. settings]);
        IsOneLine(code, ran);
        Assert.Empty(ran.Made);
    }

    [Fact]
    public async Task APortInUse_IsOneLineWithItsCode()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        IsOneLine(
            "S018",
            await CommandLine.RunAsync(
                "serve",
                "--urls",
                string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}")));
    }

    [Fact]
    public async Task AnAddressOfAnotherMachine_IsOneLineWithItsCode() =>
        IsOneLine("S019", await CommandLine.RunAsync("serve", "--urls", "http://192.0.2.1:5080"));

    [Fact]
    public async Task Migrate_SaysWhichFileItMade()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.FullName, "nieuw", "x.db");
        Assert.Equal(
            $"De database is gemaakt: {file}",
            (await CommandLine.RunAsync("migrate", "--database", $"sqlite:{file}")).Output.Trim());
        Assert.Equal(
            $"De database is bijgewerkt: {file}",
            (await CommandLine.RunAsync("migrate", "--database", $"sqlite:{file}")).Output.Trim());
    }

    private static void IsOneLine(string code, Ran ran)
    {
        Assert.NotEqual(0, ran.ExitCode);
        Assert.EndsWith($"({code})", Assert.Single(ran.Errors), StringComparison.Ordinal);
        Assert.Equal("", ran.Output.Trim());
    }
}
