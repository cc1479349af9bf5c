using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
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
    private readonly Uri _server;
    private readonly Random _chance;
    private readonly List<string> _names = [];
    private readonly Dictionary<string, (int Number, string Value)> _acknowledged = [];
    private SaveLine? _line;
    private int _typed;

    public Typist(NationalStudy.Writer writer, Uri server, int seed) => (_writer, _server, _chance) = (writer, server, new Random(seed));

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
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = _server };
        var signIn = Html.ParseDocument(await client.GetStringAsync("/inloggen"));
        using var entered = await client.PostAsync("/inloggen", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = _writer.Email,
            ["Password"] = NationalStudy.Password,
            ["__RequestVerificationToken"] = TokenOf(signIn),
        }));
        entered.EnsureSuccessStatusCode();
        var tasks = Html.ParseDocument(await client.GetStringAsync($"/werk/vragenlijsten/{_writer.QuestionnaireId}"));
        var first = tasks.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!)
            .First(h => System.Text.RegularExpressions.Regex.IsMatch(h, $"/werk/vragenlijsten/{_writer.QuestionnaireId}/[0-9]"));
        var page = Html.ParseDocument(await client.GetStringAsync(first));
        _names.AddRange(
            page.QuerySelectorAll("main textarea[name]")
                .Select(t => t.GetAttribute("name")!)
                .Where(n => n.StartsWith("reasons_", StringComparison.Ordinal)));
        if (_names.Count == 0)
            throw new InvalidOperationException($"No text to type in at {first}.");
        _line = new SaveLine(
            _server,
            $"/werk/vragenlijsten/{_writer.QuestionnaireId}/antwoorden",
            cookies.GetCookieHeader(_server),
            TokenOf(page));
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

    public void Dispose() => _line?.Dispose();

    private async Task SaveAsync()
    {
        var name = _names[_typed % _names.Count];
        var value = $"{++_typed}. {new string('a', 20 + _typed % 40 * 20)}";
        var basedOn = _acknowledged.TryGetValue(name, out var last) ? last.Number : 0;
        var saveId = Guid.NewGuid();
        var patience = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            var clock = Stopwatch.StartNew();
            try
            {
                var number = await _line!.SaveAsync(name, value, basedOn, saveId);
                if (attempt == 1)
                    Milliseconds.Add(clock.Elapsed.TotalMilliseconds);
                if (number != basedOn + 1)
                    Faults.Add($"{name}: based on {basedOn}, acknowledged as {number}");
                _acknowledged[name] = (number, value);
                return;
            }
            catch (IOException) when (patience.Elapsed < Patience)
            {
                await Task.Delay(100 + _chance.Next(200));
            }
        }
    }

    private static string TokenOf(IHtmlDocument page) =>
        page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
