using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Findings;

/// <summary>
/// Rule: findings are put together and taken apart without losing a word. Says which pieces of the draft get which value.
/// </summary>
public static class DraftRewriting
{
    /// <summary>What the pieces of a finding become when others are put together with it.</summary>
    /// <param name="parts">The findings as they were, with what they said; the one that stays first.</param>
    /// <returns>New values by the name of the piece, of the finding that stays. Those of the others stay in the history.</returns>
    public static IReadOnlyDictionary<string, string> Together(IReadOnlyList<DraftedFinding> parts)
    {
        var id = parts[0].Finding.Id;
        var pieces = new Dictionary<string, string>
        {
            [DraftNames.Answers(id)] = CitedAnswer.Join(parts.SelectMany(p => p.Answers)),
            [DraftNames.Passages(id)] = SourceReference.WriteAll(parts.SelectMany(p => p.Passages).Distinct()),
            [DraftNames.Meetings(id)] = string.Join(' ', parts.SelectMany(p => p.Meetings).Distinct().Select(Meeting)),
        };
        foreach (var text in DraftFields.Texts)
            pieces[text.Name(id)] = Joined(parts.Select(p => text.Read(p) ?? ""));
        // A mark over one indicator alone was about that one; someone said so.
        var marks = parts
            .SelectMany(p => p.Marks.Select(m => p.Finding.IndicatorCodes is [var only] ? m with { IndicatorCode = only } : m))
            .Take(DraftNames.MostMarks);
        foreach (var (mark, n) in marks.Select((m, n) => (m, n + 1)))
            (pieces[DraftNames.Mark(id, n)], pieces[DraftNames.MarkOf(id, n)]) = (
                DraftedFinding.Word(mark.Value),
                mark.IndicatorCode ?? "");
        var attention = parts.SelectMany(p => p.Attention).ToList();
        foreach (var (text, n) in attention.Take(DraftNames.MostAttentionPoints - 1).Select((a, n) => (a, n + 1)))
            pieces[DraftNames.Attention(id, n)] = text;
        if (attention.Count >= DraftNames.MostAttentionPoints)
            pieces[DraftNames.Attention(id, DraftNames.MostAttentionPoints)] = Joined(attention.Skip(DraftNames.MostAttentionPoints - 1));
        return pieces;
    }

    /// <summary>
    /// What the pieces of both findings become when indicators get a finding of their own: what it rests on and the texts that the
    /// catalogue says so of stand in both, the marks tied to those indicators go along, and what is tied to none stays.
    /// </summary>
    /// <param name="whole">The finding as it was, with what it said.</param>
    /// <param name="made">The new finding.</param>
    public static IReadOnlyDictionary<string, string> Apart(DraftedFinding whole, DraftFinding made)
    {
        var (old, id) = (whole.Finding.Id, made.Id);
        var (goes, stays) = (
            whole.Marks.Where(m => made.IndicatorCodes.Contains(m.IndicatorCode ?? "")).ToList(),
            whole.Marks.Where(m => !made.IndicatorCodes.Contains(m.IndicatorCode ?? "")).ToList());
        var pieces = new Dictionary<string, string>
        {
            [DraftNames.Answers(id)] = CitedAnswer.Join(whole.Answers.Where(a => made.IndicatorCodes.Contains(a.Indicator))),
            [DraftNames.Answers(old)] = CitedAnswer.Join(whole.Answers.Where(a => !made.IndicatorCodes.Contains(a.Indicator))),
            [DraftNames.Passages(id)] = SourceReference.WriteAll(whole.Passages),
            [DraftNames.Meetings(id)] = string.Join(' ', whole.Meetings.Select(Meeting)),
        };
        foreach (var text in DraftFields.Texts.Where(t => t.StandsInBoth))
            pieces[text.Name(id)] = text.Read(whole) ?? "";
        for (var n = 1; n <= DraftNames.MostMarks; n++)
        {
            if (n <= goes.Count)
                (pieces[DraftNames.Mark(id, n)], pieces[DraftNames.MarkOf(id, n)]) = (
                    DraftedFinding.Word(goes[n - 1].Value),
                    goes[n - 1].IndicatorCode ?? "");
            if (n <= whole.Marks.Count)
                (pieces[DraftNames.Mark(old, n)], pieces[DraftNames.MarkOf(old, n)]) =
                    n <= stays.Count ? (DraftedFinding.Word(stays[n - 1].Value), stays[n - 1].IndicatorCode ?? "") : ("", "");
        }
        return pieces;
    }

    private static string Joined(IEnumerable<string> texts) => string.Join("\n\n", texts.Where(t => t.Length > 0).Distinct());

    private static string Meeting((Guid Meeting, int? Paragraph) cited) =>
        cited.Paragraph is { } paragraph ? $"{cited.Meeting}:{paragraph}" : $"{cited.Meeting}";
}
