using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Reads who answered, where a table or our own sentences tell it.</summary>
internal sealed class RespondentLines(ReadSoFar soFar, PlacedTexts texts)
{
    private const string About = "Wie antwoordden over ";

    private string? _approach;
    private bool _inDepartures;

    /// <summary>Rows of a table that says of each respondent its role and how it answered.</summary>
    public List<(string? Approach, string Name, string Role, string Answered)> Rows { get; } = [];

    /// <summary>A line of our own documents about who answered; false where it is none.</summary>
    public bool TryLine(Paragraph paragraph)
    {
        var text = paragraph.Text;
        _inDepartures = paragraph.IsListItem ? _inDepartures : Words.Folded(text) == "afwijkingen van de werkwijze";
        if (text.StartsWith(About, StringComparison.Ordinal))
        {
            _approach = text[About.Length..].Trim();
            texts.Recognised(paragraph.Place, text);
            return true;
        }
        // What departs is told by how each answered, which its row says.
        if (!_inDepartures || !Rows.Exists(r => text.StartsWith(r.Name, StringComparison.Ordinal)))
            return false;
        texts.ClaimAnswer(paragraph.Place, text);
        return true;
    }

    /// <summary>Reads a table of who answered; false where it is none.</summary>
    public bool TryTable(Table table)
    {
        var tellsHow = TellsHowTheyAnswered(table);
        if (!IsRespondents(table) || (soFar.Section != Section.Approach && !tellsHow))
            return false;
        foreach (var row in table.Rows)
        {
            if (!tellsHow && row != table.Rows[0] && row.Cells[0].Paragraphs is [var name, ..])
                soFar.Current.Introduction.Add(name with { IsListItem = true });
            foreach (var paragraph in row.Cells.SelectMany(c => c.Paragraphs))
                texts.ClaimAnswer(row.Place, paragraph.Text);
            if (tellsHow && row != table.Rows[0] && row.Cells.Count > 2)
                Rows.Add((_approach, row.Cells[0].Text, row.Cells[1].Text, row.Cells[^1].Text));
        }
        return true;
    }

    /// <summary>In the list of who answered, a short line without an end is a name, bullet or none.</summary>
    public bool IsName(Paragraph paragraph) =>
        soFar.Current is { Description.Count: 0, Introduction: [.., var before] introduction }
        && (before.IsListItem || before.Text.TrimEnd().EndsWith(':')) && introduction.Exists(p => p.Text.EndsWith(':'))
        && paragraph.Text.Length <= 60 && char.IsLetterOrDigit(paragraph.Text[^1]) && char.IsUpper(paragraph.Text[0]);

    // Its first head is organisation, partner or respondent.
    private static bool IsRespondents(Table table) =>
        Words.Of(table.Rows[0].Cells[0].Text, 5) is [var head, ..]
        && (head.StartsWith("organisatie", StringComparison.Ordinal) || head.StartsWith("netwerkpartner", StringComparison.Ordinal)
            || head.StartsWith("respondent", StringComparison.Ordinal) || head.StartsWith("partner", StringComparison.Ordinal)
            || head == "naam" || head == "instelling");

    private static bool TellsHowTheyAnswered(Table table) =>
        table.Rows[0].Cells.Count > 2 && table.Rows[0].Cells.Skip(1).Any(c => Words.Folded(c.Text) is "rol")
        && table.Rows[0].Cells.Any(c => Words.Folded(c.Text).Contains("antwoord", StringComparison.Ordinal));
}
