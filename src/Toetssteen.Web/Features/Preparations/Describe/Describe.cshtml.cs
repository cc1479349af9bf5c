using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Describe;

/// <summary>What an approach is, for whom, since when.</summary>
public sealed class DescribeModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : StepPage(db, user, work, text, questionnaires)
{
    /// <summary>What it is.</summary>
    [BindProperty]
    public string? What { get; set; }

    /// <summary>For whom.</summary>
    [BindProperty]
    public string? ForWhom { get; set; }

    /// <summary>Since when.</summary>
    [BindProperty]
    public string? Since { get; set; }

    /// <summary>Whether that is not known.</summary>
    [BindProperty]
    public bool SinceUnknown { get; set; }

    /// <inheritdoc/>
    public override Step Step => Step.Description;

    /// <inheritdoc/>
    protected override object Held =>
        new
        {
            Statement.Facts.What,
            Statement.Facts.ForWhom,
            Since = Statement.Facts.Since?.ToString(),
            Statement.Facts.SinceUnknown,
        };

    /// <inheritdoc/>
    protected override void Fill() => (What, ForWhom, Since, SinceUnknown) =
        (Statement.Facts.What, Statement.Facts.ForWhom, PartialDateText.Write(Statement.Facts.Since), Statement.Facts.SinceUnknown);

    /// <inheritdoc/>
    protected override void Check()
    {
        NeedText(What, nameof(What), ApproachStatement.TextLength);
        NeedText(ForWhom, nameof(ForWhom), ApproachStatement.TextLength);
        Need(
            PartialDateText.TryRead(Since, out _),
            nameof(Since),
            L["Schrijf een jaar, een maand met een jaar, of een dag: 2025, oktober 2025 of 14-10-2025."]);
        Need(
            string.IsNullOrWhiteSpace(Since) || !SinceUnknown,
            nameof(Since),
            L["U schreef een datum én koos ‘weten we niet’. Haal een van beide weg."]);
    }

    /// <inheritdoc/>
    protected override void Act() =>
        Statement.Describe(
            Statement.Facts with
            {
                What = Trimmed(What),
                ForWhom = Trimmed(ForWhom),
                Since = Read(Since),
                SinceUnknown = SinceUnknown,
            });
}
