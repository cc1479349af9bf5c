using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Frameworks;

/// <summary>How grave a problem in a framework file is.</summary>
public enum ProblemSeverity
{
    /// <summary>Fout: the file is refused.</summary>
    Error,

    /// <summary>Waarschuwing: the file is taken, and deserves a look.</summary>
    Warning,
}

/// <summary>A problem in a framework file and where it stands.</summary>
/// <param name="Code">Stable code of the rule, for example <c>K020</c>; all of them are listed in <c>docs/frameworks.md</c>.</param>
/// <param name="Severity">Whether the file is refused.</param>
/// <param name="Message">One Dutch sentence that says what is wrong, and what to do.</param>
/// <param name="File">The file, as it was named.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record FrameworkProblem(string Code, ProblemSeverity Severity, string Message, string File, int Line)
{
    /// <summary>As it is printed: <c>ggsr/2012.yaml:12: K020 …</c></summary>
    public override string ToString() => $"{File}:{Line}: {Code} {Message}";
}

/// <summary>What came of reading a framework file.</summary>
/// <param name="Framework">The framework; null where a problem is an error.</param>
/// <param name="Problems">All problems at once, in the order of lines.</param>
public sealed record FrameworkLoad(Framework? Framework, IReadOnlyList<FrameworkProblem> Problems);
