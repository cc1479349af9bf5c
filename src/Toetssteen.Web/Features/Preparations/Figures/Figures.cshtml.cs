using Microsoft.AspNetCore.Mvc;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Figures;

/// <summary>The figures and arrangements of an approach: each known, none or unknown, and open as long as nobody said which.</summary>
public sealed class FiguresModel(AppDb db, CurrentUser user, WorkLinks work, SiteText text) : StepPage(db, user, work, text)
{
    private static readonly string[] Periods = [ToldNumber.Hours, ToldNumber.Months];

    /// <summary>Families in the approach now.</summary>
    [BindProperty]
    public NumberForm Families { get; set; } = new();

    /// <summary>Most families per professional.</summary>
    [BindProperty]
    public NumberForm MaxCaseload { get; set; } = new();

    /// <summary>Longest duration.</summary>
    [BindProperty]
    public NumberForm MaxDuration { get; set; } = new();

    /// <summary>Who directs.</summary>
    [BindProperty]
    public WordsForm Director { get; set; } = new();

    /// <summary>How it escalates.</summary>
    [BindProperty]
    public WordsForm Escalation { get; set; } = new();

    /// <summary>When it ends.</summary>
    [BindProperty]
    public WordsForm EndsWhen { get; set; } = new();

    /// <inheritdoc/>
    public override Step Step => Step.Figures;

    /// <summary>Answers to a count.</summary>
    public IEnumerable<Choice> Counted => [new(nameof(Knowledge.Known), L["Wij weten het, of ongeveer"]), Unknown];

    /// <summary>Answers to a maximum.</summary>
    public IEnumerable<Choice> Bounded => [new(nameof(Knowledge.Known), L["Er is een maximum"]), new(nameof(Knowledge.None), L["Er is geen maximum"]), Unknown];

    /// <summary>Answers to an arrangement.</summary>
    public IEnumerable<Choice> Arranged => [new(nameof(Knowledge.Known), L["Dat is afgesproken"]), new(nameof(Knowledge.None), L["Daar is niets over afgesproken"]), Unknown];

    /// <summary>How sure a number is.</summary>
    public IEnumerable<Choice> Precisions =>
    [
        new(nameof(FigurePrecision.Exact), L["precies geteld"]), new(nameof(FigurePrecision.About), L["ongeveer"]),
        new(nameof(FigurePrecision.Almost), L["bijna"]), new(nameof(FigurePrecision.MoreThan), L["meer dan"]),
    ];

    /// <summary>Units of duration.</summary>
    public IEnumerable<Choice> Units => [new(ToldNumber.Hours, L["uren hulp"]), new(ToldNumber.Months, L["maanden"])];

    /// <inheritdoc/>
    protected override object Held => Statement.Facts with { What = null, ForWhom = null, Since = null, SinceUnknown = false };

    private Choice Unknown => new(nameof(Knowledge.Unknown), L["Dat weten we niet"]);

    /// <inheritdoc/>
    protected override void Fill()
    {
        var facts = Statement.Facts;
        (Families, MaxCaseload, MaxDuration) = (NumberForm.Of(facts.Families), NumberForm.Of(facts.MaxCaseload), NumberForm.Of(facts.MaxDuration));
        (Director, Escalation, EndsWhen) = (WordsForm.Of(facts.Director), WordsForm.Of(facts.Escalation), WordsForm.Of(facts.EndsWhen));
    }

    /// <inheritdoc/>
    protected override void Check()
    {
        foreach (var (name, form, units) in new[] { (nameof(Families), Families, Array.Empty<string>()), (nameof(MaxCaseload), MaxCaseload, []), (nameof(MaxDuration), MaxDuration, Periods) })
            if (form.Wrong(whole: units.Length == 0, units, L) is var (field, sentence))
                Need(false, $"{name}.{field}", sentence);
        foreach (var (name, form) in new[] { (nameof(Director), Director), (nameof(Escalation), Escalation), (nameof(EndsWhen), EndsWhen) })
        {
            NeedText(form.Words, $"{name}.{nameof(form.Words)}", ApproachStatement.TextLength);
            if (form.Wrong(L) is { } sentence)
                Need(false, $"{name}.{nameof(form.Words)}", sentence);
        }
    }

    /// <inheritdoc/>
    protected override void Act() => Statement.Describe(Statement.Facts with
    {
        Families = Families.Told(hasUnit: false),
        MaxCaseload = MaxCaseload.Told(hasUnit: false),
        MaxDuration = MaxDuration.Told(hasUnit: true),
        Director = Director.Told(),
        Escalation = Escalation.Told(),
        EndsWhen = EndsWhen.Told(),
    });
}
