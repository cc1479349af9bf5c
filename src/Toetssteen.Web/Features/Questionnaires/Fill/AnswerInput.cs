using System.Globalization;
using Toetssteen.Domain;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Questionnaires.Fill;

/// <summary>Why an answer is not stored as it is.</summary>
public sealed record Refusal(bool IsTooLong, string Sentence);

/// <summary>How answers are typed, against how they are kept.</summary>
public static class AnswerInput
{
    /// <summary>What was typed, as it is kept: one way of ending lines, dates and numbers as the domain writes them. What is neither stays as it is.</summary>
    public static string Tidy(Question question, string? typed)
    {
        var value = (typed ?? "").ReplaceLineEndings("\n");
        if (question.Type is QuestionType.Text)
            return string.IsNullOrWhiteSpace(value) ? "" : value;
        value = value.Trim();
        return question.Type switch
        {
            QuestionType.Date when TypedDate.TryRead(value, out var date, out _) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            QuestionType.Decimal when !RawValue.TryNumber(value, out _) && TypedNumber.TryRead(value, out var number) => TypedNumber.Write(number),
            QuestionType.Sources when SourceReference.TryReadAll(value, out var sources) => SourceReference.WriteAll(sources),
            _ => value,
        };
    }

    /// <summary>What is kept, as a person types it.</summary>
    public static string Shown(Question question, string? kept) =>
        question.Type == QuestionType.Date && RawValue.TryDate(kept, out var date) ? date.ToString("d-M-yyyy", CultureInfo.InvariantCulture) : kept ?? "";

    /// <summary>
    /// Why the answer cannot be stored at all; null where it can. An answer that does not fit its question is stored as it was typed, and
    /// its problem is told beside it.
    /// </summary>
    public static Refusal? Refusal(Question question, string value, SiteText text)
    {
        var most = question.Type == QuestionType.Sources ? Answer.MaxLength : Question.MaxText;
        if (value.Length > Answer.MaxLength || RawValue.Length(value) > most)
            return new Refusal(true, text[QuestionProblem.Sentences["Q007"], RawValue.Length(value), most]);
        return RawValue.IsSound(value) ? null : new Refusal(false, text[QuestionProblem.Sentences["Q008"]]);
    }

    /// <summary>What is wrong with an answer as far as it can be seen from that answer alone; null where nothing is.</summary>
    public static string? Problem(QuestionnaireForm form, Question question, string value, SiteText text)
    {
        var alone = question.Constraint?.Names.Any() == true ? question with { Constraint = null } : question;
        return form.Check(alone, value, new Dictionary<string, string>()) is { } problem ? Texts.Problem(problem, text) : null;
    }

    /// <summary>The place in a document as one line: "12", "§ 3.2", "12, § 3.2".</summary>
    public static string Place(SourceReference source) =>
        string.Join(", ", new[] { source.Page?.ToString(CultureInfo.InvariantCulture), source.Section }.Where(p => !string.IsNullOrWhiteSpace(p)));

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
