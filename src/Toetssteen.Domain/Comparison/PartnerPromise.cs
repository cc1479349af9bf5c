using System.Text.RegularExpressions;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Comparison;

/// <summary>Why the sentence that may go out has no numbers of partners in it.</summary>
public enum Withheld
{
    /// <summary>It may have them.</summary>
    Nothing,

    /// <summary>No partner was asked.</summary>
    NobodyAsked,

    /// <summary>Fewer than three partners gave an answer of their own.</summary>
    FewVoices,

    /// <summary>So many say the same that a number tells what one of them says.</summary>
    Alike,
}

/// <summary>What may be said about an indicator to a municipality and to everyone.</summary>
/// <param name="Words">The sentence; null where there is nothing to say.</param>
/// <param name="Withheld">Why it has no numbers of partners.</param>
public sealed record OutgoingSentence(Wording? Words, Withheld Withheld)
{
    /// <summary>Whether there are partners whose answers it does not tell.</summary>
    public bool HidesPartners => PartnerPromise.HidesPartners(Withheld);
}

/// <summary>
/// Rule: partners were promised that others do not see their answers. What goes to a municipality or to the public says nothing from which
/// the answer of one partner can be told: not by who reads it, not by another partner that knows its own answer. What may go out is decided
/// here and nowhere else; the cases stand in ADR 0028.
/// </summary>
public static class PartnerPromise
{
    /// <summary>Fewer voices of partners than this are never counted.</summary>
    public const int FewestVoices = 3;

    /// <summary>Whose answers a published finding rests on, where they are those of partners.</summary>
    public const string Partners = "netwerkpartners";

    /// <summary>Which documents it rests on, where partners supplied them.</summary>
    public const string DocumentsOfPartners = "stukken van netwerkpartners";

    /// <summary>
    /// Rule: independent voices of partners are counted where there are three or more, and where two or more differ from whatever most of
    /// them say. With one that differs, that one knows what all the others say; with none, everybody does.
    /// </summary>
    /// <param name="voices">Everybody who was asked about the indicator. The municipality's own voice protects nobody, and one that joined
    /// another is none.</param>
    public static Withheld Withholds(IReadOnlyCollection<Voice> voices)
    {
        var replies = voices.Where(v => !v.IsMunicipality && v.IsIndependent).Select(v => v.Reply!.Value).ToList();
        return !voices.Any(v => !v.IsMunicipality) ? Withheld.NobodyAsked
            : replies.Count < FewestVoices ? Withheld.FewVoices
            : replies.Count - replies.CountBy(r => r).Max(r => r.Value) < 2 ? Withheld.Alike
            : Withheld.Nothing;
    }

    /// <summary>Whether there are partners of whom no number is said.</summary>
    public static bool HidesPartners(Withheld withheld) => withheld is Withheld.FewVoices or Withheld.Alike;

    /// <summary>
    /// The sentence that may go out. The municipality's answer is its own, and is said. Of partners it counts, or it says no more than that
    /// they were asked, whatever they answered: words that depend on an answer tell it. It never bears a partner's name.
    /// </summary>
    /// <param name="voices">Everybody who was asked about the indicator.</param>
    /// <param name="norm">The norm, quoted to the letter in the first sentence; null leaves it out.</param>
    public static OutgoingSentence Outgoing(IReadOnlyCollection<Voice> voices, string? norm = null)
    {
        var withheld = Withholds(voices);
        var said = voices.Where(v => v.IsIndependent && (v.IsMunicipality || withheld == Withheld.Nothing)).ToList();
        var parts = said.Count > 0 ? [AgreementSentence.Of(said, norm).Words] : new List<Wording>();
        var open = voices.Count(v => !v.IsMunicipality && v.Answered == Answering.Own && v.Reply is null);
        if (withheld == Withheld.Nothing && open > 0)
            parts.Add(Both(l => $"{l.Counted(open, open + 1, false, false, false)} {l.LeftOpen(open > 1)}"));
        else if (HidesPartners(withheld))
            parts.Add(Both(l => l.PartnersAsked(also: said.Count > 0) + (said.Count > 0 ? "" : AgreementLanguage.Quoted(norm))));
        return new OutgoingSentence(parts.Count == 0 ? null : new Wording(
            string.Join(' ', parts.Select(p => p.Dutch)), string.Join(' ', parts.Select(p => p.In("en")))), withheld);
    }

    /// <summary>
    /// What in a text that a person wrote may tell what one partner answered, in the order of the text: the name of a partner, and where
    /// numbers are withheld also how many partners say something. A person decides; norms are quoted to the letter and tell nothing.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="partners">The names of the partners that were asked.</param>
    /// <param name="norms">The norms that the text may quote.</param>
    /// <param name="numbersToo">Whether numbers are withheld.</param>
    public static IReadOnlyList<string> Telling(string text, IEnumerable<string> partners, IEnumerable<string> norms, bool numbersToo)
    {
        foreach (var norm in norms)
            text = text.Replace(norm, "", StringComparison.Ordinal);
        var folded = $" {FoldedText.Fold(text)} ";
        var names = partners.Distinct()
            .Where(p => FoldedText.Fold(p) is { Length: > 0 } name && folded.Contains($" {name} ", StringComparison.Ordinal));
        var numbers = numbersToo ? Counting.Matches(text).Select(m => m.Value).Distinct() : [];
        return [.. names.Concat(numbers)];
    }

    private static Wording Both(Func<AgreementLanguage, string> sentence) =>
        new(AgreementSentence.Ended(sentence(AgreementLanguage.Dutch)), AgreementSentence.Ended(sentence(AgreementLanguage.English)));

    private const string Numbers = "één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|[0-9]+";

    private const string Between = "van|de|alle|deze|onze|andere|overige|betrokken|gevraagde";

    private const string Says = @"aan\s+dat|antwoord(t|t?en|d?den?)|zegt|zeggen|vindt|vinden|aangeven|aangeeft";

    // "twee van de drie netwerkpartners", "één partner", "beide partners"; and "alle netwerkpartners geven aan dat". Whatever the text, it
    // is read once.
    private static readonly Regex Counting = new($"""
        \b({Numbers}|een\s+van|geen\s+enkele|beide)(\s+({Numbers}|{Between}))*\s+(netwerk)?partners?\b
        |\b(alle|de|geen|sommige|enkele|andere|deze|die)(\s+({Between}))*\s+(netwerk)?partners?(\s+\w+)?(\s+\w+)?\s+({Says})\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
