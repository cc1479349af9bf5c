using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>A cell as a spreadsheet takes it.</summary>
/// <param name="Kind">"text", "number", or the format in which a number is shown.</param>
/// <param name="Value">What stands in it.</param>
public sealed record SheetCell(string Kind, string Value);

/// <summary>Reads a spreadsheet back.</summary>
public static class Sheets
{
    public static async Task<IReadOnlyList<IReadOnlyList<SheetCell>>> ReadAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", response.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith(".xlsx", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        return Read(await response.Content.ReadAsByteArrayAsync());
    }

    public static IReadOnlyList<IReadOnlyList<SheetCell>> Read(byte[] content)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        Assert.Empty(
            new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var workbook = document.WorkbookPart!;
        var sheet = workbook.WorksheetParts.Single().Worksheet;
        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
        var styles = workbook.WorkbookStylesPart!.Stylesheet;
        var own = styles
            .NumberingFormats!.Elements<NumberingFormat>()
            .ToDictionary(f => f.NumberFormatId!.Value, f => f.FormatCode!.Value!);
        var formats = styles.CellFormats!.Elements<CellFormat>().Select(f => f.NumberFormatId!.Value).ToList();
        return
        [
            .. sheet
                .Descendants<Row>()
                .Select(row =>
                    (IReadOnlyList<SheetCell>)
                        [
                            .. row.Elements<Cell>()
                                .Select(cell =>
                                    cell.DataType?.Value == CellValues.InlineString ? new SheetCell("text", cell.InlineString!.InnerText)
                                    : cell.CellValue is null ? new SheetCell("", "")
                                    : new SheetCell(
                                        formats[(int)(cell.StyleIndex?.Value ?? 0)] switch
                                        {
                                            0 => "number",
                                            9 => "0%",
                                            var number => own[number],
                                        },
                                        cell.CellValue.Text)),
                        ]),
        ];
    }
}
