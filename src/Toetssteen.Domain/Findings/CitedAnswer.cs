using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Domain.Findings;

/// <summary>How an answer is cited in a draft: the respondent and the indicator, as one word.</summary>
public static class CitedAnswer
{
    /// <summary>The word by which it is kept.</summary>
    public static string Of(Guid respondent, string indicator) => $"{respondent}:{FrameworkCode.Word(indicator)}";

    /// <summary>Several, separated by spaces.</summary>
    public static string Join(IEnumerable<(Guid Respondent, string Indicator)> answers) =>
        string.Join(' ', answers.Distinct().Select(a => Of(a.Respondent, a.Indicator)));

    /// <summary>What such a word says; null where it is none.</summary>
    public static (Guid Respondent, string Indicator)? Read(string word) =>
        word.Split(':', 2) is [var id, { Length: > 0 } code] && Guid.TryParse(id, out var respondent)
            ? (respondent, FrameworkCode.OfWord(code))
            : null;
}
