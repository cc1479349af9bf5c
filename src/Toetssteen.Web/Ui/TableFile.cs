using Microsoft.AspNetCore.Mvc;
using Toetssteen.Documents.Writing.Tables;

namespace Toetssteen.Web.Ui;

/// <summary>A table as a file, by the end of the address that was asked for: <c>.xlsx</c> for people, <c>.csv</c> for programs.</summary>
public static class TableFile
{
    /// <summary>How the address of a table for people ends.</summary>
    public const string ForPeople = ".xlsx";

    /// <summary>How the address of a table for programs ends.</summary>
    public const string ForPrograms = ".csv";

    /// <summary>The file, to be kept under this name and the end of the address.</summary>
    public static FileContentResult Of(HttpRequest request, DataTable table, string name)
    {
        var (content, mediaType, end) = Write(request, table);
        return new FileContentResult(content, mediaType) { FileDownloadName = name + end };
    }

    /// <summary>What is sent: content, media type, end of the name.</summary>
    public static (byte[] Content, string MediaType, string End) Write(HttpRequest request, DataTable table) =>
        request.Path.Value?.EndsWith(ForPrograms, StringComparison.Ordinal) is true
            ? (Csv.Write(table), Csv.MediaType, ForPrograms) : (Xlsx.Write(table), Xlsx.MediaType, ForPeople);
}
