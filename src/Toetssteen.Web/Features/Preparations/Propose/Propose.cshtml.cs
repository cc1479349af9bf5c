using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Propose;

/// <summary>Whether an approach should be judged, and why.</summary>
public sealed class ProposeModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : StepPage(db, user, work, text, questionnaires)
{
    private const string Yes = "ja", No = "nee";

    /// <summary>The choice.</summary>
    [BindProperty]
    public string? Judge { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Why { get; set; }

    /// <inheritdoc/>
    public override Step Step => Step.Proposal;

    /// <summary>Both choices.</summary>
    public IEnumerable<Choice> Choices => [new(Yes, L["Ja, laat deze aanpak beoordelen"]), new(No, L["Nee, deze niet"])];

    /// <inheritdoc/>
    protected override object Held => new { Statement.ToBeJudged, Statement.Why };

    /// <inheritdoc/>
    protected override void Fill() =>
        (Judge, Why) = (
            Statement switch
            {
                { ToBeJudged: true } => Yes,
                { Why: not null } => No,
                _ => null,
            },
            Statement.Why);

    /// <inheritdoc/>
    protected override void Check()
    {
        Need(Judge is Yes or No, nameof(Judge), L["Kies of de inspecties deze aanpak moeten beoordelen."]);
        Need(
            Judge != No || !string.IsNullOrWhiteSpace(Why),
            nameof(Why),
            L["Leg kort uit waarom deze aanpak niet beoordeeld hoeft te worden."]);
        NeedText(Why, nameof(Why), ApproachStatement.TextLength);
    }

    /// <inheritdoc/>
    protected override void Act() => Statement.Propose(Judge == Yes, Why);
}
