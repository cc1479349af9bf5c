using System.Text;

namespace Toetssteen.Web.Ui;

/// <summary>
/// Tables as CSV after RFC 4180: commas, CRLF, quotes where needed. A cell that a spreadsheet would take for a formula is shown as the text
/// it is, by an apostrophe in front of it.
/// </summary>
public static class Csv
{
    /// <summary>Media type of a table with a header.</summary>
    public const string MediaType = "text/csv; charset=utf-8; header=present";

    private const string BeginsFormula = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>The table, the header first, with the mark by which a spreadsheet knows that it is UTF-8.</summary>
    public static byte[] Write(IEnumerable<IEnumerable<string?>> rows)
    {
        var csv = new StringBuilder("\uFEFF");
        foreach (var row in rows)
            csv.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>One cell.</summary>
    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = BeginsFormula.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
