using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Bench.BareSql;
using Toetssteen.Bench.Workbench;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Bench.Saving;

/// <summary>
/// A save of a judgement, which stands in the history of its inspection, against a save of an answer: one at a time, in turns, in one
/// process.
/// </summary>
internal static class SavingRun
{
    private const int Pairs = 7;
    private const int Each = 40;

    public static async Task RunAsync()
    {
        var work = Directory.CreateTempSubdirectory("toetssteen-bench-").FullName;
        try
        {
            await using var server = new JudgedServer($"sqlite:{Path.Combine(work, "saving.db")}", work, new RecordedQueries());
            var (inspector, study) = await WorkbenchRun.StoreAsync(server);
            var (writer, questionnaire) = await OpenAsync(server, study.AssessmentId);
            var (judge, pieces) = (await server.LogInAsync(inspector), $"/werk/concepten/{study.InspectionId}/stukken");
            var (partner, answers) = (await server.LogInAsync(writer), $"/werk/vragenlijsten/{questionnaire}/antwoorden");
            var judging = new Line(server, judge, pieces, study.Piece, 1);
            var answering = new Line(server, partner, answers, QuestionNames.Reasons(JudgedStudy.Indicator), 0);

            await Processor.WarmUpAsync([judging.MillisecondsAsync, answering.MillisecondsAsync]);
            var pairs = new List<(double Judgement, double Answer)>();
            for (var n = 0; n < Pairs; n++)
                pairs.Add((await judging.MillisecondsAsync(), await answering.MillisecondsAsync()));
            var ratios = pairs.ConvertAll(p => p.Judgement / p.Answer);
            var (judgement, answer) = (Processor.Median(pairs.Select(p => p.Judgement)), Processor.Median(pairs.Select(p => p.Answer)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"saving: {Processor.Median(ratios):0.00} ({ratios.Min():0.00}-{ratios.Max():0.00}); ")
                + string.Create(CultureInfo.InvariantCulture, $"a judgement {judgement:0.00} ms against an answer {answer:0.00} ms"));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    // A partner more, who is still filling in.
    private static async Task<(Account Writer, Guid Questionnaire)> OpenAsync(JudgedServer server, Guid assessmentId)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = TimeProvider.System.GetUtcNow();
        var assessment = await db.Assessments.FindAsync(assessmentId) ?? throw new InvalidOperationException("No assessment.");
        var organisation = new Organisation(Guid.CreateVersion7(now), OrganisationKind.Partner, "Wie nog schrijft");
        var respondent = assessment.Invite(Guid.CreateVersion7(now), organisation, Nomination.ByInspectorates);
        respondent.AnswerOwn();
        var questionnaire = new Questionnaire(Guid.CreateVersion7(now), respondent.Id, QuestionnaireVariant.Limited, now);
        var writer = new Account(Guid.CreateVersion7(now), "Schrijver Meting", "schrijver@meting.example", organisation.Id, now);
        writer.Hold([Role.PartnerRespondent], OrganisationKind.Partner);
        (writer.SecurityStamp, writer.EmailConfirmed) = (Guid.NewGuid().ToString(), true);
        db.AddRange(organisation, questionnaire, writer);
        await db.SaveChangesAsync();
        return (writer, questionnaire.Id);
    }

    // One text that is saved again and again, each time based on the save before.
    private sealed class Line(JudgedServer server, JudgedServer.Visitor visitor, string path, string name, int number)
    {
        private int _number = number;
        private int _typed;

        public Task<double> MillisecondsAsync() => Processor.MillisecondsAsync(Each, SaveAsync);

        private async Task SaveAsync()
        {
            var body = new { Name = name, Value = $"{++_typed}. {new string('a', 400)}", BasedOn = _number, SaveId = Guid.NewGuid() };
            var sent = JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web);
            using var reply = JsonDocument.Parse(await server.SendAsync(visitor, path, sent));
            _number = reply.RootElement.GetProperty("number").GetInt32();
        }
    }
}
