using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Questionnaires.Saving;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations;

/// <summary>A page about one approach of a preparation.</summary>
public abstract class StatementPage(AppDb db, CurrentUser user, WorkLinks work, SiteText text, KnownQuestionnaires questionnaires)
    : PreparationPage(db, user, work, text, questionnaires)
{
    /// <summary>The approach, as it stands in the preparation.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid StatementId { get; set; }

    /// <summary>What is told of the approach.</summary>
    public ApproachStatement Statement { get; private set; } = null!;

    /// <summary>Where the approach begins.</summary>
    public string StatementHome => Work.Statement(InspectionId, StatementId);

    /// <summary>The trail down to the approach.</summary>
    public IReadOnlyList<Crumb> StatementTrail => [.. Trail, new(Statement.Name, StatementHome)];

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadAsync(CancellationToken stop)
    {
        if (await base.LoadAsync(stop) is { } answer)
            return answer;
        if (Preparation.Approaches.FirstOrDefault(a => a.Id == StatementId) is not { } statement)
            return NotFound();
        Statement = statement;
        return null;
    }

    /// <inheritdoc/>
    protected override void Touch()
    {
        base.Touch();
        if (Preparation.Approaches.Contains(Statement))
            Db.Entry(Statement).Property(a => a.Version).IsModified = true;
    }
}
