using System.Globalization;
using Toetssteen.Documents.Outline;
using Toetssteen.Documents.Reading;
using Toetssteen.Documents.Writing;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Tests.Reading.Model;
using Toetssteen.Tests.Writing;

namespace Toetssteen.Tests.Reading;

/// <summary>
/// Every factsheet of the demonstration, printed as PDF and as Word document of ours, says the same when it is read back, with hardly a
/// warning.
/// </summary>
public sealed class OwnDocumentsTests(Printing printing) : IClassFixture<Printing>
{
    private static readonly FactsheetReader Reader = new([GgsrNorms.Framework]);

    public static TheoryData<string, string> Files =>
        [
            .. from name in (string[])["deventer-2013", "zwolle-2013", "maastricht-2013", "dordrecht-2015", "oosterhout-2015"]
            from kind in (string[])["pdf", "docx"]
            select new TheoryDataRow<string, string>(name, kind),
        ];

    [Theory, MemberData(nameof(Files))]
    public async Task OurOwnDocument_ReadsBackEqual_WithHardlyAWarning(string name, string kind)
    {
        if (kind == "pdf")
            Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "poppler-utils is not installed here, so no PDF can be read.");
        var published = ReadingJson
            .Parse(File.ReadAllText(RepositoryFolder.PathTo("src", "Toetssteen.Web", "Demo", $"{name}.json")))
            .Single();
        var imprint = new EditionImprint(1, null, new string('a', 64), null, $"https://toetssteen.example/factsheets/{name}");
        var file = kind == "pdf"
            ? await printing.Writer.WriteAsync(Content(published), GgsrNorms.Framework, imprint, TestContext.Current.CancellationToken)
            : FactsheetDocx.Write(Content(published), GgsrNorms.Framework, imprint);

        var reading = Reader.Read($"{name}.{kind}", new MemoryStream(file));

        Assert.Equal(
            (published.Municipality, published.Published, published.Kind),
            (reading.Municipality, reading.Published, reading.Kind));
        Assert.Equal(published.Approaches.SelectMany(Told), reading.Approaches.SelectMany(Told));

