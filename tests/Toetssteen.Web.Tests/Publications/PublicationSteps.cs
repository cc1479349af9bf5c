using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Writing.Pdf;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Files;
using Toetssteen.Web.Security;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Verification;

namespace Toetssteen.Web.Tests.Publications;

/// <summary>The steps to publication as people take them, by the forms of their pages.</summary>
internal static class PublicationSteps
{
    public const string Slug = "deventer-2026";

    /// <summary>Someone adopts.</summary>
    public static async Task<Answered> AdoptAsync(this DraftSite given, Account by) =>
        await (await given.Site.LoggedInAsync(by)).SendAsync(given.Address + "/vaststellen", new() { ["Confirmed"] = "true" });

    /// <summary>Someone decides: public at nine o'clock in the Netherlands, after so many days.</summary>
    public static async Task<Answered> DecideAsync(this DraftSite given, Account by, int days = 21) =>
        await (await given.Site.LoggedInAsync(by)).SendAsync(given.Address + "/publiceren", Choice(given, days));

    /// <summary>What is filled in for that.</summary>
    public static Dictionary<string, string?> Choice(DraftSite given, int days) => new()
    {
        ["On"] = given.Today.AddDays(days).ToString("d-M-yyyy", CultureInfo.InvariantCulture),
        ["Time"] = "09:00",
        ["Confirmed"] = "true",
    };

    /// <summary>Adopted by one lead, decided by the other, and its files made.</summary>
    public static async Task<DraftSite> GivenAFactsheetThatWaitsForItsMomentAsync(Provider provider)
    {
        var given = await DraftSite.GivenADraftAdoptedAsync(provider);
        await given.DecideAsync(given.OtherLead);
        await given.Site.DoJobsAsync();
        return given;
    }

    /// <summary>Public.</summary>
    public static async Task<DraftSite> GivenAPublishedFactsheetAsync(Provider provider)
    {
        var given = await GivenAFactsheetThatWaitsForItsMomentAsync(provider);
        await given.ComeToItsMomentAsync();
        return given;
    }

    /// <summary>The clock comes to the moment, and what is due is done.</summary>
    public static async Task ComeToItsMomentAsync(this DraftSite given)
    {
        given.Site.Clock.Now = (await given.DraftAsync()).PublicFrom!.Value;
        await given.Site.DoJobsAsync();
    }

    /// <summary>The draft as it is stored.</summary>
    public static Task<FactsheetDraft> DraftAsync(this DraftSite given) =>
        given.Site.AskAsync(db => db.Drafts.AsNoTracking().SingleAsync(d => d.InspectionId == given.Inspection));

    /// <summary>What verifying finds; the document of the given draft lies nowhere, and is left out.</summary>
    public static async Task<IReadOnlyList<VerifyFault>> FaultsAsync(this DraftSite given) =>
        await given.Site.UseAsync<IServiceProvider, IReadOnlyList<VerifyFault>>(async services =>
            [
                .. (
                    await new Verifier(services.GetRequiredService<AppDb>(), services.GetRequiredService<IFileStore>()).RunAsync(
                        null,
                        default)
                ).Faults.Where(f => f.Where != $"document {given.Document}"),
            ]);

    /// <summary>Another process on the same database and at the same moment, that prints with this program.</summary>
    public static TestSite PrintingWith(this TestSite site, string program, TimeSpan? patience = null)
    {
        var other = site.AnotherProcess(services =>
            services.Replace(
                ServiceDescriptor.Singleton(new PdfPrinterSettings(program) { Patience = patience ?? TimeSpan.FromSeconds(30) })));
        other.Clock.Now = site.Clock.Now;
        return other;
    }

    /// <summary>A program of a few lines, in a folder of the test's own.</summary>
    public static string Program(string lines)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("toetssteen-program-").FullName, "browser");
        File.WriteAllText(file, "#!/bin/sh\n" + lines + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }
}
