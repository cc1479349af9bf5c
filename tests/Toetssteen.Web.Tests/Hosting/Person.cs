using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>What a page answered.</summary>
/// <param name="Status">Status code.</param>
/// <param name="Page">The page, parsed; empty where the answer was none.</param>
/// <param name="Location">Where it sends one on to, if it does.</param>
public sealed record Answered(HttpStatusCode Status, IHtmlDocument Page, string? Location)
{
    /// <summary>All text of the page, with single spaces.</summary>
    public string Text => string.Join(' ', (Page.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The sentences of the error summary, with the id of the field that each points at.</summary>
    public IReadOnlyList<(string Field, string Sentence)> Errors =>
        [
            .. Page.QuerySelectorAll(".error-summary li")
                .Select(li => (li.QuerySelector("a")?.GetAttribute("href")?.TrimStart('#') ?? "", li.TextContent.Trim())),
        ];
}

/// <summary>A browser with its cookies: opens pages and sends their forms, following no redirect by itself.</summary>
public sealed class Person
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClient _client;

    private Person(HttpClient client, CookieContainer cookies) => (_client, Cookies) = (client, cookies);

    /// <summary>A browser at a site.</summary>
    internal static Person In(TestSite site, CookieContainer cookies) =>
        new(site.CreateDefaultClient(site.ClientOptions.BaseAddress, new CookieContainerHandler(cookies)), cookies);

    /// <summary>What the browser keeps of a session, for a real one.</summary>
    public string SessionCookie => Cookies.GetAllCookies().Single(c => c.Name == "toetssteen").Value;

    /// <summary>What the browser keeps.</summary>
    internal CookieContainer Cookies { get; }

    /// <summary>The browser itself, for what is no page.</summary>
    public HttpClient Client => _client;

    /// <summary>The same browser, from now on at this address; the site has <see cref="Places"/>.</summary>
    public Person From(string address)
    {
        _client.DefaultRequestHeaders.Remove(Places.Header);
        _client.DefaultRequestHeaders.Add(Places.Header, address);
        return this;
    }

    /// <summary>Opens a page.</summary>
    public async Task<Answered> OpenAsync(string address)
    {
        using var response = await _client.GetAsync(address);
        return await ReadAsync(response);
    }

    /// <summary>Opens a page that must be there.</summary>
    public async Task<IHtmlDocument> ReadAsync(string address)
    {
        var answer = await OpenAsync(address);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{address} answers {(int)answer.Status} {answer.Location}: {answer.Text}");
        return answer.Page;
    }

    /// <summary>
    /// Opens a page and sends its form, with these fields in the place of what stood there. <paramref name="form"/> is a selector, where
    /// there are several.
    /// </summary>
    public async Task<Answered> SendAsync(
        string address,
        Dictionary<string, string?>? fields = null,
        string form = "main form[method=post]"
    ) => await SendAsync(await ReadAsync(address), address, fields, form);

    /// <summary>Sends the form of a page that was opened before.</summary>
    public async Task<Answered> SendAsync(
        IHtmlDocument page,
        string address,
        Dictionary<string, string?>? fields = null,
        string form = "main form[method=post]")
    {
        var element = page.QuerySelector(form)
            ?? throw new InvalidOperationException($"{address} has no form {form}: {page.Body?.TextContent}");
        var sent = Standing(element)
            .Where(f => fields?.ContainsKey(f.Key) is not true)
            .Concat(
                (fields ?? [])
                    .Where(f => f.Value is not null)
                    .SelectMany(f => f.Value!.Split('\0').Select(v => KeyValuePair.Create(f.Key, v))));
        var action = new Uri(new Uri(_client.BaseAddress!, address), element.GetAttribute("action") is { Length: > 0 } own ? own : address);
        using var response = await _client.PostAsync(action, new FormUrlEncodedContent(sent));
        return await ReadAsync(response);
    }

    /// <summary>Sends what a page shows no form for, as one who kept an old form or made one.</summary>
    public async Task<Answered> SendWithoutFormAsync(string address, Dictionary<string, string?> fields)
    {
        var proof = (await ReadAsync("/werk")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        using var response = await _client.PostAsync(
            new Uri(_client.BaseAddress!, address),
            new FormUrlEncodedContent(
                fields
                    .Append(new("__RequestVerificationToken", proof))
                    .Where(f => f.Value is not null)
                    .Select(f => KeyValuePair.Create(f.Key, f.Value!))));
        return await ReadAsync(response);
    }

    private static IEnumerable<KeyValuePair<string, string>> Standing(IElement form) =>
        from field in form.QuerySelectorAll("input[name], textarea[name], select[name]")
        let name = field.GetAttribute("name")!
        let value = field switch
        {
            IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
            IHtmlInputElement { Type: "file" } => null,
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement choice => choice.Value,
            _ => null,
        }
        where value is not null
        select KeyValuePair.Create(name, value);

    private static async Task<Answered> ReadAsync(HttpResponseMessage response) =>
        new(
            response.StatusCode,
            await Parser.ParseDocumentAsync(await response.Content.ReadAsStringAsync()),
            response.Headers.Location?.OriginalString);
}
