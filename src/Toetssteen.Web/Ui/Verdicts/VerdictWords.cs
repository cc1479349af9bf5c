using System.Globalization;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Verdicts;

/// <summary>
/// How a verdict is shown: always sign and word together. The framework gives the words of its scale; "geen oordeel" and "gemengd"
/// are ours.
/// </summary>
public static class VerdictWords
{
    /// <summary>The word, in small letters: "voldoet", "verbeterpunt", "gemengd", "geen oordeel".</summary>
    public static string Word(Verdict verdict, Scale scale, SiteText L) => scale.WordOf(verdict)?.In(Language.Current.Tag)
        ?? verdict.Mark
        ?? verdict.Side switch
        {
            VerdictSide.Both => L["gemengd"],
            VerdictSide.Holds => L["gemengd, geen verbeterpunt"],
            VerdictSide.Falls => L["gemengd, verbeterpunt"],
            _ => L["geen oordeel"],
        };

    /// <summary>The word, and whether an attention point stands beside it.</summary>
    public static string Word(Verdict verdict, bool attention, Scale scale, SiteText L) =>
        attention ? L["{0}, met {1}", Word(verdict, scale, L), scale.AttentionWord.In(Language.Current.Tag)] : Word(verdict, scale, L);

    /// <summary>The word with a capital, to begin a line with.</summary>
    public static string Heading(Verdict verdict, Scale scale, SiteText L)
    {
        var word = Word(verdict, scale, L);
        return string.Concat(word[..1].ToUpper(CultureInfo.CurrentCulture), word[1..]);
    }

    /// <summary>The sign; never shown without the word.</summary>
    public static string Sign(Verdict verdict, Scale scale) => scale.WordOf(verdict)?.Sign ?? (verdict.IsMixed ? scale.MixedSign : "–");

    /// <summary>The last part of its class in the style sheet: its side.</summary>
    public static string Style(Verdict verdict) => verdict.Side switch
    {
        VerdictSide.Holds => "meets",
        VerdictSide.Falls => "improve",
        VerdictSide.Both => "mixed",
        _ => "none",
    };

    /// <summary>What marks say, with how many of each kind where there are several.</summary>
    public static string Said(IReadOnlyList<Mark> marks, Scale scale, SiteText L) =>
        Counted(marks, scale, L) ?? Word(Marks.Together(marks.Select(m => m.Value)), scale, L);

    /// <summary>
    /// How many marks of each kind, where there are several: "2 keer voldoet, 1 keer verbeterpunt"; null for none or one.
    /// </summary>
    public static string? Counted(IReadOnlyList<Mark> marks, Scale scale, SiteText L) => marks.Count < 2
        ? null
        : string.Join(", ", marks.GroupBy(m => m.Value).Select(g =>
            L["{0} keer {1}", g.Count(), Word(Verdict.Of(g.Key), scale, L)]));
}
