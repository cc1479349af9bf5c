using System.Globalization;

namespace Toetssteen.Domain.Comparison;

/// <summary>How one language counts respondents and says what they reply.</summary>
internal abstract class AgreementLanguage
{
    public static AgreementLanguage Dutch { get; } = new InDutch();

    public static AgreementLanguage English { get; } = new InEnglish();

    /// <summary>The number in words up to twelve, then in digits.</summary>
    public string Number(int n) => n >= 0 && n < Numbers.Length ? Numbers[n] : n.ToString(CultureInfo.InvariantCulture);

    /// <summary>One after another: "a, b en c".</summary>
    public string List(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} {And} {items[^1]}";

    /// <summary>The norm behind a colon; nothing without one.</summary>
    public static string Quoted(string? norm) => string.IsNullOrWhiteSpace(norm) ? "" : $": ‘{norm.Trim()}’";

    /// <summary>So many of so many: "twee van de drie netwerkpartners".</summary>
    /// <param name="k">How many.</param>
    /// <param name="n">Of how many with an answer of their own.</param>
    /// <param name="municipality">Municipalities, else partners.</param>
    /// <param name="first">Whether it is the first time that they are spoken of, so that n has to be said.</param>
    /// <param name="others">Whether there are others who gave no answer of their own.</param>
    public abstract string Counted(int k, int n, bool municipality, bool first, bool others);

    /// <summary>What a group replies.</summary>
    public abstract string Says(Reply reply, bool plural, bool first, bool afterNo);

    /// <summary>Nobody gave an answer of its own.</summary>
    public abstract string Nobody(bool nobodyAsked, bool waiting);

    /// <summary>Partners were asked, and no more than that.</summary>
    /// <param name="also">Whether it was said before what the municipality replies.</param>
    public abstract string PartnersAsked(bool also);

    public abstract string JoinedTo(string? whom, bool plural);
    public abstract string LeftOpen(bool plural);
    public abstract string NotYet(bool plural);
    public abstract string Declined(bool plural);
    public abstract string Silent(bool plural);

    protected abstract string[] Numbers { get; }

    protected abstract string And { get; }

    private sealed class InDutch : AgreementLanguage
    {
        protected override string[] Numbers { get; } = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen",
            "tien", "elf", "twaalf"];

        protected override string And => "en";

        public override string Counted(int k, int n, bool municipality, bool first, bool others)
        {
            var (one, more) = municipality ? ("gemeente", "gemeenten") : ("netwerkpartner", "netwerkpartners");
            if (n == 1)
                return $"de {one}{(others ? " die zelf antwoordde" : "")}";
            var who = others ? $"{more} die zelf antwoordden" : more;
            return k == n
                ? n == 2 ? $"beide {who}" : n < Numbers.Length ? $"alle {Number(n)} de {who}" : $"alle {n} {who}"
                : first ? $"{Number(k)} van de {Number(n)} {who}"
                : $"{Number(k)} {(k == 1 ? one : more)}";
        }

        public override string Says(Reply reply, bool plural, bool first, bool afterNo) => reply switch
        {
            Reply.Yes => $"{(plural ? "geven" : "geeft")} aan dat dit {(afterNo ? "wel " : "")}zo is",
            Reply.Partly => $"{(plural ? "geven" : "geeft")} aan dat dit gedeeltelijk zo is",
            Reply.No => $"{(plural ? "geven" : "geeft")} aan dat dit niet zo is",
            Reply.Unknown => $"{(plural ? "weten" : "weet")} {(first ? "niet of dit zo is" : "het niet")}",
            _ => $"{(plural ? "vinden" : "vindt")} dit niet van toepassing",
        };

        public override string Nobody(bool nobodyAsked, bool waiting) =>
            nobodyAsked ? "er is niemand gevraagd of dit zo is"
                : $"{(waiting ? "nog niemand" : "niemand")} heeft zelf geantwoord of dit zo is";

        public override string PartnersAsked(bool also) =>
            also
                ? "de inspecties hebben dit ook aan netwerkpartners gevraagd"
                : "de inspecties hebben netwerkpartners gevraagd of dit zo is";

        public override string JoinedTo(string? whom, bool plural) =>
            $"{(plural ? "sloten" : "sloot")} zich aan bij de antwoorden van {whom ?? "een andere organisatie"} "
            + $"en {(plural ? "tellen" : "telt")} niet als eigen antwoord";

        public override string LeftOpen(bool plural) => $"{(plural ? "hebben" : "heeft")} deze vraag niet beantwoord";

        public override string NotYet(bool plural) => $"{(plural ? "hebben" : "heeft")} de vragenlijst nog niet verzonden";

        public override string Declined(bool plural) => $"{(plural ? "wilden" : "wilde")} niet meedoen";

        public override string Silent(bool plural) => plural ? "zijn gevraagd en hebben niet geantwoord"
            : "is gevraagd en heeft niet geantwoord";
    }

    private sealed class InEnglish : AgreementLanguage
    {
        protected override string[] Numbers { get; } = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
            "ten", "eleven", "twelve"];

        protected override string And => "and";

        public override string Counted(int k, int n, bool municipality, bool first, bool others)
        {
            var (one, more) = municipality ? ("municipality", "municipalities") : ("network partner", "network partners");
            if (n == 1)
                return $"the {one}{(others ? " that gave answers of its own" : "")}";
            var who = others ? $"{more} that gave answers of their own" : more;
            return k == n
                ? n == 2 ? $"both {who}" : $"all {Number(n)} {who}"
                : first ? $"{Number(k)} of the {Number(n)} {who}"
                : $"{Number(k)} {(k == 1 ? one : more)}";
        }

        public override string Says(Reply reply, bool plural, bool first, bool afterNo) => reply switch
        {
            Reply.Yes => $"{(plural ? "indicate" : "indicates")} that this is {(afterNo ? "indeed " : "")}so",
            Reply.Partly => $"{(plural ? "indicate" : "indicates")} that this is partly so",
            Reply.No => $"{(plural ? "indicate" : "indicates")} that this is not so",
            Reply.Unknown => $"{(plural ? "do" : "does")} not know{(first ? " whether this is so" : "")}",
            _ => $"{(plural ? "consider" : "considers")} this not applicable",
        };

        public override string Nobody(bool nobodyAsked, bool waiting) =>
            nobodyAsked ? "nobody was asked whether this is so"
                : $"nobody has {(waiting ? "yet " : "")}given an answer of their own on whether this is so";

        public override string PartnersAsked(bool also) =>
            also
                ? "the inspectorates asked network partners about this too"
                : "the inspectorates asked network partners whether this is so";

        public override string JoinedTo(string? whom, bool plural) =>
            $"joined the answers of {whom ?? "another organisation"} "
            + (plural ? "and do not count as answers of their own" : "and does not count as an answer of its own");

        public override string LeftOpen(bool plural) => "did not answer this question";

        public override string NotYet(bool plural) => $"{(plural ? "have" : "has")} not sent in the questionnaire yet";

        public override string Declined(bool plural) => "did not want to take part";

        public override string Silent(bool plural) => $"{(plural ? "were" : "was")} asked and did not answer";
    }
}
