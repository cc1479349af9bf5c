using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations;

/// <summary>What is told of an approach, step by step.</summary>
public enum Step
{
    /// <summary>What became of it.</summary>
    Fate,

    /// <summary>What it is, for whom, since when.</summary>
    Description,

    /// <summary>Its figures and arrangements.</summary>
    Figures,

    /// <summary>Whether it should be judged, and why.</summary>
    Proposal,

    /// <summary>The partners nominated.</summary>
    Partners,
}

/// <summary>The order of the steps, their names and addresses.</summary>
public static class Steps
{
    /// <summary>
    /// The steps of an approach: a new one has no past, of one that stopped or went on as another only that is asked, and figures are asked
    /// only where the framework does.
    /// </summary>
    public static IReadOnlyList<Step> Of(ApproachStatement statement, PreparationForm form) => statement.Fate is not null
        ? [Step.Fate]
        : [.. Enum.GetValues<Step>().Where(s => s switch
        {
            Step.Fate => !statement.IsNew,
            Step.Figures => form.Asked.Count > 0,
            _ => true,
        })];

    /// <summary>Which step it is of how many.</summary>
    public static string Where(this Step step, ApproachStatement statement, PreparationForm form, SiteText text) =>
        Of(statement, form).ToList().IndexOf(step) is >= 0 and var at && Of(statement, form).Count is > 1 and var count
            ? text["Stap {0} van {1}", at + 1, count]
            : text["Aanpak"];

    /// <summary>Name of a step.</summary>
    public static string Name(this Step step, SiteText text) => step switch
    {
        Step.Fate => text["Wat is er van de aanpak geworden?"],
        Step.Description => text["Wat is de aanpak?"],
        Step.Figures => text["Cijfers en afspraken"],
        Step.Proposal => text["Wel of niet beoordelen"],
        _ => text["Netwerkpartners"],
    };

    /// <summary>Address of a step.</summary>
    public static string Address(this Step step, WorkLinks work, Guid inspection, Guid statement) => step switch
    {
        Step.Fate => work.StatementFate(inspection, statement),
        Step.Description => work.StatementDescription(inspection, statement),
        Step.Figures => work.StatementFigures(inspection, statement),
        Step.Proposal => work.StatementProposal(inspection, statement),
        _ => work.StatementPartners(inspection, statement),
    };
}