        // R020 tells that the inspectorates gave no mark: the source says so.
        Assert.Equal(
            "",
            string.Join(
                '\n',
                reading
                    .Unplaced.Select(u => u.Text)
                    .Concat(reading.Warnings.Where(w => w.Code is not ("R020" or "R050")).Select(w => $"{w.Code} {w.Place} {w.Message}"))));
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("docx")]
    public async Task WhatOurOwnDocumentSaysOfAPart_WaitsForNobody(string kind)
    {
        if (kind == "pdf")
            Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "poppler-utils is not installed here, so no PDF can be read.");
        string[] left = ["1.2.2", .. GgsrNorms.Framework.Themes[^1].Criteria.SelectMany(c => c.Indicators).Select(i => i.Code)];
        var whole = Demonstration("deventer-2013");
        var content = whole with
        {
            NotExamined = new NotExamined(null, [.. left]),
            Approaches =
            [
                .. whole.Approaches.Select(a => a with
                {
                    Findings = [.. a.Findings.Where(f => !f.IndicatorCodes.Intersect(left).Any())],
                    Conclusions = [.. a.Conclusions.Where(c => c.ThemeCode != GgsrNorms.Framework.Themes[^1].Code)],
                }),
            ],
        };
        var imprint = new EditionImprint(1, null, new string('a', 64), null, "https://toetssteen.example/factsheets/deventer-2013");
        var file = kind == "pdf"
            ? await printing.Writer.WriteAsync(content, GgsrNorms.Framework, imprint, TestContext.Current.CancellationToken)
            : FactsheetDocx.Write(content, GgsrNorms.Framework, imprint);

        var reading = Reader.Read($"deventer-2013.{kind}", new MemoryStream(file));

        Assert.Equal(content.Approaches.SelectMany(a => a.Findings).Select(f => string.Join('+', f.IndicatorCodes)),
            reading.Approaches.SelectMany(a => a.Findings).Select(f => string.Join('+', f.Indicators)));
        // R018 tells that nothing was found of an indicator: that is so.
        Assert.Equal("", string.Join('\n', reading.Unplaced.Select(u => u.Text).Concat(reading.Warnings
            .Where(w => w.Code is not ("R018" or "R020" or "R050")).Select(w => $"{w.Code} {w.Place} {w.Message}"))));
    }

    /// <summary>A factsheet of the demonstration as it was published.</summary>
    internal static FactsheetContent Demonstration(string name) =>
        Content(ReadingJson.Parse(File.ReadAllText(RepositoryFolder.PathTo("src", "Toetssteen.Web", "Demo", $"{name}.json"))).Single());

    private static FactsheetContent Content(FactsheetReading reading) =>
        new()
        {
            Kind = reading.Kind == ReadingKind.Study ? StudyKind.First : StudyKind.FollowUp,
            MunicipalityCode = reading.Municipality!.Code!,
            MunicipalityName = reading.Municipality.Name,
            FrameworkId = GgsrNorms.Framework.Id,
            StudyTitle =
                $"{(reading.Kind == ReadingKind.Study ? "Toezichtonderzoek" : "Hertoets")} {reading.Municipality.Name} {reading.Published![..4]}",
            Published = PartialDate.TryParse(reading.Published, out var date) ? date : null,
            PeriodJudged = reading.Approaches.SelectMany(a => a.Retests).Select(r => r.After?.Period).FirstOrDefault(p => p is not null)
                ?? reading.Published![..4],
            Inspectorates = ["Inspectie Jeugdzorg", "Inspectie van het Onderwijs"],
            Context = reading.Context?.Text,
            Figures =
            [
                .. (reading.Context?.Facts ?? [])
                    .Where(f => !f.What.StartsWith("progress", StringComparison.Ordinal))
                    .Select(f => new FigureContent(
                        f.What,
                        f.Value,
                        Enum.Parse<FigurePrecision>($"{f.Precision}"),
                        f.Source,
                        PartialDate.TryParse(f.Date, out var of) ? of : null,
                        f.Text)),
            ],
            Approaches = [.. reading.Approaches.Select(Content)],
        };

    private static ApproachContent Content(ReadApproach approach) =>
        new()
        {
            Name = approach.Name,
            Formerly = approach.Formerly,
            Scope = approach.Scope,
            Description = approach.Description,
            NotRetested = approach.NotRetested,
            Respondents =
            [
                .. approach.Respondents.Select(r => new RespondentContent(
                    r.Name,
                    r.Role == ReadRole.Municipality,
                    r.Answered is { } how ? Enum.Parse<Answering>($"{how}") : null,
                    r.NominatedBy is { } by ? Enum.Parse<Nomination>($"By{by}") : null,
                    r.Answered == ReadAnswered.Joined ? "de gemeente" : null)),
            ],
            Findings =
            [
                .. approach.Findings.Select(f => new FindingContent(
                    f.Theme,
                    f.Criterion,
                    [.. f.Indicators],
                    [.. Marks(f.Marks)],
                    f.Text,
                    [.. f.Attention])),
            ],
            Retests =
            [
                .. approach.Retests.Select(r => new RetestContent(
                    GgsrNorms.Framework.ThemeOf(r.Indicators[0]).Code,
                    GgsrNorms.Framework.CriterionOf(r.Indicators[0]).Code,
                    [.. r.Indicators],
                    Judgement(r.Before),
                    r.After is { } after ? Judgement(after) : null,
                    r.Unchanged)),
            ],
            Conclusions = [.. approach.Conclusions.Select(c => new ConclusionContent(c.Theme, c.GoesWell, c.CanImprove))],
        };

    private static Judgement Judgement(ReadJudgement judgement) => new(judgement.Period, [.. Marks(judgement.Marks)], judgement.Text);

    private static Mark[] Marks(IEnumerable<ReadMark> marks) =>
        [.. marks.Select(m => new Mark(m == ReadMark.Meets ? MarkValue.Meets : MarkValue.NeedsImprovement))];

    private static IEnumerable<string> Told(ReadApproach approach) =>
        [
            approach.Name,
            .. approach.Respondents.Select(r => Line(r.Name, r.Role, r.Answered, r.NominatedBy)).Order(StringComparer.Ordinal),
            .. approach.Findings.Select(f =>
                Line(string.Join('+', f.Indicators), Signs(f.Marks), f.Text, string.Join(" / ", f.Attention.Select(WithoutLabel)))),
            .. approach.Retests.Select(r =>
                Line(
                    string.Join('+', r.Indicators),
                    r.Unchanged,
                    Signs(r.Before.Marks),
                    r.Before.Text,
                    Signs(r.After?.Marks ?? []),
                    r.After?.Text)),
            .. approach
                .Conclusions.Where(c => c.GoesWell.Count + c.CanImprove.Count > 0)
                .Select(c => Line(c.Theme, string.Join(" / ", c.GoesWell), string.Join(" / ", c.CanImprove))),
        ];

    private static string Line(params object?[] parts) =>
        string.Join(
            " | ",
            parts.Select(p =>
                string.Join(
                    ' ',
                    (Convert.ToString(p, CultureInfo.InvariantCulture) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        );

    // A label that is part of the sentence stays there; the Word document prints one.
    private static string WithoutLabel(string attention) =>
        attention.StartsWith("LET OP: ", StringComparison.Ordinal) ? attention["LET OP: ".Length..] : attention;

    private static string Signs(IEnumerable<ReadMark> marks) => string.Concat(marks.Select(m => m == ReadMark.Meets ? 'v' : 'x').Order());
}
