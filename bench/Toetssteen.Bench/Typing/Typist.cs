using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace Toetssteen.Bench.Typing;

/// <summary>
/// One person who fills in a questionnaire as the browser's script does: one save at a time, in order, each with an identity of its
/// own, sent again with that same identity until it is acknowledged. Remembers all that was acknowledged.
/// </summary>
internal sealed class Typist : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly HtmlParser Html = new();
    private readonly NationalStudy.Writer _writer;
    private readonly HttpClient _client;
    private readonly Random _chance;
    private readonly List<string> _names = [];
    private readonly Dictionary<string, (int Number, string Value)> _acknowledged = [];
    private string _token = "";
    private int _typed;

    public Typist(NationalStudy.Writer writer, Uri server, int seed)
    {
        (_writer, _chance) = (writer, new Random(seed));
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = true, PooledConnectionLifetime = TimeSpan.FromMinutes(30) }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(20) };
    }

    /// <summary>The questionnaire that is filled in.</summary>
    public Guid QuestionnaireId => _writer.QuestionnaireId;

    /// <summary>The last that was acknowledged, by the name of the question.</summary>
    public IReadOnlyDictionary<string, (int Number, string Value)> Acknowledged => _acknowledged;

    /// <summary>How long each save took to be acknowledged, in milliseconds; one that had to be sent again is not among them.</summary>
    public List<double> Milliseconds { get; } = [];

    /// <summary>What should not have been: acknowledgements out of order.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Logs in, and opens the first page of the questionnaire.</summary>
    public async Task EnterAsync()
    {
        var token = await TokenAsync("/inloggen");
        using var entered = await _client.PostAsync("/inloggen", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = _writer.Email,
            ["Password"] = NationalStudy.Password,
            ["__RequestVerificationToken"] = token,
        }));
        entered.EnsureSuccessStatusCode();
        var tasks = Html.ParseDocument(await _client.GetStringAsync($"/werk/vragenlijsten/{_writer.QuestionnaireId}"));
        var first = tasks.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!)
            .First(h => System.Text.RegularExpressions.Regex.IsMatch(h, $"/werk/vragenlijsten/{_writer.QuestionnaireId}/[0-9]"));
        var page = Html.ParseDocument(await _client.GetStringAsync(first));
        _token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        _names.AddRange(page.QuerySelectorAll("main textarea[name]").Select(t => t.GetAttribute("name")!).Where(n => n.StartsWith("reasons_", StringComparison.Ordinal)));
        if (_names.Count == 0)
            throw new InvalidOperationException($"No text to type in at {first}.");
    }

    /// <summary>Types until told to stop: a save, a pause, a save.</summary>
    /// <param name="pause">From one save to the next; none is as fast as it goes.</param>
    /// <param name="stop">When to stop; the save that is under way is finished first.</param>
    public async Task TypeAsync(TimeSpan pause, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var next = pause * _chance.NextDouble();
        while (!stop.IsCancellationRequested)
        {
            if (next - clock.Elapsed is { Ticks: > 0 } wait)
            {
                try
                {
                    await Task.Delay(wait, stop);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
            next += pause;
            await SaveAsync();
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task SaveAsync()
    {
        var name = _names[_typed % _names.Count];
        var value = $"{++_typed}. {new string('a', 20 + _typed % 40 * 20)}";
        var basedOn = _acknowledged.TryGetValue(name, out var last) ? last.Number : 0;
        var save = new { name, value, basedOn, saveId = Guid.NewGuid() };
        var patience = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            var clock = Stopwatch.StartNew();
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/werk/vragenlijsten/{_writer.QuestionnaireId}/antwoorden") { Content = JsonContent.Create(save) };
                request.Headers.Add("RequestVerificationToken", _token);
                using var response = await _client.SendAsync(request);
                if (response.StatusCode != HttpStatusCode.OK)
                    throw new InvalidOperationException($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
                var number = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetInt32();
                if (attempt == 1)
                    Milliseconds.Add(clock.Elapsed.TotalMilliseconds);
                if (number != basedOn + 1)
                    Faults.Add($"{name}: based on {basedOn}, acknowledged as {number}");
                _acknowledged[name] = (number, value);
                return;
            }
            catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException && patience.Elapsed < Patience)
            {
                await Task.Delay(100 + _chance.Next(200));
            }
        }
    }

    private async Task<string> TokenAsync(string address) =>
        Html.ParseDocument(await _client.GetStringAsync(address)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
