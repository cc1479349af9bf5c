using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Cards;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Cards.FillIn;

/// <summary>How a card stands.</summary>
public enum CardState
{
    /// <summary>No code was given yet.</summary>
    Asked,

    /// <summary>No card has this code.</summary>
    Unknown,

    /// <summary>It was used.</summary>
    Used,

    /// <summary>The last day is past.</summary>
    Expired,

    /// <summary>It can be used.</summary>
    Open,
}

/// <summary>
/// The questions behind a card: one form, stored as a whole, that asks nobody's name. Works without scripts. Sent twice it is one.
/// </summary>
public sealed class FillInModel(AppDb db, CurrentUser user, FrameworkCatalogue frameworks, Throttle throttle, KnownDevices devices,
    SiteLinks links, SiteText text, TimeProvider clock)
    : FormPage
{
    private CardRound _round = null!;
    private AnswerCard _card = null!;

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Identity of the form, so that it counts once.</summary>
    [BindProperty]
    public Guid Sent { get; set; } = Guid.NewGuid();

    public CardState State { get; private set; }

    public CardForm Form { get; private set; } = null!;

    /// <summary>Who can be asked.</summary>
    public Sender Sender { get; private set; } = null!;

    /// <summary>What is wrong with the card, in one sentence; null for nothing.</summary>
    public string? Refusal => State switch
    {
        CardState.Unknown => text["Deze code kennen wij niet. Kijk of de code precies zo op uw kaart staat."],
        CardState.Used => text["Deze kaart is al gebruikt. Elke kaart werkt één keer."],
        CardState.Expired => text["Deze kaart is verlopen. De laatste dag om te antwoorden is voorbij."],
        _ => null,
    };

    /// <summary>
    /// Whether the page is not for who is here. Rule: a card is for families and others it is given to. Who works here with an account, and
    /// may have made it, answers none.
    /// </summary>
    public bool IsForOthers => State == CardState.Open && user.IsLoggedIn;

    /// <summary>What was filled in under this name.</summary>
    public string Value(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    /// <summary>What is wrong with a field; null for nothing.</summary>
    public string? ErrorOf(string name) => ModelState.GetValueOrDefault(name)?.Errors.FirstOrDefault()?.ErrorMessage;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (State == CardState.Used && await IsStoredAsync(stop))
            return Redirect(links.CardThanks());
        if (State != CardState.Open)
            return Refused();
        if (IsForOthers)
            throw new DomainException(
                "D247",
                "U bent ingelogd, en een kaart is voor wie hier geen account heeft. Er is niets verstuurd. Kreeg u zelf een kaart? Log dan eerst uit.");
        var given = Form.Names.Select(n => KeyValuePair.Create(n, Value(n))).ToList();
        foreach (var (name, _) in given.Where(g => Form.IsTooLong(g.Key, g.Value)))
            Need(false, name, text["Dit antwoord is te lang. Er passen {0} tekens. Maak het korter.", CardForm.MaxWords]);
        if (!ModelState.IsValid)
            return Page();
        db.Add(_round.Use(_card, Sent, Form.Answered(given), DutchDay.Today(clock)));
        try
        {
            await db.SavePrivatelyAsync(stop);
        }
        catch (DbUpdateException failed) when (AppDb.IsOvertaken(failed))
        {
            // The same form a second time, or the same card in other hands: which of the two, the database knows.
            db.ChangeTracker.Clear();
            if (!await IsStoredAsync(stop))
            {
                State = CardState.Used;
                return Refused();
            }
        }
        return Redirect(links.CardThanks());
    }

    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Code))
            return null;
        State = CardState.Unknown;
        var hash = CardCode.HashOf(Code);
        if (hash is null || await db.CardRounds.Include(r => r.Cards.Where(c => c.CodeHash == hash))
            .SingleOrDefaultAsync(r => r.Cards.Any(c => c.CodeHash == hash), stop) is not { } round)
        {
            // Only who has no card waits: others at the same place may have mistyped, and what a family filled in is not for them to lose.
            var from = devices.OriginOf(HttpContext, null);
            if (throttle.Begin(new Attempt(Guess.CardCode, from.Place, from)) is { } wait)
                return TooSoon(wait, nameof(Code), text);
            if (HttpMethods.IsGet(Request.Method))
                Response.StatusCode = StatusCodes.Status404NotFound;
            return null;
        }
        (_round, _card) = (round, round.Cards[0]);
        var study = await db.Inspections.AsNoTracking().Where(i => i.Id == round.InspectionId)
            .Join(db.Studies, i => i.StudyId, s => s.Id, (i, s) => s).SingleAsync(stop);
        var draft = await db.Drafts.AsNoTracking().Include(d => d.Findings).SingleAsync(d => d.InspectionId == round.InspectionId, stop);
        Form = CardForm.Of(draft.AskedOf(round.AssessmentId, frameworks.Of(study.Framework)), round.Kind)!;
        Sender = await db.SenderOfAsync(study, madeBy: null, stop);
        State = _card.IsUsed ? CardState.Used : round.IsOver(DutchDay.Today(clock)) ? CardState.Expired : CardState.Open;
        return null;
    }

    private Task<bool> IsStoredAsync(CancellationToken stop) => db.CardAnswers.AnyAsync(a => a.Id == Sent, stop);

    private PageResult Refused()
    {
        ModelState.AddModelError("", Refusal ?? text["Vul de code van uw kaart in."]);
        return Page();
    }
}
