using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Where each text of a document went that is in no finding: standing matter, named and settled later, or not placed.</summary>
internal sealed class PlacedTexts(StandingMatter standing, NameIndex names)
{
    // Headings and lines that were understood by the names in them: only when all is read is it known whether those are kept.
    private readonly List<UnplacedText> _claims = [];

    // The same of what says who answered.
    private readonly List<UnplacedText> _answers = [];

    public List<UnplacedText> Unplaced { get; } = [];

    public List<UnplacedText> Standing { get; } = [];

    public List<ReadingWarning> Warnings { get; } = [];

    public void Warn(ReadingWarning warning) => Warnings.Add(warning);

    public void Recognised(Place place, string text) => Standing.Add(new UnplacedText(place, text));

    /// <summary>A text that names things, and says nothing else if its names are kept.</summary>
    public void Claim(Place place, string text) => _claims.Add(new UnplacedText(place, text));

    /// <summary>The same of a text that says who answered.</summary>
    public void ClaimAnswer(Place place, string text) => _answers.Add(new UnplacedText(place, text));

    /// <summary>
    /// What was understood by its names is standing matter where the reading holds them; otherwise it is listed as not placed.
    /// </summary>
    public void SettleClaims(IReadOnlyCollection<string> kept, IReadOnlyCollection<string> respondents)
    {
        foreach (var (claim, isKept) in _claims.Select(c => (c, standing.Vocabulary.IsHeading(c.Text, kept)))
            .Concat(_answers.Select(a => (a, standing.Vocabulary.IsAnswering(a.Text, respondents)))))
            if (isKept)
                Recognised(claim.Place, claim.Text);
            else
                NotPlaced(claim.Place, claim.Text);
    }

    /// <summary>Lists a row that was not understood.</summary>
    public void NotUnderstood(Place place, string text)
    {
        Unplaced.Add(new UnplacedText(place, text));
        Warn(ReadingRules.UnknownRow.At(place, Shown(text)));
    }

    /// <summary>Lists a text as not placed.</summary>
    public void NotPlaced(Place place, string text)
    {
        Unplaced.Add(new UnplacedText(place, text));
        Warn(ReadingRules.Unplaced.At(place, Shown(text)));
    }

    /// <summary>Passes over what every factsheet says, to the letter; what it says of its own is listed as not placed.</summary>
    public void Pass(Place place, string text)
    {
        if (names.IsThemeWithStatement(text))
            Recognised(place, text);
        else if (OwnPart(place, text) is { Length: > 0 } own)
            NotPlaced(place, own);
    }

    /// <summary>What a text says of its own; what every factsheet says in it is passed over.</summary>
    public string OwnPart(Place place, string text)
    {
        var own = standing.OwnSentencesIn(text);
        if (own.Count == 0)
            Recognised(place, text);
        else
            foreach (var sentence in Sentences.Of(text).Where(s => !own.Contains(s)))
                Recognised(place, sentence);
        return string.Join(' ', own);
    }

    private static string Shown(string text) => text.Length <= 80 ? text : text[..77] + "…";
}
