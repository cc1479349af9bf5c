using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Comparison;

/// <summary>
/// The agreement sentence (wie zegt wat): above the answers to an indicator, composed from the replies. The group of the municipality
/// comes first, then the other replies in the order of <see cref="Reply"/>; then who gave no answer of its own, by name. Independent
/// voices are counted, the others are only named. Counts, never a verdict.
/// </summary>
/// <param name="Parts">The sentences in order; every voice is in exactly one.</param>
public sealed record AgreementSentence(IReadOnlyList<AgreementPart> Parts)
{
    /// <summary>All of it, in Dutch and English.</summary>
    public Wording Words => new(
        string.Join(' ', Parts.Select(p => p.Words.Dutch)),
        string.Join(' ', Parts.Select(p => p.Words.In("en"))));

    /// <summary>Composes the sentence.</summary>
    /// <param name="voices">Everybody who was asked about the indicator. Who is not asked by the framework does not belong here.</param>
    /// <param name="norm">The norm, quoted to the letter in the first sentence; null leaves it out.</param>
    public static AgreementSentence Of(IReadOnlyCollection<Voice> voices, string? norm = null)
    {
        var own = voices.Where(v => v.IsIndependent).ToList();
        var groups = own.GroupBy(v => v.Reply!.Value).OrderBy(g => g.Any(v => v.IsMunicipality) ? 0 : 1).ThenBy(g => g.Key).ToList();
        List<AgreementPart> parts = [];
        if (own.Count == 0)
            parts.Add(Part([], l => $"{l.Nobody(voices.Count == 0, voices.Any(v => v.Answered is null))}{AgreementLanguage.Quoted(norm)}"));
        for (var n = 0; n < groups.Count; n++)
        {
            var (group, isFirst) = (groups[n].ToList(), n == 0);
            var firstPartners = !groups.Take(n).Any(g => g.Any(v => !v.IsMunicipality));
            var afterNo = groups.Take(n).Any(g => g.Key == Reply.No);
            parts.Add(Part(group, l =>
            {
                var who = new[] { Count(true, isFirst, l), Count(false, firstPartners, l) }.Where(s => s.Length > 0).ToList();
                var says = l.Says(group[0].Reply!.Value, group.Count > 1, isFirst, afterNo);
                return $"{l.List(who)} {says}{AgreementLanguage.Quoted(isFirst ? norm : null)}";
            }));

            string Count(bool municipality, bool first, AgreementLanguage l) =>
                group.Count(v => v.IsMunicipality == municipality) is > 0 and var k
                    ? l.Counted(k, own.Count(v => v.IsMunicipality == municipality), municipality, first,
                        voices.Any(v => v.IsMunicipality == municipality && !v.IsIndependent))
                    : "";
        }

        foreach (var joined in voices.Where(v => v.Answered == Answering.Joined).GroupBy(v => v.Joined))
            Aside([.. joined], (l, plural) => l.JoinedTo(joined.Key is null ? null : NameOf(joined.Key, l), plural));
        Aside([.. voices.Where(v => v.Answered == Answering.Own && v.Reply is null)], (l, plural) => l.LeftOpen(plural));
        Aside([.. voices.Where(v => v.Answered is null)], (l, plural) => l.NotYet(plural));
        Aside([.. voices.Where(v => v.Answered == Answering.Declined)], (l, plural) => l.Declined(plural));
        Aside([.. voices.Where(v => v.Answered == Answering.Silent)], (l, plural) => l.Silent(plural));
        return new AgreementSentence(parts);

        void Aside(IReadOnlyList<Voice> some, Func<AgreementLanguage, bool, string> says)
        {
            if (some.Count > 0)
                parts.Add(Part(some, l => $"{l.List([.. some.Select(v => NameOf(v, l))])} {says(l, some.Count > 1)}"));
        }

        string NameOf(Voice voice, AgreementLanguage l) =>
            voice.IsMunicipality && voices.Count(v => v.IsMunicipality) <= 1 ? l.Counted(1, 1, true, true, false) : voice.Name;
    }

    private static AgreementPart Part(IReadOnlyList<Voice> voices, Func<AgreementLanguage, string> sentence) =>
        new(voices, new Wording(Ended(sentence(AgreementLanguage.Dutch)), Ended(sentence(AgreementLanguage.English))));

    /// <summary>With a capital and a full stop. The name of an organisation keeps its own letters, save the first of the
    /// sentence.</summary>
    internal static string Ended(string words) => words.Length == 0 ? "."
        : $"{(words[0] == 'é' ? 'E' : char.ToUpperInvariant(words[0]))}{words[1..]}.";
}

/// <summary>One sentence of an agreement sentence.</summary>
/// <param name="Voices">Whom it is about; nobody where nobody answered.</param>
/// <param name="Words">The sentence, in Dutch and English.</param>
public sealed record AgreementPart(IReadOnlyList<Voice> Voices, Wording Words);
