using System.Text.RegularExpressions;

namespace Toetssteen.Domain.Frameworks;

/// <summary>
/// A kind of respondent that a framework asks beside municipality and partners: a family, a young person, a professional. Who is of such a
/// kind answers without an account and without a name.
/// </summary>
/// <param name="Key">By which it is kept: <c>family</c>.</param>
/// <param name="Label">What it is called on screen and paper.</param>
public sealed partial record RespondentKind(string Key, Wording Label)
{
    /// <summary>What a key looks like.</summary>
    public const string Pattern = "^[a-z][a-z0-9-]*$";

    /// <summary>Longest key, in characters.</summary>
    public const int MaxKey = 24;

    /// <summary>What it is about, in plain words, for who answers; null where the framework does not say.</summary>
    public Wording? Introduction { get; init; }

    /// <summary>Whether this can be the key of a kind.</summary>
    public static bool CanBe(string key) => key.Length <= MaxKey && Form().IsMatch(key) && key[^1] != '\n';

    [GeneratedRegex(Pattern)]
    private static partial Regex Form();
}

/// <summary>What a kind of respondent is asked about an indicator.</summary>
/// <param name="Kind">Key of the kind.</param>
/// <param name="Question">The question, in plain words.</param>
public sealed record KindQuestion(string Kind, Wording Question);
