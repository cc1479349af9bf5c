using System.Diagnostics;

namespace Toetssteen.Web.Tests.Site;

/// <summary>Settings for the Woo index that are half filled in stop the site at its start.</summary>
public sealed class WooSettingsTests
{
    private const string Publisher = "Publisher=https://identifier.overheid.nl/tooi/id/oorg/oorg10000";
    private const string Name = "PublisherName=Inspectie Voorbeeld";

    [Theory]
    [InlineData("S004", Publisher)]
    [InlineData("S004", Name)]
    [InlineData("S004", "Publisher=geen adres", Name)]
    [InlineData("S004", Publisher, Name, "DocumentKindName=rapport")]
    [InlineData("S005", Publisher, Name, "Category=c_bestaatniet")]
    public async Task HalfASetting_StopsTheSite_WithASentence(string code, params string[] settings)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "toetssteen.dll"), "serve", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var setting in settings.Select(s => s.Split('=', 2)))
            start.Environment["Toetssteen__Woo__" + setting[0]] = setting[1];
        using var process = Process.Start(start)!;

        Assert.Contains($"({code})", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
    }
}
