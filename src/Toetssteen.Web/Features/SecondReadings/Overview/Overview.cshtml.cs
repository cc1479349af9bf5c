using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.History;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SecondReadings.Overview;

/// <summary>The findings of a draft with what the second reader said of each; agreeing with all, or giving the draft back.</summary>
public sealed class OverviewModel(AppDb db, OpenedDraft opened, Remarks remarks, HistoryWriter history, CurrentUser user, WorkLinks work, SiteText text, TimeProvider clock)
    : SecondReadingPage(db, opened, remarks, user, text, clock)
{
    /// <summary>How many findings one agreed with or returned, as they are now.</summary>
    public int Read => Findings.Count(f => f.State is ReadingState.Agreed or ReadingState.Returned);

    /// <summary>Whether one agreed with all, as they are now.</summary>
    public bool CanAgree => Findings.All(f => f.State == ReadingState.Agreed);

    /// <summary>Whether one returned any.</summary>
    public bool CanReturn => Findings.Any(f => f.State == ReadingState.Returned);

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAkkoordAsync()
    {
        if (await ActAsync(Agree) is { } answer)
            return answer;
        TempData.Say(L["U bent akkoord met alle bevindingen. De onderzoeksleider kan verder met het concept."]);
        return Redirect(work.SecondReading(InspectionId));
    }

    public async Task<IActionResult> OnPostTeruggevenAsync()
    {
        if (await ActAsync(Return) is { } answer)
            return answer;
        TempData.Say(L["Het concept ligt weer bij de inspecteurs, met uw opmerkingen."]);
        return Redirect(work.SecondReading(InspectionId));
    }

    private IActionResult? Agree()
    {
        Draft.Agree(Person.Id, Opened.Authors, [.. Findings.Where(f => f.State != ReadingState.Agreed || f.IsClosed).Select(f => f.Drafted.Finding)]);
        history.Append(InspectionId, HistoryAct.SecondReadingAgreed, "draft", role: Role.SecondReader);
        return null;
    }

    private IActionResult? Return()
    {
        Draft.RequireReader(Person.Id, Opened.Authors);
        Need(CanReturn, "", L["U hebt nog geen bevinding teruggegeven. Geef eerst aan bij welke bevinding iets moet veranderen; er is niets gewijzigd."]);
        if (!ModelState.IsValid)
            return Page();
        Draft.Return(Person.Id, Opened.Authors);
        history.Append(InspectionId, HistoryAct.SecondReadingReturned, "draft", role: Role.SecondReader);
        foreach (var finding in Findings.Where(f => f.State == ReadingState.Returned))
            history.Append(InspectionId, HistoryAct.SecondReadingReturned, HistorySubject.Finding(finding.Id), finding.Last!.Remark, role: Role.SecondReader);
        return null;
    }
}
