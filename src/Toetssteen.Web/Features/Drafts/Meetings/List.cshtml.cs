using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Drafts.Meetings;

/// <summary>The meetings of an inspection, the latest first: evidence beside answers and documents.</summary>
public sealed class ListModel(OpenedDraft drafts, CurrentUser user) : DraftPage(drafts, user)
{
    /// <summary>A meeting, how many paragraphs were noted, and in which findings it is cited.</summary>
    public sealed record Line(Meeting Meeting, int Paragraphs, IReadOnlyList<string> CitedIn);

    /// <summary>The meetings.</summary>
    public IEnumerable<Line> Lines => Opened.Meetings.Values.OrderByDescending(m => m.On).ThenBy(m => m.Id).Select(m => new Line(m,
        Meeting.Paragraphs(Opened.Texts.GetValueOrDefault(DraftNames.MeetingNotes(m.Id))?.Value ?? "").Count,
        [.. Opened.Inspection.Assessments.SelectMany(a => Opened.FindingsOf(a.Id)).Where(f => f.Meetings.Any(c => c.Meeting == m.Id))
            .Select(f => f.Finding.NameIn(Opened.Framework).ToString())]));

    public void OnGet()
    {
    }
}
