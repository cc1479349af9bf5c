using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Web.Features.Questionnaires.Fill;

/// <summary>The names in the form of a page, and what the form says. A field bears the name of its question.</summary>
public static class AnswerForm
{
    /// <summary>A choice after a conflict: what is stored stays.</summary>
    public const string Theirs = "hun";

    /// <summary>A choice after a conflict: what was typed takes its place.</summary>
    public const string Mine = "mijn";

    /// <summary>A choice after a conflict: both, one below the other.</summary>
    public const string Both = "beide";

    /// <summary>The hidden field that says which answer was shown.</summary>
    public static string MarkOf(string question) => $"gezien:{question}";

    /// <summary>
    /// A mark that says which text was shown: its number, and the text in short. So a form that was opened long ago changes only what was
    /// changed in it.
    /// </summary>
    public static string Mark(int number, string value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{number}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 8))}");

    /// <summary>The number in such a mark.</summary>
    public static int NumberIn(string mark) =>
        int.TryParse(mark.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The choice after a conflict.</summary>
    public static string ChoiceOf(string question) => $"keuze:{question}";

    /// <summary>The hidden field that says which other version was shown beside one's own.</summary>
    public static string OtherOf(string question) => $"ander:{question}";

    /// <summary>The title of the document, in a row of places.</summary>
    public static string TitleOf(string question, int row) => string.Create(CultureInfo.InvariantCulture, $"{question}:{row}:titel");

    /// <summary>The page or section, in a row of places.</summary>
    public static string PlaceOf(string question, int row) => string.Create(CultureInfo.InvariantCulture, $"{question}:{row}:plaats");

    /// <summary>The document that was chosen, in a row of places.</summary>
    public static string DocumentOf(string question, int row) => string.Create(CultureInfo.InvariantCulture, $"{question}:{row}:document");

    /// <summary>The answer that the form gives to a question, as it is kept.</summary>
    public static string Read(IFormCollection form, Question question)
    {
        return question.Type == QuestionType.Sources
            ? ReadPlaces(form, question.Name)
            : AnswerInput.Tidy(question, string.Join(' ', form[question.Name].OfType<string>()));
    }

    /// <summary>The rows of places of a field, as they are kept.</summary>
    public static string ReadPlaces(IFormCollection form, string name)
    {
        var sources = new List<SourceReference>();
        for (var row = 0; row < SourceReference.MaxCount + 1 && form.ContainsKey(TitleOf(name, row)); row++)
        {
            var (page, section) = AnswerInput.ReadPlace(form[PlaceOf(name, row)]);
            var title = form[TitleOf(name, row)].ToString().Trim();
            Guid? document = Guid.TryParse(form[DocumentOf(name, row)], out var id) ? id : null;
            sources.Add(new SourceReference(document, title.Length > 0 ? title : null, page, section));
        }
        return SourceReference.WriteAll(sources);
    }
}
