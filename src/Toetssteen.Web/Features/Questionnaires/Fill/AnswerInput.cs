using System.Globalization;
using Toetssteen.Domain;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Questionnaires.Fill;

/// <summary>Why a text is not stored as it is.</summary>
/// <param name="Code">Its code.</param>
/// <param name="IsTooLong">Whether it is too long.</param>
/// <param name="Sentence">What is told.</param>
public sealed record Refusal(string Code, bool IsTooLong, string Sentence);

/// <summary>How answers are typed, against how they are kept.</summary>
public static class AnswerInput
{
    /// <summary>
    /// What was typed, as it is kept: one way of ending lines, no half emoji, dates and numbers as the domain writes them. What is neither
    /// stays as it is.
    /// </summary>
    public static string Tidy(Question question, string? typed)
    {
        var value = RawValue.Mend(typed ?? "").ReplaceLineEndings("\n");
        if (question.Type is QuestionType.Text)
            return string.IsNullOrWhiteSpace(value) ? "" : value;
        value = value.Trim();
        return question.Type switch
        {
            QuestionType.Date when TypedDate.TryRead(value, out var date, out _) => date.ToString(
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture),
            QuestionType.Decimal when !RawValue.TryNumber(value, out _) && TypedNumber.TryRead(value, out var number) => TypedNumber.Write(
                number),
            QuestionType.Sources when SourceReference.TryReadAll(value, out var sources) => SourceReference.WriteAll(sources),
            _ => value,
        };
    }

    /// <summary>What is kept, as a person types it.</summary>
    public static string Shown(Question question, string? kept) =>
        question.Type == QuestionType.Date && RawValue.TryDate(kept, out var date)
            ? date.ToString("d-M-yyyy", CultureInfo.InvariantCulture)
            : kept ?? "";

    /// <summary>
    /// Why the answer cannot be stored at all; null where it can. An answer that does not fit its question is stored as it was typed, and
    /// its problem is told beside it.
    /// </summary>
    public static Refusal? Refusal(Question question, string value, SiteText text)
    {
        var most = question.Type == QuestionType.Sources ? Answer.MaxLength : Question.MaxText;
        if (RawValue.Length(value) is var length && length > most)
            return new Refusal("Q007", true, text[QuestionProblem.Sentences["Q007"], length.InWords(), most.InWords()]);
        return RawValue.IsSound(value) ? null : new Refusal("Q008", false, text[QuestionProblem.Sentences["Q008"]]);
    }

    /// <summary>What is wrong with an answer as far as it can be seen from that answer alone; null where nothing is.</summary>
    public static string? Problem(QuestionnaireForm form, Question question, string value, SiteText text)
    {
        var alone = question.Constraint?.Names.Any() == true ? question with { Constraint = null } : question;
        return form.Check(alone, value, new Dictionary<string, string>()) is { } problem ? Texts.Problem(problem, text) : null;
    }

    /// <summary>The place in a document as one line: "12", "§ 3.2", "12, § 3.2".</summary>
    public static string Place(SourceReference source) =>
        string.Join(
            ", ",
            new[] { source.Page?.ToString(CultureInfo.InvariantCulture), source.Section }.Where(p => !string.IsNullOrWhiteSpace(p)));

    /// <summary>A place as one line was typed: a number is a page, anything else a section; nothing typed is lost.</summary>
    public static (int? Page, string? Section) ReadPlace(string? typed)
    {
        var place = typed?.Trim() ?? "";
        var comma = place.IndexOf(',', StringComparison.Ordinal);
        var (first, rest) = comma < 0 ? (place, "") : (place[..comma].TrimEnd(), place[(comma + 1)..].TrimStart());
        if (int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var page))
            return (page, rest.Length > 0 ? rest : null);
        return (null, place.Length > 0 ? place : null);
    }
}
