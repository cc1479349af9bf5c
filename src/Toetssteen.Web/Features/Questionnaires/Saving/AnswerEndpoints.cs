using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Fill;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Questionnaires.Saving;

/// <summary>An answer that a browser sends while someone types.</summary>
/// <param name="Name">Name of the question.</param>
/// <param name="Value">What was answered, as typed; half an emoji in it is mended.</param>
/// <param name="BasedOn">The number of the answer that the writer saw; 0 for none.</param>
/// <param name="SaveId">Identity of the save; the same when it is sent again.</param>
public sealed record SaveRequest(
    string? Name,
    [property: JsonConverter(typeof(MendedTextConverter))] string? Value,
    int BasedOn,
    string? SaveId)
{
    /// <summary>The identity; empty where none was given, or what is none.</summary>
    public Guid Identity => Guid.TryParse(SaveId, out var identity) ? identity : Guid.Empty;
}

/// <summary>The answer is stored, durably.</summary>
/// <param name="Number">Its number, on which the next save is based.</param>
/// <param name="SavedAt">When it was stored.</param>
/// <param name="Problem">What is wrong with it; it is stored all the same. Null where nothing is.</param>
/// <param name="Others">Who else is in the questionnaire.</param>
public sealed record SaveReply(int Number, DateTimeOffset SavedAt, string? Problem, IReadOnlyList<Present> Others);

/// <summary>A colleague saved another text in the meantime; nothing was changed.</summary>
/// <param name="Yours">What was sent.</param>
/// <param name="Theirs">What is stored.</param>
/// <param name="By">Name of who saved it.</param>
/// <param name="At">When.</param>
/// <param name="Number">Its number.</param>
public sealed record SaveConflict(string Yours, string Theirs, string By, DateTimeOffset At, int Number);

/// <summary>A sign of life of a browser.</summary>
/// <param name="Page">The criterion whose page is open.</param>
/// <param name="Seen">The numbers of the answers that the page shows.</param>
public sealed record PingRequest(string? Page, Dictionary<string, int>? Seen);

/// <summary>What happened in the meantime.</summary>
/// <param name="IsOpen">Whether answers can still be given.</param>
/// <param name="Others">Who else is in the questionnaire.</param>
/// <param name="Newer">Answers of the page that are newer than what it shows.</param>
public sealed record PingReply(bool IsOpen, IReadOnlyList<Present> Others, IReadOnlyList<NewerAnswer> Newer);

/// <summary>An answer that is newer than what a page shows.</summary>
public sealed record NewerAnswer(string Name, string Value, int Number, string By, DateTimeOffset At);

/// <summary>
/// What browsers send while someone types. They are asked in JSON and answer in JSON; the page does the same by its form.
/// </summary>
internal static class AnswerEndpoints
{
    private const int LargestRequest = 4 << 20;

    public static WebApplication MapAnswers(this WebApplication app)
    {
        foreach (var language in new[] { Language.Dutch, Language.English })
        {
            var group = app.MapGroup($"{language.Prefix}/werk/vragenlijsten/{{id:guid}}");
            group.Require(Permission.FillIn);
            group.WithMetadata(new RequestSizeLimitAttribute(LargestRequest));
            group.AddEndpointFilter(RequireOwnPageAsync);
            group.MapPost("/antwoorden", SaveAsync);
            group.MapPost("/aanwezig", PingAsync);
        }
        return app;
    }

    private static async Task<Results<Ok<SaveReply>, Conflict<SaveConflict>, ProblemHttpResult>> SaveAsync(
        Guid id,
        SaveRequest save,
        AppDb db,
        CurrentUser user,
        KnownQuestionnaires questionnaires,
        AnswerWriter writer,
        Presence presence,
        SiteText text,
        CancellationToken stop)
    {
        if (
            await questionnaires.FindAsync(db, id, stop) is not { } known
            || known.OrganisationId != user.OrganisationId
            || known.Form.Find(save.Name ?? "") is not { } question)
            return Refused(
                "D198",
                text["Deze vraag is er niet meer"],
                text["Deze vraag hoort niet meer bij uw vragenlijst, of u hebt er geen toegang meer toe."],
                StatusCodes.Status404NotFound);
        if (save.Identity == Guid.Empty)
            return NoIdentity(text);
        var value = AnswerInput.Tidy(question, save.Value);
        if (AnswerInput.Refusal(question, value, text) is { } refusal)
            return refusal.IsTooLong
                ? Refused(refusal.Code, text["Dit antwoord is te lang"], refusal.Sentence, StatusCodes.Status413PayloadTooLarge)
                : Refused(
                    refusal.Code,
                    text["Dit antwoord kan niet bewaard worden"],
                    refusal.Sentence,
                    StatusCodes.Status422UnprocessableEntity);

        var stored = await writer.SaveAsync(new Save(id, question.Name, value, save.BasedOn, save.Identity, user.Id), stop);
        var others = presence.See(id, user.Id, user.Name, known.Form.PageOf(question.Name)!.Code);
        return stored.Outcome switch
        {
            null => Refused("D080", text["Deze vragenlijst is gesloten"], Refusals.Closed(text), StatusCodes.Status410Gone),
            SaveOutcome.IdentityUsed => IdentityUsed(text),
            SaveOutcome.Conflict => TypedResults.Conflict(
                new SaveConflict(value, stored.Value, await NameOfAsync(db, stored.By, text, stop), stored.At, stored.Number)),
            _ => TypedResults.Ok(new SaveReply(stored.Number, stored.At, AnswerInput.Problem(known.Form, question, value, text), others)),
        };
    }

