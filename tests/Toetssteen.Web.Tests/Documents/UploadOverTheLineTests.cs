using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Parser;
using Toetssteen.Domain.People;
using Toetssteen.Tests.Extraction;
using Toetssteen.Web.Files;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.Documents;

/// <summary>Uploads over a real line to a process of its own.</summary>
public abstract class UploadOverTheLineTests(Provider provider)
{
    [Fact]
    public async Task AFileOf100MB_IsNotHeldInMemory()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        await using var server = await OwnProcess.StartAsync(evidence.Site, (JobRunner.Setting, "false"));
        var (cookies, _) = await EnterAsync(evidence, server);
        await SendAsync(evidence, server, cookies, SampleFiles.Pdf("Om warm te lopen"));
        var before = server.PeakMiB;
        var content = new byte[FileKinds.MaxBytes];
        SampleFiles.Pdf("Groot").CopyTo(content, 0);
        "%%EOF"u8.CopyTo(content.AsSpan(content.Length - 10));

        await SendAsync(evidence, server, cookies, content);

        Assert.Equal(2, (await evidence.DocumentsAsync()).Count);
        Assert.InRange(server.PeakMiB - before, 0, 50);
    }

    [Fact]
    public async Task ALineThatDropsInTheMiddle_LeavesNothing()
    {
        await using var evidence = await Evidence.GivenAsync(provider);
        await using var server = await OwnProcess.StartAsync(evidence.Site, (JobRunner.Setting, "false"));
        var (cookies, token) = await EnterAsync(evidence, server);
        var body =
            $"--grens\r\nContent-Disposition: form-data; name=__RequestVerificationToken\r\n\r\n{token}\r\n--grens\r\nContent-Disposition: form-data; name=Bestanden; filename=half.pdf\r\n\r\n%PDF-1.4\n{new string('x', 300_000)}";
        var head =
            $"POST {evidence.Add} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nCookie: {cookies}\r\nContent-Type: multipart/form-data; boundary=grens\r\nContent-Length: 5000000\r\n\r\n";
        using (var line = new TcpClient())
        {
            await line.ConnectAsync(server.Address.Host, server.Address.Port);
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + body));
            await WaitUntilAsync(() => evidence.Site.StoredFiles.Count == 1);
            line.LingerState = new LingerOption(true, 0);
        }

        await WaitUntilAsync(() => evidence.Site.StoredFiles.Count == 0);
        Assert.Empty(await evidence.DocumentsAsync());
    }

    private static async Task SendAsync(Evidence evidence, OwnProcess server, string cookies, byte[] content)
    {
        using var client = ClientOf(server, cookies);
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(evidence.Add));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Evidence.Token(page)), "__RequestVerificationToken" },
            { new ByteArrayContent(content), "Bestanden", "groot.pdf" },
        };
        using var response = await client.PostAsync(evidence.Add, form);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    private static HttpClient ClientOf(OwnProcess server, string cookies) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = server.Address,
            DefaultRequestHeaders = { { "Cookie", cookies } },
        };

    // The session of the test's own browser, taken to the other process; and the token of its form, with the cookie that goes with it.
    private static async Task<(string Cookies, string Token)> EnterAsync(Evidence evidence, OwnProcess server)
    {
        // The other process goes by the clock on the wall.
        evidence.Site.Clock.Now = TimeProvider.System.GetUtcNow();
        var person = await evidence.Site.LoggedInAsync(Role.MunicipalityRespondent, evidence.MunicipalityOrganisation);
        using var own = await person.Client.GetAsync(evidence.List);
        var cookies = string.Join("; ", own.RequestMessage!.Headers.GetValues("Cookie"));
        using var client = ClientOf(server, cookies);
        using var response = await client.GetAsync(evidence.Add);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        var set = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.Select(v => v.Split(';')[0]) : [];
        return (string.Join("; ", set.Prepend(cookies)), Evidence.Token(page));
    }

    private static async Task WaitUntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 500 && !holds(); i++)
            await Task.Delay(20);
        Assert.True(holds());
    }
}

public sealed class UploadOverTheLineTestsOnSqlite() : UploadOverTheLineTests(Provider.Sqlite);

public sealed class UploadOverTheLineTestsOnPostgres() : UploadOverTheLineTests(Provider.Postgres);
