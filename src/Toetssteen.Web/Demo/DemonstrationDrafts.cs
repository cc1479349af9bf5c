using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Features.Publications.Making;
using Toetssteen.Web.Imports;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Demo;

/// <summary>
/// The drafts of the invented studies, brought to where they are by the steps that people take, each with its history: so that every
/// state of a draft is there for someone to walk through.
/// </summary>
internal sealed class DemonstrationDrafts(AppDb db, FrameworkCatalogue frameworks, Cast cast, TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    private DateOnly Today => DutchDay.Of(_now);

    private sealed record Acting(DraftContent Content, DraftWriter Writer, HistoryWriter History, CurrentUser By);

    /// <summary>A draft that is written in part, with a meeting, and a conclusion that leaves something unmentioned.</summary>
    public async Task BeginAsync(Guid inspection, CancellationToken stop)
    {
        await ActAsync(
            inspection,
            cast.Inspector,
            async at =>
            {
                var meeting = new Meeting(
                    NewId(),
                    inspection,
                    MeetingKind.Interview,
                    Today.AddDays(-7),
                    "projectleider, twee regisseurs",
                    Today);
                db.Meetings.Add(meeting);
                var findings = at.Content.Inspection.Assessments.Take(1).SelectMany(a => at.Content.FindingsOf(a.Id)).Take(4).ToList();
                var pieces = findings.SelectMany((f, n) => Said(f.Finding, n)).ToDictionary(p => p.Name, p => p.Value);
                var (first, assessment) = (findings[0].Finding, at.Content.Inspection.Assessments[0]);
                pieces[DraftNames.MeetingNotes(meeting.Id)] =
                    "De regisseurs kennen de omschrijving en gebruiken haar bij elke aanmelding.\n\nHoeveel gezinnen er zijn, houdt niemand bij.";
                pieces[DraftNames.Meetings(first.Id)] = $"{meeting.Id}:1";
                pieces[DraftNames.Answers(first.Id)] = CitedAnswer.Of(assessment.Respondents[0].Id, first.IndicatorCodes[0]);
                pieces[DraftNames.Attention(first.Id, 1)] = "Nieuwe medewerkers kennen de omschrijving nog niet.";
                pieces[DraftNames.Conclusion(assessment.Id, first.ThemeCode, ConclusionSide.GoesWell, 1)] =
                    "De partners herkennen dezelfde gezinnen.";
                pieces[DraftNames.ConclusionFindings(assessment.Id, first.ThemeCode, ConclusionSide.GoesWell, 1)] = first.Id.ToString();
                await at.Writer.RewriteAsync(inspection, pieces, "", stop);
            },
            stop);
    }

    /// <summary>A draft of a follow-up of which one point was judged again, and one is unchanged.</summary>
    public Task BeginAgainAsync(Guid inspection, CancellationToken stop) =>
        ActAsync(
            inspection,
            cast.Inspector,
            at =>
            {
                var findings = at
                    .Content.Inspection.Assessments.Take(1)
                    .SelectMany(a => at.Content.FindingsOf(a.Id))
                    .Select(f => f.Finding)
                    .ToList();
                return at.Writer.RewriteAsync(
                    inspection,
                    new Dictionary<string, string>
                    {
                        [DraftNames.Mark(findings[0].Id, 1)] = "meets",
                        [DraftNames.Text(findings[0].Id)] = "De afspraken staan nu op papier, en de partners kennen ze.",
                        [DraftNames.Unchanged(findings[^1].Id)] = DraftNames.Yes,
                        [DraftNames.NoEvidenceReason(findings[^1].Id)] = "De gemeente meldde over dit punt niets nieuws.",
                    },
                    "",
                    stop);
            },
            stop);

    /// <summary>Writes a draft whole, and takes the steps that lead to a stage.</summary>
    public async Task BringToAsync(Guid inspection, DraftStage stage, CancellationToken stop)
    {
        await ActAsync(inspection, cast.Inspector, at => at.Writer.RewriteAsync(inspection, Whole(at.Content), "", stop), stop);
        await AskSecondReadingAsync(inspection, stop);
        if (stage == DraftStage.SecondReading)
        {
            await ReadInPartAsync(inspection, stop);
            await AskBlindAsync(inspection, stop);
            return;
        }
        await AgreeAsync(inspection, stop);
        await SendAsync(inspection, stop);
        await ObjectAsync(inspection, stop);
        if (stage == DraftStage.FactCheck)
            return;
        await SubmitAsync(inspection, stop);
        if (stage == DraftStage.Deciding)
            return;
        await DecideAsync(inspection, stop);
        await AskSecondReadingAsync(inspection, stop);
        await AgreeAsync(inspection, stop);
        if (stage == DraftStage.Agreed)
            return;
        // Whoever logs in as the first lead finds one that still waits for the decision to publish, and so did not adopt that one.
        var (adopts, decides) = stage == DraftStage.Adopted ? (cast.SecondLead, cast.Lead) : (cast.Lead, cast.SecondLead);
        await AdoptAsync(inspection, adopts, stop);
        if (stage == DraftStage.Scheduled)
            await ScheduleAsync(inspection, decides, stop);
    }

    private Task AskSecondReadingAsync(Guid inspection, CancellationToken stop) => ActAsync(inspection, cast.Inspector, at =>
    {
        at.Content.Draft.AskSecondReading(at.Content.Gaps(), at.By.Id, _now);
        return Task.CompletedTask;
    }, stop);

    // One finding agreed with, one returned; the others wait.
    private Task ReadInPartAsync(Guid inspection, CancellationToken stop) => ActAsync(inspection, cast.SecondReader, at =>
    {
        var findings = InOrder(at).ToList();
        db.FindingReadings.Add(Reading(at, findings[0]));
        db.FindingReadings.Add(Reading(at, findings[1], "Waar blijkt dit uit? Noem de bron."));
        return Task.CompletedTask;
    }, stop);

    // About the last indicator, of which the finding was not read; until it is given that finding is closed to the reader.
    private Task AskBlindAsync(Guid inspection, CancellationToken stop) => ActAsync(inspection, cast.Lead, at =>
    {
        var last = InOrder(at).Last().Finding;
        db.BlindJudgements.AddRange(at.Content.Draft.AskBlind(
            cast.SecondReader.Id, at.Content.Authors, [new JudgedUnit(last.AssessmentId, last.IndicatorCodes[^1])], null, NewId, _now));
        return Task.CompletedTask;
    }, stop);

    private Task AgreeAsync(Guid inspection, CancellationToken stop) => ActAsync(inspection, cast.SecondReader, at =>
    {
        db.FindingReadings.AddRange(at.Content.Findings.Select(f => Reading(at, f)));
        at.Content.Draft.Agree(at.By.Id, at.Content.Authors, []);
        return Task.CompletedTask;
    }, stop);

    private FindingReading Reading(Acting at, DraftedFinding finding, string? remark = null) => new(
        NewId(), at.Content.Inspection.Id, finding.Finding.Id, at.By.Id, remark is null, remark, FindingAsRead.Of(finding), _now);

    private Task SendAsync(Guid inspection, CancellationToken stop) => ActAsync(inspection, cast.Lead, at =>
    {
        var (content, sha256) = FactsheetContentJson.Freeze(at.Content.Compose(null, null));
        at.Content.Draft.SendForFactCheck(NewId(), content, sha256, Today.AddDays(21), at.By.Id, _now);
        return Task.CompletedTask;
    }, stop);

    private Task ObjectAsync(Guid inspection, CancellationToken stop) => ActAsync(inspection, cast.Municipality, at =>
    {
        var findings = InOrder(at).ToList();
        foreach (var (n, kind, reason) in new[]
        {
            (0, ObjectionKind.FactuallyWrong, "De partners kennen deze afspraak al een jaar."),
            (1, ObjectionKind.EvidenceMissed, "Dit staat in het jaarverslag dat wij stuurden."),
        })
        {
            var finding = findings[n];
            var sentence = new ObjectedSentence($"approaches/0/findings/{n}/text", finding.Finding.NameIn(at.Content.Framework).ToString(),
                Sentences.Of(finding.Text)[0].Words, finding.Finding.Id);
            at.Content.Draft.CurrentFactCheck!.Object(NewId(), kind, sentence, reason, null, at.By.Id, _now, Today);
        }
        return Task.CompletedTask;
    }, stop);

    private Task SubmitAsync(Guid inspection, CancellationToken stop) => ActAsync(inspection, cast.Municipality, at =>
    {
        at.Content.Draft.CurrentFactCheck!.Submit("Projectleider zorg", at.By.Id, _now, Today);
        at.Content.Draft.TakeUpFactCheck();
        return Task.CompletedTask;
    }, stop);

    private Task DecideAsync(Guid inspection, CancellationToken stop) => ActAsync(inspection, cast.Inspector, at =>
    {
        var check = at.Content.Draft.CurrentFactCheck!;
        foreach (var objection in check.Objections)
            check.Decide(objection, ObjectionDecision.NotAdopted, "In de vragenlijsten staat dit anders.", at.By.Id, _now);
        return Task.CompletedTask;
    }, stop);

    private Task AdoptAsync(Guid inspection, Account by, CancellationToken stop) => ActAsync(inspection, by, async at =>
    {
        var (content, sha256) = FactsheetContentJson.Freeze(at.Content.Compose(null, await at.History.AnchorAsync(inspection, stop)));
        at.Content.Draft.Adopt(at.By.Id, at.Content.Authors, content, sha256, _now);
    }, stop);

    // Far away, so that it never becomes public while someone is trying things out; its files are made once the site is at rest.
    private Task ScheduleAsync(Guid inspection, Account by, CancellationToken stop) =>
        ActAsync(
            inspection,
            by,
            async at =>
            {
                var from = _now.AddYears(5);
                at.Content.Draft.DecidePublication(
                    at.By.Id,
                    at.Content.Authors,
                    from,
                    new PublicationTerms(TimeSpan.FromDays(14), at.Content.Study.Calendar.PublishFrom),
                    null,
                    _now);
                at.Content.Draft.Reserve(
                    await db.FreeSlugAsync(MunicipalityRegister.Find(at.Content.Inspection.MunicipalityCode)!, DutchDay.Of(from).Year, stop)
                );
                db.Jobs.Add(MakeFiles.For(at.Content.Draft, _now, _now.AddMinutes(2)));
            },
            stop);

    private static IEnumerable<DraftedFinding> InOrder(Acting at) =>
        at.Content.Inspection.Assessments.SelectMany(a => at.Content.FindingsOf(a.Id));

    private async Task ActAsync(Guid inspection, Account by, Func<Acting, Task> act, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var user = new CurrentUser(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, by.Id.ToString()), new Claim(ClaimTypes.Name, by.Name),
                .. by.Roles.Select(r => new Claim(ClaimTypes.Role, r.ToString()))], nameof(Demo))));
        var history = new HistoryWriter(db, clock, user);
        db.ActAs(() => history);
        var content = await new OpenedDraft(db, frameworks, user).FindAsync(db.Inspections, inspection, stop);
        await act(new Acting(content!, new DraftWriter(db, user, clock), history, user));
        await db.SavePrivatelyAsync(stop);
    }

    private static Dictionary<string, string> Whole(DraftContent content)
    {
        var assessment = content.Inspection.Assessments[0];
        var findings = content.FindingsOf(assessment.Id).ToList();
        var pieces = findings.SelectMany((f, n) => Said(f.Finding, n)).ToDictionary(p => p.Name, p => p.Value);
        // Each rests on an answer, but one, which says why it does not.
        foreach (var (n, finding) in findings.Select(f => f.Finding).Index())
            if (n == 4 || assessment.Respondents.Count == 0)
                pieces[DraftNames.NoEvidenceReason(finding.Id)] = "Dit bleek uit gesprekken waarvan geen verslag is gemaakt.";
            else
                pieces[DraftNames.Answers(finding.Id)] = CitedAnswer.Of(assessment.Respondents[0].Id, finding.IndicatorCodes[0]);
        var first = content.FindingsOf(assessment.Id).First().Finding;
        pieces[DraftNames.Context] = $"{content.MunicipalityName} werkt in alle wijken met hetzelfde team.";
        pieces[DraftNames.Conclusion(assessment.Id, first.ThemeCode, ConclusionSide.GoesWell, 1)] =
            "De partners kennen de afspraken en werken ermee.";
        pieces[DraftNames.ConclusionFindings(assessment.Id, first.ThemeCode, ConclusionSide.GoesWell, 1)] = first.Id.ToString();
        return pieces;
    }

    // Short and invented; every fifth is an improvement point, a joint row is mixed, and one has no mark.
    private static IEnumerable<(string Name, string Value)> Said(DraftFinding finding, int number)
    {
        var improves = number % 5 == 1;
        yield return (DraftNames.Text(finding.Id), improves
            ? $"Over {string.Join(", ", finding.IndicatorCodes)} staat niets op papier. De partners zien dit ieder op hun eigen manier."
            : $"Over {string.Join(", ", finding.IndicatorCodes)} zijn afspraken gemaakt. De partners kennen ze en werken ermee.");
        if (number == 3)
        {
            yield return (DraftNames.NoMarkReason(finding.Id), "Hierover is te weinig bekend om te oordelen.");
            yield break;
        }
        for (var n = 1; n <= Math.Min(finding.IndicatorCodes.Count, 3); n++)
            yield return (DraftNames.Mark(finding.Id, n), improves || n > 1 ? "improve" : "meets");
    }

    private Guid NewId() => Guid.CreateVersion7(_now);
}
