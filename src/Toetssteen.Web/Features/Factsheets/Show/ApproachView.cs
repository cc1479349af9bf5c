using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Web.Features.Factsheets.Show;

/// <summary>An approach on the page of a factsheet, with what its headings and anchors are made of.</summary>
/// <param name="Approach">The approach as published.</param>
/// <param name="Framework">The framework.</param>
/// <param name="Slug">The factsheet's name in addresses.</param>
/// <param name="IsAlone">Whether the page shows no other approach.</param>
/// <param name="Form">How its texts are written.</param>
public sealed record ApproachView(ApproachContent Approach, Framework Framework, string Slug, bool IsAlone, TextForm Form)
{
    /// <summary>Where to object to a part of it, while a municipality checks the draft; null for what is published.</summary>
    public Func<string, string>? ObjectTo { get; init; }

    /// <summary>The part that a finding is, as <see cref="CheckedText"/> names it within its approach.</summary>
    public string PartOf(FindingContent finding) => CheckedText.FindingPart(Place(Approach.Findings, finding));

    /// <summary>The part that a re-test is.</summary>
    public string PartOf(RetestContent retest) => CheckedText.RetestPart(Place(Approach.Retests, retest));

    /// <summary>The part that a conclusion is.</summary>
    public string PartOf(ConclusionContent conclusion) => CheckedText.ConclusionPart(Place(Approach.Conclusions, conclusion));

    /// <summary>Anchor of the approach.</summary>
    public string Anchor => "aanpak-" + FoldedText.Slug(Approach.Name);

    /// <summary>Anchor of a theme of the approach.</summary>
    public string ThemeAnchor(Theme theme) => $"{Anchor}-thema-{FoldedText.Slug(theme.Code)}";

    /// <summary>Anchor of a finding: its first indicator.</summary>
    public string FindingAnchor(IReadOnlyList<string> codes) => $"{Anchor}-{codes[0]}";

    /// <summary>The themes that something is said about, in the order of the framework.</summary>
    public IEnumerable<Theme> Themes => Framework.Themes.Where(t =>
        Approach.Findings.Any(f => f.ThemeCode == t.Code) || Approach.Retests.Any(r => r.ThemeCode == t.Code));

    /// <summary>What is known of the first judgements beside the edition; nothing while it is a draft.</summary>
    public IReadOnlyList<BaselineNote> Notes { get; init; } = [];

    /// <summary>The note at a re-test.</summary>
    public BaselineNote? NoteAt(RetestContent retest) => Notes.FirstOrDefault(n => n.Codes.ToHashSet().SetEquals(retest.IndicatorCodes));

    /// <summary>Whether no first judgement of this approach is known from a first study.</summary>
    public bool IsWithoutFirstStudy => Approach.Retests.All(r => NoteAt(r) is { IsFromColumn: true });

    /// <summary>The conclusion on a theme.</summary>
    public ConclusionContent? ConclusionOn(Theme theme) => Approach.Conclusions.FirstOrDefault(c => c.ThemeCode == theme.Code);

    /// <summary>The indicators with these codes.</summary>
    public IEnumerable<Indicator> Indicators(IReadOnlyList<string> codes) => codes.Select(Framework.FindIndicator).OfType<Indicator>();

    private static int Place<T>(IReadOnlyList<T> all, T one)
        where T : class => all.Index().First(x => ReferenceEquals(x.Item, one)).Index;
}
