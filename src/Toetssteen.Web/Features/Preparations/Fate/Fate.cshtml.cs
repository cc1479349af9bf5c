using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Fate;

/// <summary>What became of an approach that is known from an earlier study.</summary>
public sealed class FateModel(
    AppDb db,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    KnownQuestionnaires questionnaires,
    TimeProvider clock
) : StepPage(db, user, work, text, questionnaires)
{
    /// <summary>The choice for an approach that goes on as it was.</summary>
    public const string GoesOn = "GoesOn";

    private const string Yes = "ja", No = "nee", Unknown = "onbekend";

    /// <summary>What happened.</summary>
    [BindProperty]
    public string? Happened { get; set; }

    /// <summary>In which approaches of the preparation it went on.</summary>
    [BindProperty]
    public List<Guid> Successors { get; set; } = [];

    /// <summary>Names of approaches that are not in the preparation yet, a line each.</summary>
    [BindProperty]
    public string? NewNames { get; set; }

    /// <summary>When.</summary>
    [BindProperty]
    public string? On { get; set; }

    /// <summary>Whether that is formally a continuation.</summary>
    [BindProperty]
    public string? Formal { get; set; }

    /// <summary>What is to be known about it.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <inheritdoc/>
    public override Step Step => Step.Fate;

    /// <summary>What may have happened.</summary>
    public IEnumerable<Choice> Fates =>
        [
            new(GoesOn, StatementWords.Fate(null, L)),
            .. Enum.GetValues<TransitionKind>().Select(k => new Choice(k.ToString(), StatementWords.Fate(k, L))),
        ];

    /// <summary>Answers to whether it is formally a continuation.</summary>
    public IEnumerable<Choice> Formals => [new(Yes, L["ja"]), new(No, L["nee"]), new(Unknown, L["weten we niet"])];

    /// <summary>The approaches that it may have gone on in.</summary>
    public IReadOnlyList<Choice> Others { get; private set; } = [];

    /// <inheritdoc/>
    protected override object Held =>
        new
        {
            Statement.Fate,
            Statement.SuccessorIds,
            On = Statement.FateOn?.ToString(),
            Statement.FateNote,
            Statement.IsFormalContinuation,
        };

    private string[] Names => (NewNames ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        if (Statement.IsNew)
            return NotFound();
        Others = [.. Preparation.Approaches.Where(a => a != Statement).Select(a => new Choice(a.Id.ToString(), a.Name))];
        return null;
    }

    /// <inheritdoc/>
    protected override void Fill() =>
        (Happened, Successors, On, Formal, Note) = (
            Statement.Fate?.ToString() ?? GoesOn,
            [.. Statement.SuccessorIds],
            PartialDateText.Write(Statement.FateOn),
            (Statement.Fate, Statement.IsFormalContinuation) switch
            {
                (_, true) => Yes,
                (_, false) => No,
                (not null, _) => Unknown,
                _ => null,
            },
            Statement.FateNote);

    /// <inheritdoc/>
    protected override void Check()
    {
        Need(
            Happened == GoesOn || Enum.TryParse<TransitionKind>(Happened, out _),
            nameof(Happened),
            L["Kies wat er van de aanpak is geworden."]);
        Need(
            Happened
                is not (
                    nameof(TransitionKind.ContinuesAs)
                    or nameof(TransitionKind.ContinuesUnderAnotherTeam)
                    or nameof(TransitionKind.AbsorbedInto))
                || Successors.Count + Names.Length <= 1,
            nameof(Successors),
            L["Noem één aanpak waarin deze verdergaat. Zijn het er meer, kies dan ‘gesplitst’."]);
        Need(
            Successors.TrueForAll(id => Preparation.Approaches.Any(a => a.Id == id)),
            nameof(Successors),
            L["Een collega haalde een aanpak weg die u koos. Kies opnieuw."]);
        Need(
            PartialDateText.TryRead(On, out _),
            nameof(On),
            L["Schrijf een jaar, een maand met een jaar, of een dag: 2025, oktober 2025 of 14-10-2025."]);
        foreach (var name in Names)
            NeedText(name, nameof(NewNames), ApproachStatement.NameLength);
        NeedText(Note, nameof(Note), ApproachStatement.TextLength);
    }

    /// <inheritdoc/>
    protected override void Act()
    {
        var successors = Preparation.Approaches.Where(a => Successors.Contains(a.Id)).ToList();
        foreach (var name in Names)
            successors.Add(
                Preparation.Approaches.FirstOrDefault(a => FoldedText.Fold(a.Name) == FoldedText.Fold(name))
                    ?? Preparation.Name(Guid.CreateVersion7(clock.GetUtcNow()), name));
        Preparation.Follow(
            Statement,
            Enum.TryParse<TransitionKind>(Happened, out var fate) ? fate : null,
            [.. successors.Distinct()],
            Read(On),
            Trimmed(Note),
            Formal switch
            {
                Yes => true,
                No => false,
                _ => null,
            });
    }
}
