using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Publication;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Documents.Citing;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks.Object;

/// <summary>
/// A page on which an objection is written: what kind it is, why, and the document of the own municipality that shows it.
/// </summary>
public abstract class ObjectionForm(
    AppDb db,
    FrameworkCatalogue frameworks,
    CurrentUser user,
    WorkLinks work,
    SiteText text,
    TimeProvider clock
) : CheckPage(db, frameworks, user, work, text, clock)
{
    /// <summary>What kind of objection it is.</summary>
    [BindProperty]
    public ObjectionKind? Kind { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The document that shows it.</summary>
    [BindProperty]
    public Guid? Document { get; set; }

    /// <summary>The kinds.</summary>
    public IReadOnlyList<Choice> Kinds =>
        [
            new(nameof(ObjectionKind.FactuallyWrong), L["Feitelijk onjuist"], L["Wat er staat, klopt niet."]),
            new(
                nameof(ObjectionKind.EvidenceMissed),
                L["Iets over het hoofd gezien"],
                L["Er is een document of een antwoord dat iets anders laat zien."]),
            new(nameof(ObjectionKind.Remark), L["Opmerking"], L["Iets wat u bij deze zin kwijt wilt."]),
        ];

    /// <summary>The documents of the own municipality in this inspection.</summary>
    public IReadOnlyList<Choice> Documents { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task<IActionResult?> LoadMoreAsync(CancellationToken stop)
    {
        Documents =
        [
            .. (await Db.DocumentsForCitingAsync(Check.InspectionId, Person.OrganisationId ?? Guid.Empty, stop)).Select(d => new Choice(
                d.Id.ToString(),
                d.Title)),
        ];
        return null;
    }

    /// <summary>Says what is wrong with what was typed.</summary>
    protected void Validate()
    {
        Need(Kind is not null, nameof(Kind), L["Kies wat voor bezwaar het is."]);
        Need(!string.IsNullOrWhiteSpace(Reason), nameof(Reason), L["Schrijf op waarom deze zin niet klopt."]);
        Need(
            Reason is not { Length: > Objection.MaxReason },
            nameof(Reason),
            L["Uw reden is te lang: {0} tekens, en er passen er {1} in. Er is niets afgekapt.", Reason?.Length, Objection.MaxReason]);
        Need(
            Document is not { } id || Documents.Any(d => d.Value == id.ToString()),
            nameof(Document),
            L["Kies een document van uw gemeente, of laat dit leeg."]);
    }
}
