using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;
using static Toetssteen.Web.Features.Questionnaires.Saving.AnswerEndpoints;

namespace Toetssteen.Web.Features.Drafts.Saving;

/// <summary>
/// What browsers send while an inspector types in a draft: the same requests and replies as for answers, for the same script.
/// </summary>
internal static class DraftEndpoints
{
    private const int LargestRequest = 4 << 20;
    private const int LongestPlace = 100;

    public static WebApplication MapDrafts(this WebApplication app)
    {
        foreach (var language in new[] { Language.Dutch, Language.English })
        {
            var group = app.MapGroup($"{language.Prefix}/werk/concepten/{{inspection:guid}}");
            group.Require(Permission.Judge);
            group.WithMetadata(new RequestSizeLimitAttribute(LargestRequest));
            group.AddEndpointFilter(RequireOwnPageAsync);
            group.MapPost("/stukken", SaveAsync);
            group.MapPost("/aanwezig", PingAsync);
        }
        return app;
    }

    private static async Task<Results<Ok<SaveReply>, Conflict<SaveConflict>, ProblemHttpResult>> SaveAsync(
        Guid inspection, SaveRequest save, AppDb db, FrameworkCatalogue frameworks, CurrentUser user, DraftWriter writer, Presence presence,
        SiteText text, CancellationToken stop)
    {
        var name = save.Name ?? "";
        if (
            DraftPiece.Of(name) is not { } piece
            || await FindAsync(db, frameworks, user, inspection, piece, stop) is not ({ } draft, { } framework))
            return Refused(
                "D198",
                text["Deze tekst is er niet meer"],
                text["Een collega heeft deze bevinding intussen samengevoegd of gesplitst, of u hebt geen toegang meer tot dit concept."],
                StatusCodes.Status404NotFound);
        if (save.Identity == Guid.Empty)
            return NoIdentity(text);
        var value = PieceInput.Tidy(piece.Kind, save.Value);
        if (PieceInput.Refusal(piece.Kind, value, piece.ScaleIn(framework), text) is { } refusal)
            return refusal.IsTooLong
                ? Refused(refusal.Code, text["Deze tekst is te lang"], refusal.Sentence, StatusCodes.Status413PayloadTooLarge)
                : Refused(
                    refusal.Code,
                    text["Deze tekst kan niet bewaard worden"],
                    refusal.Sentence,
                    StatusCodes.Status422UnprocessableEntity);

        StoredPiece stored;
        try
        {
            stored = await writer.SaveAsync(new PieceSave(inspection, name, value, save.BasedOn, save.Identity), stop);
        }
        catch (DomainException frozen) when (frozen.Code == "D103")
        {
            // Sent again after its acknowledgement was lost: it was stored before the draft was frozen.
            var last = await db.DraftTexts.AsNoTracking().SingleOrDefaultAsync(t => t.InspectionId == inspection && t.Name == name, stop);
            if (last?.IsFrom(save.Identity, value) is not true)
                return Refused(frozen.Code, text["Dit concept ligt nu vast"], text[frozen], StatusCodes.Status410Gone);
            stored = new StoredPiece(SaveOutcome.Unchanged, last!.Value, last.Number, last.SavedBy, last.SavedAt);
        }
        var others = presence.See(inspection, user.Id, user.Name, PlaceOf(piece, draft, text));
        if (stored.Outcome == SaveOutcome.IdentityUsed)
            return IdentityUsed(text);
        if (stored.Outcome != SaveOutcome.Conflict)
            return TypedResults.Ok(new SaveReply(stored.Number, stored.At, null, others));
        var by = await NameOfAsync(db, stored.By, text, stop);
        return TypedResults.Conflict(new SaveConflict(value, stored.Value, by, stored.At, stored.Number));
    }

    private static async Task<Results<Ok<PingReply>, NotFound>> PingAsync(
        Guid inspection, PingRequest ping, AppDb db, CurrentUser user, Presence presence, SiteText text, CancellationToken stop)
    {
        var names = (ping.Seen ?? []).Keys.ToList();
        var read = await (
            from draft in db.Drafts
            where draft.InspectionId == inspection && db.JudgedBy(user).Any(i => i.Id == inspection)
            from piece in db.DraftTexts.Where(t => t.InspectionId == inspection && names.Contains(t.Name)).DefaultIfEmpty()
            select new
            {
                draft.Stage,
                Name = piece == null ? "" : piece.Name,
                Number = piece == null ? 0 : piece.Number,
            }
        ).ToListAsync(stop);
        if (read.Count == 0)
            return TypedResults.NotFound();
        var newer = read.Where(p => p.Number > (ping.Seen?.GetValueOrDefault(p.Name) ?? 0)).Select(p => p.Name).ToList();
        var pieces =
            newer.Count == 0
                ? []
                : await db
                    .DraftTexts.AsNoTracking()
                    .Where(t => t.InspectionId == inspection && newer.Contains(t.Name))
                    .Select(t => new NewerAnswer(
                        t.Name,
                        t.Value,
                        t.Number,
                        db.Accounts.Where(a => a.Id == t.SavedBy).Select(a => a.Name).FirstOrDefault() ?? text["een collega"],
                        t.SavedAt))
                    .ToListAsync(stop);
        var place = ping.Page is { Length: <= LongestPlace } page ? page : "";
        var others = presence.See(inspection, user.Id, user.Name, place);
        return TypedResults.Ok(new PingReply(read[0].Stage is DraftStage.Judging or DraftStage.Deciding, others, pieces));
    }

    /// <summary>The draft and its framework, where this piece is one of it and this person writes in it; else null.</summary>
    private static async Task<(FactsheetDraft Draft, Framework Framework)?> FindAsync(
        AppDb db, FrameworkCatalogue frameworks, CurrentUser user, Guid inspection, DraftPiece piece, CancellationToken stop)
    {
        var known = await db.JudgedBy(user)
            .AsNoTracking()
            .Where(i => i.Id == inspection)
            .Join(
                db.Studies,
                i => i.StudyId,
                s => s.Id,
                (i, s) =>
                    new
                    {
                        s.FrameworkId,
                        s.Part,
                        Assessments = i.Assessments.Select(a => a.Id).ToList(),
                    })
            .SingleOrDefaultAsync(stop);
        var draft = known is null
            ? null
            : await db
                .Drafts.AsNoTracking()
                .Include(d => d.Findings)
                .AsSingleQuery()
                .SingleOrDefaultAsync(d => d.InspectionId == inspection, stop);
        if (known is null || draft is null)
            return null;
        var meetings = piece.MeetingId is null ? []
            : await db.Meetings.Where(m => m.InspectionId == inspection).Select(m => m.Id).ToListAsync(stop);
        var framework = frameworks.Of(new StudyFramework(known.FrameworkId, known.Part));
        return piece.IsOf(draft, known.Assessments, meetings, framework) ? (draft, framework) : null;
    }

    // Where someone is, as colleagues read it.
    private static string PlaceOf(DraftPiece piece, FactsheetDraft draft, SiteText text) =>
        piece.Code ?? draft.Findings.FirstOrDefault(f => f.Id == piece.FindingId)?.Place
        ?? (piece.MeetingId is not null ? text["gesprekken"] : text["inleiding"]);
}
