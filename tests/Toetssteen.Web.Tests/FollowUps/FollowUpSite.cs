using System.Net;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Tests.Drafts;
using Toetssteen.Web.Tests.Hosting;
using Toetssteen.Web.Tests.Publications;

namespace Toetssteen.Web.Tests.FollowUps;

/// <summary>
/// A first study that was published (1.1.2 is an improvement point, the joint row over 3.1.1 to 3.1.3 is mixed), and the steps of
/// follow-ups of it as people take them.
/// </summary>
internal static class FollowUpSite
{
    public const string First = "/werk/onderzoeken/proef/vervolg";

    /// <summary>A lead confirms the follow-up of a study.</summary>
    public static async Task<Answered> PlanFollowUpAsync(
        this DraftSite given,
        string address = First,
        Dictionary<string, string?>? fields = null
    ) =>
        await (await given.Site.LoggedInAsync(given.Leader)).SendAsync(
            address,
            new(fields ?? []) { ["Plan.ContactPhone"] = "070-123 45 67" },
            "main form.form--wide");

    /// <summary>The inspection of Deventer in the newest study, with the inspector and the second reader assigned.</summary>
    public static async Task<(Guid Inspection, Guid Assessment, string Slug)> AssignedAsync(this DraftSite given)
    {
        (Guid, Guid, string) made = default;
        await given.Site.ChangeAsync(async db =>
        {
            var study = (await db.Studies.Where(s => s.EarlierStudyId != null).ToListAsync()).MaxBy(s => s.PlannedAt)!;
            var inspection = await db
                .Inspections.Include(i => i.Assignments)
                .Include(i => i.Assessments)
                .SingleAsync(i => i.StudyId == study.Id);
            inspection.Assign(given.Inspector.Id, Duty.Inspector);
            inspection.Assign(given.Reader.Id, Duty.SecondReader);
            made = (inspection.Id, inspection.Assessments[0].Id, study.Slug);
        });
        return made;
    }

    /// <summary>The draft of a follow-up as it is now.</summary>
    public static async Task<DraftContent> ContentOfAsync(this DraftSite given, Guid inspection)
    {
        DraftContent? content = null;
        await given.ActAsync(given.Leader, at =>
        {
            content = at.Content;
            return Task.CompletedTask;
        }, inspection);
        return content!;
    }

    /// <summary>
    /// Everything after the writing: second reading, fact check without an answer to it, adoption, decision, publication.
    /// </summary>
    public static async Task PublishAsync(this DraftSite given, Guid inspection)
    {
        await given.ReadAndAgreeAsync(inspection);
        await given.ActAsync(given.Leader, at =>
        {
            var (json, sha256) = FactsheetContentJson.Freeze(at.Content.Compose(null, null));
            at.Content.Draft.SendForFactCheck(Guid.NewGuid(), json, sha256, given.Today.AddDays(21), at.By.Id, at.Now);
            at.Content.Draft.CurrentFactCheck!.Submit("Gerda van de gemeente", given.Respondent.Id, at.Now, given.Today);
            at.Content.Draft.TakeUpFactCheck();
            return at.Db.SavePrivatelyAsync(default);
        }, inspection);
        await given.ReadAndAgreeAsync(inspection);
        await given.AdoptAndPublishAsync(inspection);
    }

    /// <summary>The inspector asks, and the second reader agrees with all.</summary>
    public static async Task ReadAndAgreeAsync(this DraftSite given, Guid inspection)
    {
        var asked = await (await given.Site.LoggedInAsync(given.Inspector)).SendAsync($"/werk/concepten/{inspection}");
        Taken(asked);
        await given.ActAsync(
            given.Reader,
            at =>
            {
                at.Db.FindingReadings.AddRange(
                    at.Content.Findings.Select(f => new FindingReading(
                        Guid.NewGuid(),
                        inspection,
                        f.Finding.Id,
                        at.By.Id,
                        true,
                        null,
                        FindingAsRead.Of(f),
                        at.Now)));
                at.Content.Draft.Agree(at.By.Id, at.Content.Authors, []);
                return at.Db.SavePrivatelyAsync(default);
            },
            inspection);
    }

    /// <summary>One lead adopts, the other decides, and the moment comes.</summary>
    public static async Task AdoptAndPublishAsync(this DraftSite given, Guid inspection)
    {
        var adopted = await (await given.Site.LoggedInAsync(given.Leader)).SendAsync(
            $"/werk/concepten/{inspection}/vaststellen",
            new() { ["Confirmed"] = "true" });
        Taken(adopted);
        var decided = await (await given.Site.LoggedInAsync(given.OtherLead)).SendAsync(
            $"/werk/concepten/{inspection}/publiceren",
            PublicationSteps.Choice(given, 21));
        Taken(decided);
        await given.Site.DoJobsAsync();
        given.Site.Clock.Now = (await given.Site.AskAsync(db => db.Drafts.AsNoTracking().SingleAsync(d => d.InspectionId == inspection)))
            .PublicFrom!
            .Value;
        await given.Site.DoJobsAsync();
    }

    // Over the line a browser has followed the redirect already.
    private static void Taken(Answered step) =>
        Assert.True(step.Status == HttpStatusCode.Redirect || (step.Status == HttpStatusCode.OK && step.Errors.Count == 0), step.Text);
}
