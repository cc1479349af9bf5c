using System.Globalization;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Features.Questionnaires.Fill;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>What a finding rests on, as it is kept with a reading, in words.</summary>
internal static class EvidenceWords
{
    /// <summary>One source: its piece and its value.</summary>
    public static string Of(string kept, DraftContent content)
    {
        var parts = kept.Split(' ', 2);
        return (DraftPiece.Of(parts[0])?.Kind, parts.Length > 1 ? parts[1] : "") switch
        {
            (DraftPieceKind.Answers, var value) when CitedAnswer.Read(value) is var (id, code) => $"{Respondent(id, content)}, {code}",
            (DraftPieceKind.Passages, var value) when SourceReference.TryReadAll(value, out var sources) => string.Join(
                "; ",
                sources.Select(s => Passage(s, content))),
            (DraftPieceKind.Meetings, var value) when value.Split(':') is [var id, .. var paragraph] => string.Join(
                ", ",
                paragraph.Prepend(Meeting(id, content))),
            var (_, value) => value,
        };
    }

    private static string Respondent(Guid id, DraftContent content) =>
        content.Inspection.Assessments.SelectMany(a => a.Respondents).FirstOrDefault(r => r.Id == id)?.Name ?? $"{id}";

    private static string Passage(SourceReference source, DraftContent content) => string.Join(", ", new[]
    {
        source.DocumentId is { } id && content.Documents.TryGetValue(id, out var document) ? document.Title : source.Title,
        AnswerInput.Place(source),
    }.Where(p => !string.IsNullOrWhiteSpace(p)));

    private static string Meeting(string id, DraftContent content) =>
        Guid.TryParse(id, out var meeting) && content.Meetings.TryGetValue(meeting, out var known)
            ? $"{known.Who}, {known.On.ToString("d MMMM yyyy", CultureInfo.CurrentCulture)}"
            : id;
}