    private static async Task<Results<Ok<PingReply>, NotFound>> PingAsync(
        Guid id,
        PingRequest ping,
        AppDb db,
        CurrentUser user,
        KnownQuestionnaires questionnaires,
        Presence presence,
        SiteText text,
        CancellationToken stop)
    {
        if (
            await questionnaires.FindAsync(db, id, stop) is not { } known
            || known.OrganisationId != user.OrganisationId
            || known.Form.FindPage(ping.Page ?? "") is not { } page)
            return TypedResults.NotFound();
        var names = page.Questions.Select(q => q.Name).ToList();
        var read = await (
            from questionnaire in db.Questionnaires
            where questionnaire.Id == id
            from answer in db.Answers.Where(a => a.QuestionnaireId == id && names.Contains(a.Name)).DefaultIfEmpty()
            select new
            {
                questionnaire.IsOpen,
                Name = answer == null ? "" : answer.Name,
                Number = answer == null ? 0 : answer.Number,
            }
        ).ToListAsync(stop);
        var newer = read.Where(a => a.Number > (ping.Seen?.GetValueOrDefault(a.Name) ?? 0)).Select(a => a.Name).ToList();
        var answers =
            newer.Count == 0
                ? []
                : await db
                    .Answers.AsNoTracking()
                    .Where(a => a.QuestionnaireId == id && newer.Contains(a.Name))
                    .Select(a => new NewerAnswer(
                        a.Name,
                        a.Value,
                        a.Number,
                        db.Accounts.Where(x => x.Id == a.SavedBy).Select(x => x.Name).FirstOrDefault() ?? text["een collega"],
                        a.SavedAt))
                    .ToListAsync(stop);
        return TypedResults.Ok(new PingReply(read[0].IsOpen, presence.See(id, user.Id, user.Name, page.Code), answers));
    }

    /// <summary>A refusal of ours: the browser believes no other, and finds the code in it.</summary>
    internal static ProblemHttpResult Refused(string code, string title, string sentence, int status) =>
        TypedResults.Problem(
            title: title,
            detail: sentence,
            statusCode: status,
            extensions: new Dictionary<string, object?> { ["code"] = code });

    internal static ProblemHttpResult NoIdentity(SiteText text) => Refused("D195", text["Deze tekst is niet opgeslagen"],
        text["Deze tekst is niet opgeslagen, want het kenmerk van het opslaan ontbreekt. Sla de tekst opnieuw op."],
        StatusCodes.Status422UnprocessableEntity);

    internal static ProblemHttpResult IdentityUsed(SiteText text) => Refused("D196", text["Deze tekst is niet opgeslagen"],
        text["Deze tekst is niet opgeslagen, want het kenmerk van het opslaan hoort bij een andere tekst. Sla de tekst opnieuw op."],
        StatusCodes.Status422UnprocessableEntity);

    internal static async Task<string> NameOfAsync(AppDb db, Guid account, SiteText text, CancellationToken stop) =>
        await db.Accounts.Where(a => a.Id == account).Select(a => a.Name).SingleOrDefaultAsync(stop) ?? text["een collega"];

    /// <summary>Only a page of ours sends these, for the one who opened it.</summary>
    internal static async ValueTask<object?> RequireOwnPageAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        await OwnPage.IsOfThisPersonAsync(call.HttpContext) ? await next(call)
            : OwnPage.Refusal(call.HttpContext.RequestServices.GetRequiredService<SiteText>());
}
