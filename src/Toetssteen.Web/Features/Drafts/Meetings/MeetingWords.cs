using System.Globalization;
using Toetssteen.Domain.Evidence;

namespace Toetssteen.Web.Features.Drafts.Meetings;

/// <summary>A meeting as the history keeps it.</summary>
internal static class MeetingWords
{
    /// <summary>"Interview, 2026-03-02, wethouder zorg".</summary>
    public static string InWords(this Meeting meeting) =>
        string.Create(CultureInfo.InvariantCulture, $"{meeting.Kind}, {meeting.On:yyyy-MM-dd}, {meeting.Who}");
}
