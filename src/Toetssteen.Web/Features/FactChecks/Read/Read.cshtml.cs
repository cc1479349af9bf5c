using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Outline;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Factsheets.Show;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks.Read;

/// <summary>The draft as it will be published, with a way to object at each text, and what was objected to it.</summary>
public sealed class ReadModel(
    AppDb db, FrameworkCatalogue frameworks, CurrentUser user, WorkLinks work, SiteLinks links, SiteText text, TimeProvider clock)
    : CheckPage(db, frameworks, user, work, text, clock)
{
    /// <summary>From when the factsheet is public, once that was decided: the municipality reads it before everyone else.</summary>
    public DateTimeOffset? PublicFrom => Draft.Stage == DraftStage.Scheduled ? Draft.PublicFrom : null;

    /// <summary>What is read: the draft as it was sent, and what was adopted once its day is known.</summary>
    public FactsheetContent Shown =>
        PublicFrom is not null && Draft.AdoptedContent is { } adopted ? FactsheetContentJson.Read(adopted) : Sheet;

    /// <summary>The study.</summary>
    public Guid StudyId { get; private set; }

    /// <summary>What it says, as the published page shows it; while facts are checked with the way to object at each part.</summary>
    public PageOutline Outline => new(
        FactsheetOutline.Of(Shown, Framework, new EditionImprint(1, null, "", null, null), Language.Current.Tag), Framework.Id, links)
    {
        ObjectTo = IsOpen ? ObjectTo : null,
    };

    public IActionResult OnGet() => Page();

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        StudyId = await Db.Inspections.Where(i => i.Id == Check.InspectionId).Select(i => i.StudyId).SingleAsync(stop);
        return null;
    }

    private IHtmlContent ObjectTo(string part, string about)
    {
        var words = part switch
        {
            CheckedText.FiguresPart => L["Bezwaar bij een cijfer"],
            _ when part.Contains("/findings/", StringComparison.Ordinal) => L["Bezwaar bij een zin van deze bevinding"],
            _ when part.Contains("/retests/", StringComparison.Ordinal) => L["Bezwaar bij een zin van dit oordeel"],
            _ when part.Contains("/conclusions/", StringComparison.Ordinal) => L["Bezwaar bij een zin"],
            _ => L["Bezwaar bij een zin hierboven"],
        };
        return new HtmlContentBuilder()
            .AppendHtml("<p class=\"object-link\"><a href=\"").Append(Work.ObjectTo(CheckId, part)).AppendHtml("\">").Append(words)
            .AppendHtml("<span class=\"vh\">: ").Append(about).AppendHtml("</span></a></p>");
    }
}
