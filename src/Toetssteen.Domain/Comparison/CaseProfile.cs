using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Comparison;

/// <summary>A fact that cases are compared by.</summary>
/// <param name="Type">What kind of question it answers: it says how two values differ.</param>
/// <param name="Value">The value as it is kept.</param>
/// <param name="Words">Question and value in words, for a reader.</param>
public sealed record CaseFact(QuestionType Type, string Value, Wording Words);

/// <summary>What a case is compared by with another on the same indicator. What is not known is null or absent.</summary>
public sealed record CaseProfile
{
    /// <summary>What the municipality replied.</summary>
    public Reply? Municipality { get; init; }

    /// <summary>What independent partners replied.</summary>
    public IReadOnlyList<Reply> Partners { get; init; } = [];

    /// <summary>The facts of the municipality, by the name of their question.</summary>
    public IReadOnlyDictionary<string, CaseFact> Facts { get; init; } = new Dictionary<string, CaseFact>();

    /// <summary>The words of the finding; for a case not judged yet, the reasons that respondents gave.</summary>
    public string? Words { get; init; }

    /// <summary>How many attention points stand beside the finding.</summary>
    public int? AttentionPoints { get; init; }

    /// <summary>How many marks the finding bears.</summary>
    public int? Marks { get; init; }

    /// <summary>How many indicators the finding covers.</summary>
    public int? Indicators { get; init; }

    /// <summary>Whether answers or facts are known.</summary>
    public bool HasAnswers => Municipality is not null || Partners.Count > 0 || Facts.Count > 0;

    /// <summary>Whether anything of its finding is known.</summary>
    public bool HasFinding => !string.IsNullOrWhiteSpace(Words) || AttentionPoints is not null || Marks is not null
        || Indicators is not null;

    /// <summary>
    /// The profile of a case whose answers are there: replies of independent voices, the municipality's choices, numbers and dates on this
    /// indicator, what it told before where a signal of the indicator looks at it, and the reasons that everybody gave.
    /// </summary>
    public static CaseProfile Of(IndicatorEvidence evidence)
    {
        var code = evidence.Indicator.Code;
        var own = evidence.Respondents.Where(r => r.Voice.IsIndependent).ToList();
        var reasons = evidence.Respondents.Select(r => r.Values.GetValueOrDefault(QuestionNames.Reasons(code))).OfType<string>();
        Dictionary<string, CaseFact> facts = new(StringComparer.Ordinal);
        foreach (var municipality in evidence.Respondents.Where(r => r.Voice.IsMunicipality).Take(1))
        {
            // Of the preparation only what a signal of the indicator looks at.
            var told = evidence
                .Indicator.Signals.SelectMany(s => s.When.Names)
                .Where(name => name.StartsWith(PreparationQuestion.Prefix, StringComparison.Ordinal))
                .Select(municipality.Find)
                .OfType<Question>();
            foreach (
                var (name, type) in evidence
                    .Indicator.Facts.Concat(told)
                    .Where(f => f.Type is not (QuestionType.Text or QuestionType.Sources))
                    .Select(f => (f.Name, f.Type))
                    .Distinct())
                if (municipality.Fact(name) is { } fact)
                    facts[name] = new CaseFact(type, fact.Value, new($"{fact.Label.Dutch} {fact.Shown.Dutch}",
                        $"{fact.Label.In("en")} {fact.Shown.In("en")}"));
        }
        return new CaseProfile
        {
            Municipality = own.FirstOrDefault(r => r.Voice.IsMunicipality)?.Voice.Reply,
            Partners = [.. own.Where(r => !r.Voice.IsMunicipality).Select(r => r.Voice.Reply!.Value)],
            Facts = facts,
            Words = string.Join("\n\n", reasons) is { Length: > 0 } words ? words : null,
        };
    }

    /// <summary>The profile of a finding of which no answers are known, such as one read from a factsheet.</summary>
    public static CaseProfile Of(Finding finding) => new()
    {
        Words = finding.Text,
        AttentionPoints = finding.AttentionPoints.Count,
        Marks = finding.Marks.Count,
        Indicators = finding.Indicators.Count,
    };
}

/// <summary>A finding published earlier on the same indicator.</summary>
/// <param name="Id">The finding.</param>
/// <param name="Name">Municipality and approach, as shown.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Verdict">What its marks come to.</param>
/// <param name="Marks">Its marks, in the order of print.</param>
/// <param name="Profile">What is known of the case.</param>
public sealed record CaseCandidate(Guid Id, string Name, DateOnly Published, Verdict Verdict, IReadOnlyList<MarkValue> Marks,
    CaseProfile Profile);
