using System.Globalization;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Bench.Points;

/// <summary>
/// Municipalities with three approaches each, in five rounds: a first study that finds every indicator short, and four follow-ups that
/// judge all of it again. 342 of them have 30 780 improvement points and 153 900 judgements.
/// </summary>
internal static class CountryOfPoints
{
    private const int Approaches = 3;
    private const int Rounds = 5;
    private const int FirstYear = 2021;
    private const string Text =
        "De afspraken zijn niet vastgelegd, en de ondervraagden vertellen elk iets anders. In het convenant staat wie waarvoor verantwoordelijk is; een van de partners kent het niet en handelt naar eigen inzicht.";

    /// <summary>Stores so many municipalities.</summary>
    /// <returns>How many judgements were stored.</returns>
    public static async Task<int> StoreAsync(AppDb db, Framework framework, int municipalities, DateTimeOffset now)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var chance = new Random(42);
        var studies = Enumerable
            .Range(0, Rounds)
            .Select(n => new Study(
                NewId(),
                $"meting-{n}",
                $"Onderzoek {Year(n)}",
                framework.Id,
                n == 0 ? StudyKind.First : StudyKind.FollowUp,
                Year(n)))
            .ToList();
        db.AddRange(studies);
        await db.SaveChangesAsync();
        var judgements = 0;
        foreach (var place in MunicipalityRegister.All.Where(m => !m.IsAbolished).Take(municipalities))
        {
            db.ChangeTracker.Clear();
            var approaches = Enumerable.Range(1, Approaches).Select(n => new Approach(NewId(), place.Code, $"Aanpak {n}")).ToList();
            var points = new List<(ImprovementPoint Point, Approach Approach)>();
            db.AddRange(approaches);
            foreach (var (round, study) in studies.Index())
            {
                var inspection = new Inspection(NewId(), study, place.Code);
                foreach (var approach in approaches)
                {
                    var assessment = inspection.Assess(NewId(), approach, null);
                    foreach (var indicator in framework.Indicators)
                    {
                        judgements++;
                        if (round > 0)
                            continue;
                        var finding = new Finding(NewId(), framework, new FindingContent(framework.ThemeOf(indicator.Code).Code,
                            framework.CriterionOf(indicator.Code).Code, [indicator.Code],
                            [new Mark(MarkValue.NeedsImprovement)], Text, []));
                        assessment.Record(finding);
                        points.Add((ImprovementPoint.Of(NewId(), finding, approach.Id, framework, study.PeriodJudged)!, approach));
                    }
                    foreach (var (point, _) in points.Where(p => round > 0 && p.Approach == approach))
                        assessment.Record(
                            new Retest(
                                NewId(),
                                point,
                                approach.Id,
                                point.Baseline,
                                new Judgement(
                                    study.PeriodJudged,
                                    [new Mark(chance.Next(3) == 0 ? MarkValue.Meets : MarkValue.NeedsImprovement)],
                                    Text),
                                unchanged: false));
                }
                var factsheet = new Factsheet(NewId(), $"{place.Slug}-{study.PeriodJudged}", inspection, study.Kind);
                factsheet.Import(NewId(), "{}", new string('0', 64), null, PartialDate.Of(FirstYear + round), now);
                db.Add(inspection);
                db.Add(factsheet);
                db.Add(new ProgressReport(NewId(), inspection, ReportForm.Conversation, PartialDate.Of(FirstYear + round, 2), null));
            }
            db.AddRange(points.Select(p => p.Point));
            await db.SaveChangesAsync();
        }
        return judgements;

        Guid NewId() => Guid.CreateVersion7(now);
    }

    private static string Year(int round) => (FirstYear + round).ToString(CultureInfo.InvariantCulture);
}
