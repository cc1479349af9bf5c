using System.Text.RegularExpressions;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Domain.Frameworks;

/// <summary>
/// When the facts that a respondent gives deserve a look at an indicator, as a framework says it. A signal, never a verdict. It speaks
/// only where a fact that it names was given: what is unknown gives no signal, unless "unknown" was the answer.
/// </summary>
/// <param name="Code">Code, unique in the framework: <c>S201</c> to <c>S999</c>. S1xx are those of every framework.</param>
/// <param name="When">Holds over the answers of one respondent, and what the municipality told of the approach before.</param>
/// <param name="Explanation">What is to be looked at.</param>
public sealed partial record SignalRule(string Code, Expression When, Wording Explanation)
{
    /// <summary>What a code looks like.</summary>
    public const string CodePattern = "^S[2-9][0-9]{2}$";

    /// <summary>Whether a framework may use this code.</summary>
    public static bool IsAllowed(string code) => code.Length == 4 && CodeForm().IsMatch(code);

    [GeneratedRegex(CodePattern)]
    private static partial Regex CodeForm();
}
