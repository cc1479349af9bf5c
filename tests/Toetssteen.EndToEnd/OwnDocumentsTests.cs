using System.Globalization;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Tests.Reading.Model;

namespace Toetssteen.EndToEnd;

/// <summary>The PDF and the Word document of every factsheet of the demonstration, read as a stranger's would be, say what was published.</summary>
public sealed class OwnDocumentsTests(RunningSite site)
{
    public static TheoryData<string, string> Files =>
        [.. from slug in (string[])["deventer-2013", "zwolle-2013", "maastricht-2013", "dordrecht-2015", "oosterhout-2015"] from kind in (string[])["pdf", "docx"] select new TheoryDataRow<string, string>(slug, kind)];

    [Theory, MemberData(nameof(Files))]
    public async Task OurOwnDocument_ReadsBackEqual_WithHardlyAWarning(string slug, string kind)
    {
        var content = FactsheetContentJson.Read(await site.Program.Client.GetStringAsync($"/factsheets/{slug}.json", TestContext.Current.CancellationToken));
        var file = await site.Program.Client.GetByteArrayAsync($"/factsheets/{slug}.{kind}", TestContext.Current.CancellationToken);

        var reading = new FactsheetReader([GgsrNorms.Framework]).Read($"{slug}.{kind}", new MemoryStream(file));

        Assert.Equal((content.MunicipalityName, content.Published?.ToString(), content.Kind == StudyKind.First ? ReadingKind.Study : ReadingKind.FollowUp), (reading.Municipality?.Name, reading.Published, reading.Kind));
        Assert.Equal(content.Approaches.SelectMany(Told), reading.Approaches.SelectMany(Told));

        // Where the inspectorates gave no mark, that is told; nothing else is.
        Assert.Equal(content.Approaches.SelectMany(a => a.Findings).Count(f => f.Marks.Count == 0), reading.Warnings.Count(w => w.Code == "R020"));
        Assert.Empty(reading.Warnings.Where(w => w.Code != "R020").Select(w => $"{w.Code} {w.Place} {w.Message}"));
        Assert.Empty(reading.Unplaced.Select(u => u.Text));
    }

    private static IEnumerable<string> Told(ApproachContent approach)
    {
        yield return approach.Name;
        foreach (var formerly in approach.Formerly)
            yield return $"was {formerly}";
        foreach (var respondent in approach.Respondents.Select(r => Line(r.Name, r.IsMunicipality ? ReadRole.Municipality : ReadRole.Partner, r.Answered, r.NominatedBy)).Order())
            yield return respondent;
        foreach (var finding in approach.Findings)
            yield return Line(finding.IndicatorCodes, Signs(finding.Marks), finding.Text, string.Join(" / ", finding.Attention));
        foreach (var retest in approach.Retests)
            yield return Line(retest.IndicatorCodes, Signs(retest.Before.Marks), retest.Before.Text, Signs(retest.After?.Marks ?? []), retest.After?.Text, retest.Unchanged);
        foreach (var conclusion in approach.Conclusions.Where(c => c.GoesWell.Count + c.CanImprove.Count > 0))
            yield return Line(conclusion.ThemeCode, string.Join(" / ", conclusion.GoesWell), string.Join(" / ", conclusion.CanImprove));
    }

    private static IEnumerable<string> Told(ReadApproach approach)
    {
        yield return approach.Name;
        foreach (var formerly in approach.Formerly)
            yield return $"was {formerly}";
        foreach (var respondent in approach.Respondents.Select(r => Line(r.Name, r.Role, r.Answered, r.NominatedBy is { } by ? $"By{by}" : null)).Order())
            yield return respondent;
        foreach (var finding in approach.Findings)
            yield return Line(finding.Indicators, Signs(finding.Marks), finding.Text, string.Join(" / ", finding.Attention));
        foreach (var retest in approach.Retests)
            yield return Line(retest.Indicators, Signs(retest.Before.Marks), retest.Before.Text, Signs(retest.After?.Marks ?? []), retest.After?.Text, retest.Unchanged);
        foreach (var conclusion in approach.Conclusions.Where(c => c.GoesWell.Count + c.CanImprove.Count > 0))
            yield return Line(conclusion.Theme, string.Join(" / ", conclusion.GoesWell), string.Join(" / ", conclusion.CanImprove));
    }

    private static string Line(params object?[] parts) => string.Join(" | ", parts.Select(p => p is IEnumerable<string> many ? string.Join('+', many) : string.Join(' ', (Convert.ToString(p, CultureInfo.InvariantCulture) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));

    private static string Signs(IEnumerable<Mark> marks) => string.Concat(marks.Select(m => m.Value == MarkValue.Meets ? 'v' : 'x').Order());

    private static string Signs(IEnumerable<ReadMark> marks) => string.Concat(marks.Select(m => m == ReadMark.Meets ? 'v' : 'x').Order());
}
