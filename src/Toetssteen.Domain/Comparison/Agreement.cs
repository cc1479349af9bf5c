using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Comparison;

/// <summary>What a respondent says about an indicator.</summary>
public enum Reply
{
    /// <summary>Ja.</summary>
    Yes,

    /// <summary>Gedeeltelijk.</summary>
    Partly,

    /// <summary>Nee.</summary>
    No,

    /// <summary>Weten we niet.</summary>
    Unknown,

    /// <summary>Niet van toepassing.</summary>
    NotApplicable,
}

/// <summary>
/// How far respondents agree on one indicator: independent voices counted per reply, and joined answers beside them. Counts, never a
/// verdict.
/// </summary>
/// <param name="Independent">Number of independent voices per reply.</param>
/// <param name="Joined">Number of respondents that joined another's answers; in no count of voices.</param>
public sealed record Agreement(IReadOnlyDictionary<Reply, int> Independent, int Joined)
{
    /// <summary>Rule: a joined answer is no independent voice.</summary>
    public static Agreement Count(IEnumerable<(Respondent Respondent, Reply Reply)> replies)
    {
        var all = replies.ToList();
        return new Agreement(
            all.Where(r => r.Respondent.IsIndependentVoice).GroupBy(r => r.Reply).ToDictionary(g => g.Key, g => g.Count()),
            all.Count(r => r.Respondent.Answered == Answering.Joined));
    }

    /// <summary>How many voices were counted (n).</summary>
    public int Voices => Independent.Values.Sum();

    /// <summary>Whether independent voices contradict each other.</summary>
    public bool Contradicts => Independent.ContainsKey(Reply.Yes) && Independent.ContainsKey(Reply.No);
}
