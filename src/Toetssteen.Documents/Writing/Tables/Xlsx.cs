using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;

namespace Toetssteen.Documents.Writing.Tables;

/// <summary>
/// A table as a spreadsheet, for people: numbers are numbers, days are days, and a text is a text, whatever it begins with. There is no
/// formula in it.
/// </summary>
public static class Xlsx
{
    /// <summary>Media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // The longest text that a cell of a spreadsheet holds, and the longest name of a sheet.
    private const int MostText = 32_767;
    private const int MostName = 31;
    private const int Narrowest = 9;
    private const int Widest = 60;
    private static readonly DateOnly DayZero = new(1899, 12, 30);
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    private enum Look : uint
    {
        Text,
        Number,
        Day,
        Percent,
        Head,
    }

    /// <summary>The table, with a header that stays in sight.</summary>
    public static byte[] Write(DataTable table)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Title = XmlText.Clean(table.Name);
            document.PackageProperties.Language = table.Language;
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = Sheet(table);
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = NameOf(table) }));
        }
        return stream.ToArray();
    }

    private static Worksheet Sheet(DataTable table)
    {
        var rows = new SheetData(new Row(table.Head.Select(name => Text(name, Look.Head))));
        foreach (var row in table.Rows)
            rows.Append(new Row(row.Select(CellOf)));
        var pane = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        return new Worksheet(
            new SheetViews(new SheetView(pane) { WorkbookViewId = 0, TabSelected = true }),
            new Columns(table.Head.Select((name, n) => new Column
            {
                Min = (uint)n + 1,
                Max = (uint)n + 1,
                Width = Math.Clamp(table.Rows.Select(r => Length(r[n])).Append(name.Length).Max() + 2, Narrowest, Widest),
                CustomWidth = true,
            })),
            rows,
            new AutoFilter { Reference = $"A1:{ColumnName(table.Head.Count)}{table.Rows.Count + 1}" });
    }

    private static Cell CellOf(object? value) => value switch
    {
        null or "" => new Cell(),
        string text => Text(text, Look.Text),
        int or long or decimal => Number(Convert.ToString(value, CultureInfo.InvariantCulture)!, Look.Number),
        Share share => Number(share.Value.ToString("R", CultureInfo.InvariantCulture), Look.Percent),
        DateOnly day when day >= FirstDay => Number((day.DayNumber - DayZero.DayNumber).ToString(CultureInfo.InvariantCulture), Look.Day),
        DateOnly day => Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Look.Text),
        PartialDate { Day: not null } date => CellOf(date.Earliest),
        PartialDate date => Text(date.ToString(), Look.Text),
        _ => throw new ArgumentException($"A cell holds no {value.GetType().Name}.", nameof(value)),
    };

    private static Cell Number(string value, Look look) => new(new CellValue(value)) { StyleIndex = (uint)look };

    private static Cell Text(string text, Look look)
    {
        var clean = XmlText.Clean(text);
        var held = clean.Length > MostText ? clean[..(MostText - 1)] + "…" : clean;
        return new Cell(new InlineString(new Text(held) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = (uint)look,
        };
    }

    // In the order of Look. A text has the format of texts: it stays one when someone opens and closes the cell.
    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "d\\-m\\-yyyy" }) { Count = 1 },
            new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
            {
                Count = 2,
            },
            new Borders(new Border()) { Count = 1 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(Format(49), Format(0), Format(164), Format(9), Format(49, font: 1)) { Count = 5 });

    private static CellFormat Format(uint number, uint font = 0) =>
        new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top })
        {
            NumberFormatId = number,
            ApplyNumberFormat = true,
            FontId = font,
            ApplyFont = true,
            ApplyAlignment = true,
        };

    private static int Length(object? value) => value switch
    {
        string text => text.Split('\n').Max(line => line.Length),
        DateOnly or PartialDate => "31-12-2026".Length,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)?.Length ?? 0,
    };

    private static string NameOf(DataTable table)
    {
        var name = new string([.. XmlText.Clean(table.Name).Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\'))]).Trim(
            '\'',
            ' ');
        return name.Length == 0 ? "1"
            : name.Length > MostName ? name[..MostName]
            : name;
    }

    private static string ColumnName(int number) => number <= 26
        ? $"{(char)('A' + number - 1)}" : ColumnName((number - 1) / 26) + ColumnName(((number - 1) % 26) + 1);
}
