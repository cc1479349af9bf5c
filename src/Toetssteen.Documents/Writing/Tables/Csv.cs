using System.Globalization;
using System.Text;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;

namespace Toetssteen.Documents.Writing.Tables;

/// <summary>
/// A table as CSV after RFC 4180, for programs: commas, CRLF, quotes where needed, UTF-8 without a mark, a point before decimals, days as
/// 2026-12-14. Values are raw: a text that begins with <c>=</c> is that text. People get <see cref="Xlsx"/>, in which nothing runs.
/// </summary>
public static class Csv
{
    /// <summary>Media type of a table with a header.</summary>
    public const string MediaType = "text/csv; charset=utf-8; header=present";

    /// <summary>The table, the header first.</summary>
    public static byte[] Write(DataTable table)
    {
        var csv = new StringBuilder();
        foreach (var row in table.Rows.Prepend([.. table.Head]))
            csv.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>One cell.</summary>
    public static string Cell(object? value)
    {
        var text = value switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            PartialDate date => date.ToString(),
            Share share => share.Value.ToString("0.###", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
