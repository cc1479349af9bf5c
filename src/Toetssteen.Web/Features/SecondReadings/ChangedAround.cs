using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>What changed in a text or a mark that belongs to no finding: introduction, conclusion, what is judged as a whole.</summary>
/// <param name="Approach">Name of the approach that it is about; null for what is about none.</param>
/// <param name="What">What changed, in words.</param>
/// <param name="Part">The words that stayed, went and came.</param>
public sealed record ChangedAround(string? Approach, string What, ChangedPart Part)
{
    /// <summary>What changed around the findings, in the order of the catalogue; what stayed the same is left out.</summary>
    /// <param name="before">The pieces as they were.</param>
    /// <param name="content">The draft as it is now.</param>
    /// <param name="L">Words.</param>
    public static IReadOnlyList<ChangedAround> Between(IReadOnlyDictionary<string, string> before, DraftContent content, SiteText L)
    {
        var now = content.Texts.ToDictionary(t => t.Key, t => t.Value.Value);
        var assessments = content.Inspection.Assessments.OrderBy(a => a.Position).Select(a => a.Id).ToList();
        var fields = DraftFields.AroundFindings.ToList();
        return
        [
            .. from name in before.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
               from piece in new[] { DraftPiece.Of(name) }.OfType<DraftPiece>()
               where fields.Contains(piece.Field) && piece.IsOf(content.Draft, assessments, [], content.Framework)
               // The paragraphs of a conclusion are one text.
               group name by piece into text
               let was = InWords(text.Key, text, before, content, L)
               let becomes = InWords(text.Key, text, now, content, L)
               where was != becomes
               orderby text.Key.AssessmentId is { } id ? assessments.IndexOf(id) : -1, fields.IndexOf(text.Key.Field)
               select new ChangedAround(text.Key.AssessmentId is { } of ? NameOf(of, content) : null, Subject(text.Key, content, L),
                   ChangedPart.Of("", was, becomes)),
        ];
    }

    private static string InWords(
        DraftPiece piece, IEnumerable<string> names, IReadOnlyDictionary<string, string> pieces, DraftContent content, SiteText L)
    {
        var text = string.Join("\n\n", names.Select(n => pieces.GetValueOrDefault(n, "").Trim()).Where(t => t.Length > 0));
        return piece.Kind == DraftPieceKind.Mark ? DraftWords.Mark(text, piece.ScaleIn(content.Framework), L) : text;
    }

    private static string NameOf(Guid assessment, DraftContent content) =>
        content.Approaches[content.Inspection.Assessments.Single(a => a.Id == assessment).ApproachId].Name;

    private static string Subject(DraftPiece piece, DraftContent content, SiteText L)
    {
        if (piece.Side is { } side)
            return L["Conclusie over {0}: {1}", ThemeName(piece.Code!, content), DraftWords.Side(side, L)];
        var subject = L[piece.Field.Subject];
        if (content.Framework.OverallPlaces.FirstOrDefault(p => p.Code == piece.Code) is not { } place)
            return char.ToUpperInvariant(subject[0]) + subject[1..];
        var judged = DraftWords.Overall(place, L);
        return piece.Kind == DraftPieceKind.Mark ? L["Oordeel: {0}", judged] : L["Reden van het oordeel: {0}", judged];
    }

    private static string ThemeName(string code, DraftContent content) =>
        content.Framework.Themes.FirstOrDefault(t => t.Code == code) is { } theme ? theme.CodedName : code;
}
