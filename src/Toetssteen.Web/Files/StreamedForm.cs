using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Toetssteen.Web.Ui.Forms;

namespace Toetssteen.Web.Files;

/// <summary>
/// Keeps the body of a form from being read before the page does so itself, piece by piece or not at all: otherwise all of it would be
/// taken in first, files and all, from whoever sent it. A page with files then checks the token of the form itself, through
/// <see cref="StreamedForm"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadsBodyItselfAttribute : Attribute, IResourceFilter
{
    /// <inheritdoc/>
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        foreach (
            var reader in context
                .ValueProviderFactories.Where(f =>
                    f is FormValueProviderFactory or FormFileValueProviderFactory or JQueryFormValueProviderFactory)
                .ToList())
            context.ValueProviderFactories.Remove(reader);
    }

    /// <inheritdoc/>
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}

/// <summary>
/// A form with files as it comes in: no file is held in memory, and none is read before the token of the form was checked.
/// </summary>
public sealed class StreamedForm(HttpContext http, IAntiforgery antiforgery)
{
    private const string Token = "__RequestVerificationToken";
    private const int LongestField = 8 * 1024;

    /// <summary>The identity of the form, as soon as a file is reached; null where it has none.</summary>
    public Guid? Identity { get; private set; }

    /// <summary>A file in a form. Its content is read before the next one is asked for.</summary>
    public sealed record Part(string Name, Stream Content);

    /// <summary>The files, in the order in which they were chosen; a field in which none was chosen is passed over.</summary>
    /// <exception cref="AntiforgeryValidationException">The form does not come from this site, or from another session.</exception>
    /// <exception cref="IOException">The line dropped, or the body is no form with files.</exception>
    public async IAsyncEnumerable<Part> FilesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        if (
            !MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary)
            throw new InvalidDataException("No form with files.");
        var reader = new MultipartReader(boundary.Value!, http.Request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 16 * 1024 };
        var isChecked = false;
        while (await reader.ReadNextSectionAsync(stop) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                continue;
            if (!disposition.IsFileDisposition())
            {
                if (HeaderUtilities.RemoveQuotes(disposition.Name) == Token && !isChecked)
                    http.Request.Headers["RequestVerificationToken"] = await FieldAsync(section.Body, stop);
                else if (
                    HeaderUtilities.RemoveQuotes(disposition.Name) == FormsOnce.Field
                    && Guid.TryParse(await FieldAsync(section.Body, stop), out var identity))
                    Identity = identity;
                continue;
            }
            if (!isChecked)
                await antiforgery.ValidateRequestAsync(http);
            isChecked = true;
            var name = HeaderUtilities
                .RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName)
                .Value;
            if (!string.IsNullOrEmpty(name))
                yield return new Part(name, section.Body);
        }
        if (!isChecked)
            await antiforgery.ValidateRequestAsync(http);
    }

    private static async Task<string> FieldAsync(Stream body, CancellationToken stop)
    {
        var bytes = new byte[LongestField];
        return System.Text.Encoding.ASCII.GetString(
            bytes,
            0,
            await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop));
    }
}
