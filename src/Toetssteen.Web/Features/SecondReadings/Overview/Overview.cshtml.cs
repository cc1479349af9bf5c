using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Findings;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.SecondReadings.Overview;

/// <summary>
/// The second reading of a whole draft on one page: first what deserves it, with all that was said on it, then the rest; agreeing with
/// several at once, and ending the reading. What is chosen is chosen of the words that were read: the name of a choice bears their version.
/// </summary>
public sealed class OverviewModel(
    AppDb db,
    OpenedDraft opened,
    FindingsToRead findings,
    PiecesBefore before,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : SecondReadingPage(db, opened, user, text, clock)
{
    private readonly List<(PostedReading Posted, string Sentence)> _refused = [];

    /// <summary>Where the history ended when the page was opened: how the findings were that were read.</summary>
    [BindProperty]
    public int Stand { get; set; }

    /// <summary>Where it ends now.</summary>
    public int HistoryEnd { get; private set; }

    /// <summary>
    /// What changed around the findings since this reader ended a reading, or else since the page was opened. Who agrees with the whole
    /// agrees with this too.
    /// </summary>
    public IReadOnlyList<ChangedAround> Around { get; private set; } = [];

    /// <summary>Whether something around the findings changed since the page was opened that was sent.</summary>
    public bool HasChangedAround { get; private set; }

    /// <summary>What there is to read.</summary>
    public Readable Readable { get; private set; } = new([], []);

    /// <summary>The findings that may be seen, in the order of print.</summary>
    public IReadOnlyList<FindingToRead> Findings => Readable.Open;

    /// <summary>What is read first, by its weightiest reason, and then in the order of print.</summary>
    public IEnumerable<FindingToRead> First => Findings.Where(f => f.Reasons.Count > 0).OrderBy(f => f.Reasons[0]);

    /// <summary>What is to be read and has nothing particular.</summary>
    public IEnumerable<FindingToRead> Plain => Findings.Where(f => f.Reasons.Count == 0 && f.IsToRead);

    /// <summary>What was read and has nothing particular.</summary>
    public IEnumerable<FindingToRead> Read => Findings.Where(f => f.Reasons.Count == 0 && !f.IsToRead);

    /// <summary>How many are to be read, those that are judged blind first among them.</summary>
    public int ToRead => Findings.Count(f => f.IsToRead) + Readable.Closed.Count;

    /// <summary>Whether one returned any.</summary>
    public bool CanReturn => Findings.Any(f => f.State == ReadingState.Returned);

    /// <summary>Whether there is a form; one that was sent stays, so that what was typed is not lost.</summary>
    public bool ShowsForm => !IsOwnWork && (IsDue || Request.HasFormContentType);

    /// <summary>What a refused choice was about: what changed in those words, by finding.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<ChangedPart>> ChangedMeanwhile { get; private set; } =
        new Dictionary<Guid, IReadOnlyList<ChangedPart>>();

    /// <summary>What changed in a finding since it was read, or since the page was opened.</summary>
    public IReadOnlyList<ChangedPart> ChangesOf(FindingToRead finding) =>
        ChangedMeanwhile.GetValueOrDefault(finding.Id)
        ?? (
            finding is { State: ReadingState.Changed, Last: { } last }
                ? ChangedPart.Between(last.AsRead, FindingAsRead.Of(finding.Drafted), Opened, L)
                : []);

    /// <summary>What is chosen of a finding: what was just sent, or else what is kept; null for nothing.</summary>
    public string? Chosen(FindingToRead finding, string name) =>
        Request.HasFormContentType && Request.Form.ContainsKey(name)
            ? Request.Form[name].ToString()
            : finding.State switch
            {
                ReadingState.Agreed => PostedReading.Agrees,
                ReadingState.Returned => PostedReading.Returns,
                _ => null,
            };

    /// <summary>Whether a box was ticked in the form that was just sent; nothing is ticked beforehand.</summary>
    public bool Ticked(string name, string value) => Request.HasFormContentType && Request.Form[name].Contains(value);

    /// <summary>The remark on a finding: what was just sent, or else what is kept of these words.</summary>
    public string Remark(FindingToRead finding) =>
        Request.HasFormContentType && Request.Form.ContainsKey(PostedReading.RemarkOn(finding.Id))
            ? Request.Form[PostedReading.RemarkOn(finding.Id)].ToString()
        : finding.IsToRead ? ""
        : finding.Last?.Remark ?? "";

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var posted = PostedReading.ReadAll(Request.Form);
        Validate(posted);
        if (!ModelState.IsValid)
            return Page();
        if (await ActAsync(() => Keep(posted)) is { } answer)
            return answer;
        await LoadAsync(HttpContext.RequestAborted);
        return _refused.Count > 0 ? await ShowRefusedAsync() : await FinishAsync(Request.Form[PostedReading.Act].ToString());
    }

    /// <inheritdoc/>
    protected override async Task LoadRestAsync(CancellationToken stop)
    {
        Readable = await findings.ForAsync(Opened, Person.Id, stop);
        HistoryEnd = await Db.HistoryEnds.Where(e => e.InspectionId == InspectionId).Select(e => e.Number).SingleOrDefaultAsync(stop);
        // What is judged blind first is not to be told by what was written about it.
        if (Readable.Closed.Count > 0)
            return;
        var opened = Stand > 0 ? await ChangedSinceAsync(Stand, stop) : [];
        HasChangedAround = opened.Count > 0;
        Around = await before.LastReadingAsync(InspectionId, Person.Id, stop) is { } last ? await ChangedSinceAsync(last, stop) : opened;
    }

    private async Task<IReadOnlyList<ChangedAround>> ChangedSinceAsync(int number, CancellationToken stop) =>
        ChangedAround.Between(await before.AtAsync(Opened, number, stop), Opened, L);

    private string NameOf(Guid finding) =>
        Draft.Findings.FirstOrDefault(f => f.Id == finding)?.NameIn(Opened.Framework).ToString() ?? L["een bevinding die er niet meer is"];

    private void Validate(IReadOnlyList<PostedReading> posted)
    {
        foreach (var one in posted)
        {
            var name = NameOf(one.Finding);
            Need(one.Says.Count < 2, one.Field, L["Kies bij {0} akkoord of terug, niet allebei. Er is niets opgeslagen.", name]);
            Need(
                !one.IsReturn || !string.IsNullOrWhiteSpace(one.Remark),
                PostedReading.RemarkOn(one.Finding),
                L["Schrijf op wat er bij {0} moet veranderen. Uw keuzes staan nog op het scherm.", name]);
        }
        foreach (var finding in Findings)
        {
            var (field, remark) = (PostedReading.RemarkOn(finding.Id), Request.Form[PostedReading.RemarkOn(finding.Id)].ToString());
            Need(
                remark.Length <= FindingReading.MaxRemark,
                field,
                L[
                    "Uw opmerking is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt.",
                    remark.Length,
                    FindingReading.MaxRemark
                ]);
            Need(
                string.IsNullOrWhiteSpace(remark) || posted.Any(p => p.Finding == finding.Id),
                field,
                L["Kies bij uw opmerking over {0} ook akkoord of terug. Uw opmerking staat nog op het scherm.", NameOf(finding.Id)]);
        }
    }

    // What changed or got a reason to be read first is left out of what is stored; everything else is stored.
    private IActionResult? Keep(IReadOnlyList<PostedReading> posted)
    {
        Draft.RequireReader(Person.Id, Opened.Authors);
        foreach (var one in posted)
        {
            if (Findings.FirstOrDefault(f => f.Id == one.Finding) is not { } finding)
                _refused.Add((one, Readable.Closed.Any(c => c.Id == one.Finding)
                    ? L["Over {0} oordeelt u eerst blind. Uw keuze is niet opgeslagen.", NameOf(one.Finding)]
                    : L["{0} staat niet meer in dit concept. Uw keuze is niet opgeslagen.", NameOf(one.Finding)]));
            else if (one.Seen != finding.Seen)
                _refused.Add(
                    (
                        one,
                        L[
                            "{0} is gewijzigd terwijl u las. Uw keuze is niet opgeslagen; uw opmerking staat er nog. Lees wat er nu staat en kies opnieuw.",
                            NameOf(one.Finding)
                        ]));
            else if (one.IsTick && finding.Reasons.Count > 0)
                _refused.Add(
                    (
                        one,
                        L[
                            "{0} staat nu bij wat u eerst leest. Uw kruisje is niet opgeslagen; uw opmerking staat er nog.",
                            NameOf(one.Finding)
                        ]));
            else if (finding.IsToRead || finding.Last!.IsAgreed == one.IsReturn || (finding.Last.Remark ?? "") != one.Remark.Trim())
                Db.FindingReadings.Add(
                    new FindingReading(
                        NewId(),
                        InspectionId,
                        finding.Id,
                        Person.Id,
                        !one.IsReturn,
                        one.Remark,
                        FindingAsRead.Of(finding.Drafted),
                        Now));
        }
        return null;
    }

    private async Task<IActionResult> ShowRefusedAsync()
    {
        foreach (var (one, sentence) in _refused)
            Need(false, Findings.FirstOrDefault(f => f.Id == one.Finding) is { } now ? PostedReading.ChoiceOf(now) : "", sentence);
        var then = await before.AtAsync(Opened, Stand, HttpContext.RequestAborted);
        ChangedMeanwhile = Findings.Where(f => _refused.Any(r => r.Posted.Finding == f.Id && r.Posted.Seen != f.Seen))
            .ToDictionary(f => f.Id, f => ChangedPart.Between(
                PiecesBefore.Finding(Opened, f.Drafted.Finding, then), FindingAsRead.Of(f.Drafted), Opened, L));
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    // A button does what its words said, or says why it did not.
    private async Task<IActionResult> FinishAsync(string act)
    {
        if (act is not (PostedReading.Agrees or PostedReading.Returns or PostedReading.ReturnsNow))
            return Saved(L["Opgeslagen."]);
        if (ToRead > 0 && act != PostedReading.ReturnsNow)
            return Saved(L["Uw keuzes zijn opgeslagen. Nog te lezen: {0}.", ToRead]);
        if (act == PostedReading.Agrees && CanReturn)
            return Saved(L["Uw keuzes zijn opgeslagen. U geeft een bevinding terug: rond af met ‘geef het concept terug’."]);
        if (await ActAsync(act == PostedReading.Agrees ? Agree : Return) is { } answer)
            return answer;
        TempData.Say(
            act == PostedReading.Agrees
                ? L["U bent akkoord met alle bevindingen. De onderzoeksleider kan verder met het concept."]
                : L["Het concept ligt weer bij de inspecteurs, met uw opmerkingen."]);
        return Redirect(work.SecondReading(InspectionId));
    }

    // To what is to be read next, in the order of the page.
    private RedirectResult Saved(string sentence)
    {
        TempData.Say(sentence);
        return Redirect(First.Concat(Plain).FirstOrDefault(f => f.IsToRead) is { } next ? work.ReadFinding(InspectionId, next.Id)
            : work.SecondReading(InspectionId) + (Readable.Closed.Count > 0 ? "#blind" : ""));
    }

    private PageResult? Agree()
    {
        Need(!HasChangedAround, "",
            L["Rond de bevindingen is iets gewijzigd terwijl u las. Uw keuzes zijn opgeslagen. Lees wat er nu staat en rond opnieuw af."]);
        if (!ModelState.IsValid)
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        Draft.Agree(
            Person.Id,
            Opened.Authors,
            [.. Findings.Where(f => f.State != ReadingState.Agreed).Select(f => f.Drafted.Finding), .. Readable.Closed]);
        return null;
    }

    private PageResult? Return()
    {
        Draft.RequireReader(Person.Id, Opened.Authors);
        Need(
            CanReturn,
            "",
            L["U hebt nog geen bevinding teruggegeven. Geef eerst aan bij welke bevinding iets moet veranderen; er is niets gewijzigd."]);
        if (!ModelState.IsValid)
            return Page();
        Draft.Return(Person.Id, Opened.Authors, Findings.Where(f => f.State == ReadingState.Returned).Select(f => f.Last!));
        return null;
    }
}
