using Toetssteen.Documents.Outline;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Recognises what our own documents say of the part of a framework that was examined, and of what was not.</summary>
internal sealed class ExaminedPartWords(Framework framework)
{
    private static readonly FactsheetWords Own = FactsheetWords.Dutch;

    private readonly string[] _parts = [.. framework.Parts.Select(p => p.Name).Prepend<Wording?>(null).Select(Own.ExaminedPart)];

    private readonly HashSet<string> _places =
    [
        .. framework.Themes.Where(t => !t.IsImplied).Select(t => new LeftOutPlace(TreeLevel.Theme, t.Code, t.Name))
            .Concat(framework.Criteria.Where(c => !c.IsImplied).Select(c => new LeftOutPlace(TreeLevel.Criterion, c.Code, c.Path)))
            .Concat(framework.Indicators.Select(i => new LeftOutPlace(TreeLevel.Indicator, i.Code, i.ShortLabel)))
            .Select(p => Words.Folded(Own.Place(p, framework))),
    ];

    /// <summary>Whether a text says that, or a sentence of it, and nothing else.</summary>
    public bool Tells(string text)
    {
        var rest = text.Trim();
        if (Array.Find(_parts, p => rest.StartsWith(p, StringComparison.Ordinal)) is { } part)
            rest = rest[part.Length..].TrimStart();
        if (rest.EndsWith(Own.CountsNowhere, StringComparison.Ordinal))
            rest = rest[..^Own.CountsNowhere.Length].TrimEnd();
        return rest.Length == 0
            ? !string.IsNullOrWhiteSpace(text)
            : rest.StartsWith(Own.NotExaminedHead, StringComparison.Ordinal)
                && rest[Own.NotExaminedHead.Length..].TrimEnd('.').Split(';').All(p => _places.Contains(Words.Folded(p)));
    }
}
