using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Extraction;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Web.Data;
using Toetssteen.Web.Files;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Documents.Add;

/// <summary>
/// Adds documents by their files, several at a time; or the file of a document that was claimed or requested. A script of the page sends
/// them one by one and is told in JSON.
/// </summary>
[ReadsBodyItself, IgnoreAntiforgeryToken(Order = 1001), RequestSizeLimit(MostAtOnce * (FileKinds.MaxBytes + (1 << 20)))]
public sealed partial class AddModel(
    AppDb db,
    CurrentUser user,
    AddedDocuments added,
    IAntiforgery antiforgery,
    WorkLinks work,
    SiteText text,
    ILogger<AddModel> log
) : DocumentsPage(db, user)
{
    /// <summary>Most files in one go.</summary>
    public const int MostAtOnce = 20;

    private readonly CurrentUser _user = user;

    /// <summary>What the script of the page is told.</summary>
    /// <param name="Next">Where to go on.</param>
    /// <param name="Refused">Why nothing was added, in one sentence; null when it was.</param>
    public sealed record Told(string Next, string? Refused);

    /// <summary>The document that the file belongs to, where it is there already.</summary>
    [BindProperty(SupportsGet = true, Name = "document")]
    public Guid? DocumentId { get; set; }

    /// <summary>Its title, for the page.</summary>
    public Document? Document { get; private set; }

    /// <summary>Stands for the field.</summary>
    public string? Bestanden { get; set; }

    /// <summary>What was added, though something else was refused.</summary>
    public IReadOnlyList<string> Kept { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        if (DocumentId is { } id)
            Document = await Documents.FirstOrDefaultAsync(d => d.Id == id && d.OrganisationId == _user.OrganisationId, stop);
        return Document is null && (DocumentId is not null || !ModelState.IsValid) ? NotFound() : null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        List<Document> kept = [];
        try
        {
            await TakeAsync(kept);
        }
        catch (AntiforgeryValidationException)
        {
            Refuse(text["De pagina was verlopen; er is niets bewaard. Kies de bestanden opnieuw."]);
        }
        Need(kept.Count > 0 || !ModelState.IsValid, nameof(Bestanden), text["Kies een bestand. Er is nog niets toegevoegd."]);
        Kept = [.. kept.Select(d => d.Title)];
        var next =
            kept is [var one] && Document is null
                ? $"{work.EditDocument(InspectionId, one.Id)}?nieuw=true"
                : $"{work.Documents(InspectionId)}?gedaan=toegevoegd&aantal={kept.Count}";
        if (Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "application/json"))
            return new JsonResult(new Told(next, ModelState.IsValid ? null : ModelState[nameof(Bestanden)]!.Errors[0].ErrorMessage))
            {
                StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            };
        return ModelState.IsValid ? Redirect(next) : Page();
    }

    private async Task TakeAsync(List<Document> kept)
    {
        var name = "";
        try
        {
            var form = new StreamedForm(HttpContext, antiforgery);
            await foreach (var file in form.FilesAsync(HttpContext.RequestAborted))
            {
                name = FileNames.Clean(file.Name);
                if (kept.Count == (Document is null ? MostAtOnce : 1))
                    throw new RefusedFileException(RefusedFileException.TooMany);
                await TakeAsync(file, form.Identity, name, kept);
            }
        }
        catch (RefusedFileException refused)
        {
            Refuse(FileWords.Refused(refused.Code, name, text));
        }
        catch (Exception broken) when (broken is IOException or BadHttpRequestException or InvalidDataException)
        {
            Refuse(
                FileWords.Refused(
                    broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                        ? RefusedFileException.TooMany
                        : RefusedFileException.CutOff,
                    name,
                    text));
        }
    }

    private async Task TakeAsync(StreamedForm.Part file, Guid? form, string name, List<Document> kept)
    {
        try
        {
            if (Document is { } waiting)
                await added.AttachAsync(waiting, file, HttpContext.RequestAborted);
            kept.Add(Document ?? await added.AddAsync(InspectionId, _user.OrganisationId!.Value, file, form, HttpContext.RequestAborted));
        }
        catch (RefusedFileException refused)
        {
            if (refused.Code == RefusedFileException.NotKept)
                LogNotKept(log, refused);
            Refuse(FileWords.Refused(refused.Code, name, text));
        }
        catch (DomainException refused)
        {
            Refuse($"{text[refused]} ({refused.Code})");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A file that came in could not be kept.")]
    private static partial void LogNotKept(ILogger logger, Exception broken);

    private void Refuse(string sentence) => ModelState.AddModelError(nameof(Bestanden), sentence);
}
