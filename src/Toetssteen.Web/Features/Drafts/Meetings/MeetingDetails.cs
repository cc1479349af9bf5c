using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Drafts.Meetings;

/// <summary>What is said of a meeting: the fields of the forms about one.</summary>
public sealed class MeetingDetails
{
    /// <summary>Interview, visit or presentation.</summary>
    public MeetingKind Kind { get; set; }

    /// <summary>The day.</summary>
    public DateOnly? On { get; set; }

    /// <summary>Who was there, by role.</summary>
    public string? Who { get; set; }

    /// <summary>The kinds to choose from.</summary>
    public static IEnumerable<Choice> Kinds(SiteText text) =>
        Enum.GetValues<MeetingKind>().Select(k => new Choice(k.ToString(), DraftWords.Meeting(k, text)));

    /// <summary>Checks the fields; each fault goes with the name of its field and its sentence to <paramref name="fault"/>.</summary>
    public void Check(DateOnly today, Action<string, string> fault, SiteText text)
    {
        if (On is null)
            fault(nameof(On), text["Vul in op welke dag het was, bijvoorbeeld 14-12-2026."]);
        else if (On > today)
            fault(nameof(On), text["Deze dag moet nog komen. Kies de dag waarop het was."]);
        if (string.IsNullOrWhiteSpace(Who))
            fault(nameof(Who), text["Schrijf op wie erbij waren, met hun functie en zonder naam."]);
        else if (Who.Trim().Length > Meeting.MaxWho)
            fault(
                nameof(Who),
                text["Dit is te lang: {0} tekens, en er passen er {1}. Maak het korter.", Who.Trim().Length, Meeting.MaxWho]);
    }
}
