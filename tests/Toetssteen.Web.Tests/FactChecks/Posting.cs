using Toetssteen.Web.Tests.Hosting;

namespace Toetssteen.Web.Tests.FactChecks;

/// <summary>Sending what no page offers this person, as someone with bad intentions would.</summary>
internal static class Posting
{
    public static async Task<Answered> PostAsync(this Person person, string address, Dictionary<string, string?> fields)
    {
        var page = await person.ReadAsync("/werk");
        page.QuerySelector("form[method=post]")!.SetAttribute("action", address);
        return await person.SendAsync(page, address, fields, "form[method=post]");
    }
}
