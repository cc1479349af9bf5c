using System.Globalization;
using System.Text.RegularExpressions;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Documents.Frameworks;

/// <summary>A rule that a framework file keeps.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Severity">Whether breaking it refuses the file.</param>
/// <param name="Message">The Dutch sentence, with places for the words of a hit.</param>
/// <param name="Find">The places where it is broken.</param>
internal sealed record FrameworkRule(string Code, ProblemSeverity Severity, string Message, Func<FrameworkDraft, IEnumerable<Hit>> Find)
{
    /// <summary>The problems that this rule finds.</summary>
    public IEnumerable<FrameworkProblem> Check(FrameworkDraft draft, string file) =>
        Find(draft).Select(hit => At(file, hit.Line, hit.Words));

    /// <summary>The problem at a place.</summary>
    public FrameworkProblem At(string file, int line, params object[] words) =>
        new(Code, Severity, string.Format(CultureInfo.InvariantCulture, Message, words), file, line);
}

/// <summary>A place where a rule is broken, and the words that its sentence needs.</summary>
internal sealed record Hit(int Line, params object[] Words);

/// <summary>The rules, each a row. The file itself being unreadable (K001) comes before all of them.</summary>
internal static partial class FrameworkRules
{
    /// <summary>What a key or version looks like.</summary>
    public const string NamePattern = "^[a-z0-9]+([.-][a-z0-9]+)*$";

    /// <summary>What a language tag looks like.</summary>
    public const string LanguagePattern = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

    private static readonly string[] BelowATheme = ["groups", "criteria", "indicators"];

    private const ProblemSeverity Error = ProblemSeverity.Error;
    private const ProblemSeverity Warning = ProblemSeverity.Warning;

    /// <summary>Code and sentence for a file that cannot be read at all.</summary>
    public static FrameworkRule Unreadable { get; } =
        new("K001", Error, "Het bestand is niet te lezen: {0}. Verbeter het bestand en lees het opnieuw in.", _ => []);

    /// <summary>All rules, in the order of their codes.</summary>
    public static IReadOnlyList<FrameworkRule> All { get; } =
    [
        Unreadable,
        new("K002", Error, "'{0}' staat twee keer bij {1}. Haal er één weg.", DuplicateFields),
        new("K003", Error, "Bij {0} ontbreekt '{1}'. Vul het in.", d =>
            Missing(d, "K003").Concat(d.Themes.Count == 0 && d.Indicators.Count == 0 && d.Root.Fields is not null
                ? [new(d.Root.Line, Shape.Framework.Describe(d.Root), "themes")] : [])),
        new("K004", Error, "'{0}' is bij {1} geen bekend veld. Verbeter de naam of haal het weg.", UnknownFields),
        new("K005", Error, "'{0}' is leeg. Vul een tekst in.", d =>
            d.Texts.Where(t => t.Text.Text is { Length: 0 }).Select(t => new Hit(t.Text.Line, t.Field))),
        new("K006", Error, "'{0}' is bij {1} van de verkeerde soort: verwacht wordt {2}.", WrongKinds),
        new("K007", Error, "De map heet '{0}' en de sleutel (key) is '{1}'. Maak ze gelijk.", d =>
            d.Folder is not null && d.Root["key"]?.Text is { } key && key != d.Folder ? [new(d.Root["key"]!.Line, d.Folder, key)] : []),
        new("K008", Error, "Het bestand heet '{0}' en de versie (version) is '{1}'. Maak ze gelijk.", d =>
            d.Root["version"]?.Text is { } version && version != d.Name ? [new(d.Root["version"]!.Line, d.Name, version)] : []),
        new(
            "K010",
            Error,
            "Bij {0} staan geen criteria. Geef het criteria; bij een thema mogen het ook indicatoren zijn, of alleen een tekst.",
            d =>
                Missing(d, "K010")
                    .Concat(
                        d.Themes.Where(t => t.Fields is not null && Lying(t).Count == 0 && t["text"] is null)
                            .Select(t => new Hit(t.Line, $"thema {t.TextOf("code")}".Trim())))),
        new("K011", Error, "Bij {0} staan geen indicatoren. Geef elk criterium ten minste één indicator.", d => Missing(d, "K011")),
        new("K012", Error, "Vraag {0} staat in de volledige vragenlijst, en de gemeente wordt over deze indicator niets gevraagd. "
            + "Noem bij 'variants' wie wel, of schrijf de vraag aan de gemeente erbij.", d =>
            QuestionRules.NotAsked(d, QuestionnaireVariant.Full)),
        new("K013", Error, "Er is geen tekst in het Nederlands of in de taal van het toetsingskader. Geef ten minste één van beide.", d =>
            d.ByLanguage.Where(w => new[] { Wording.Usual, d.Root.TextOf("language"), Wording.WithoutRegion(d.Root.TextOf("language")) }
                .All(language => w[language] is null)).Select(w => new Hit(w.Line))),
        new("K014", Error, "Bij {0} staan minder dan twee indicatoren. Noem er ten minste twee.", d => Missing(d, "K014")),
        new("K015", Error, "Bij {0} staan {1} naast elkaar. Kies een van beide: onder een thema staat één niveau.", d =>
            d.Themes.Where(t => t.Fields is not null && Lying(t).Count > 1).Select(t =>
                new Hit(t.Line, $"thema {t.TextOf("code")}".Trim(), string.Join(" en ", Lying(t))))
            .Concat(d.Themes.Count > 0 && d.Root.ItemsOf("indicators").Any()
                ? [new(d.Root["indicators"]!.Line, Shape.Framework.Describe(d.Root), "themes en indicators")] : [])),
        new("K016", Error, "In het toetsingskader staat niets dat wordt beoordeeld. Geef ten minste één indicator.", d =>
            d.Themes.Count > 0 && d.Indicators.Count == 0 && d.Themes.All(t => Lying(t).Count == 0) ? [new(d.Themes[0].Line)] : []),
        new(
            "K017",
            Error,
            "Bij 'tree' staan {0} namen, en het toetsingskader heeft {1} niveaus. " + "Geef elk niveau een naam, van boven naar beneden.",
            d => d.Root["tree"] is { Items: { } names } tree && names.Count != Depth(d) ? [new(tree.Line, names.Count, Depth(d))] : []),
        new(
            "K020",
            Error,
            "De code {0} is al gebruikt op regel {1}. Geef elk thema, criterium en elke indicator een eigen code; "
                + "hoofdletters maken geen verschil.",
            d => Doubles(d.Themes.Concat(d.Groups).Concat(d.Criteria).Concat(d.Indicators).Select(n => n["code"]), FrameworkCode.Key)),
        new(
            "K021",
            Error,
            "De code '{0}' kan niet. Neem ten minste één letter of cijfer en ten hoogste 60 tekens, met enkele spaties, "
                + "en zonder schuine streep, komma, puntkomma, dubbel aanhalingsteken, tilde, rechte haken, accolades en onzichtbare tekens.",
            d =>
                d.Texts.Where(t => t.Field == "code" && t.Text.Text is { Length: > 0 } code && !FrameworkCode.IsAllowed(code))
                    .Select(t => new Hit(t.Text.Line, t.Text.Text!))),
        new("K022", Error, "'{0}' kan niet in een adres staan. Gebruik kleine letters en cijfers, met een punt of streepje ertussen.", d =>
            d.Texts.Where(t =>
                    t.Field is "key" or "version" or "from"
                    && t.Text.Text is { Length: > 0 } name
                    && !NameForm().IsMatch(name)
                    && d.Scales.SelectMany(s => s).Concat(d.Kinds).All(m => m["key"] != t.Text))
                .Select(t => new Hit(t.Text.Line, t.Text.Text!))),
        new("K023", Error, "'{0}' is geen taalcode. Gebruik een code als 'nl', 'en' of 'fy'.", Languages),
        new("K024", Error, "'{0}' is geen adres op het web. Schrijf het voluit, met https:// ervoor.", d =>
            d.Texts.Where(t => t.Field == "address" && t.Text.Text is { Length: > 0 } address && !IsOnTheWeb(address))
                .Select(t => new Hit(t.Text.Line, t.Text.Text!))),
        new(
            "K030",
            Error,
            "Dezelfde woorden staan ook op regel {1}: '{0}'. Normen of namen die gelijk luiden moeten onder iets anders staan, "
                + "of bij 'appliesTo' zeggen voor wie zij zijn; anders zijn ze niet uit elkaar te houden.",
            d =>
                d.Worded.SelectMany(w =>
                    Doubles(w.Nodes.Select(n => (n[w.Field], n[w.Field] is { } t ? d.Fold(n, t) : default)))
                        .Concat(
                            d.OtherLanguages.SelectMany(l =>
                                Doubles(w.Nodes.Select(n => (n[w.Field]?[l], n[w.Field]?[l] is { } t ? d.Fold(n, t, l) : default))))))),
        new("K031", Error, "De variant '{0}' luidt als de tekst op regel {1}. Haal een van de twee weg.", ClashingAliases),

        new("K040", Error, "De korte naam '{0}' is te lang: {1} tekens. Gebruik er ten hoogste 40.", d =>
            d.Texts.Where(t => t.Field == "shortLabel" && Length(t.Text) > Indicator.MaxShortLabel)
                .Select(t => new Hit(t.Text.Line, t.Text.Text!, Length(t.Text)))),
        new(
            "K041",
            Warning,
            "De korte naam '{0}' staat ook op regel {1}. Maak ze verschillend, dan zijn de kolommen uit elkaar te houden.",
            d => Doubles(d.Indicators.Concat(d.JointRows).Select(n => n["shortLabel"]), FoldedText.Fold)),
        new(
            "K042",
            Error,
            "Het teken '{0}' is te lang of heeft een spatie. Kies één tot en met drie tekens; " + "het woord staat er altijd bij.",
            d =>
                d.Scales.SelectMany(s => s)
                    .Select(w => w["sign"])
                    .Where(s => s?.Text is { Length: > 0 } sign && !ScaleWord.IsSign(sign))
                    .Select(s => new Hit(s!.Line, s.Text!))),
        new("K043", Error, "'{0}' is ook gebruikt op regel {1}. Elk oordeel heeft een eigen teken en een eigen woord.", d =>
            d.Scales.SelectMany(SameSigns)),
        new(
            "K044",
            Error,
            "De sleutel '{0}' kan niet van een oordeel zijn. Begin met een kleine letter of een cijfer, gebruik daarna letters, "
                + "cijfers en streepjes, en neem niet none, mixed of notApplicable; ten hoogste 24 tekens.",
            d =>
                d.Scales.SelectMany(s => s)
                    .Select(m => m["key"])
                    .Where(k => k?.Text is { Length: > 0 } key && !Scale.IsAllowed(key))
                    .Select(k => new Hit(k!.Line, k.Text!))),
        new("K045", Error, "Bij {0} staan er geen twee tot en met zes oordelen. Noem er ten minste twee en ten hoogste zes.", d =>
            Missing(d, "K045").Concat(d.Marks.Count > Scale.MostMarks ? [new(MarksLine(d), "de schaal")] : [])
            .Concat(from overall in d.Root.ItemsOf("overall")
                    where overall["marks"] is { Items.Count: < Scale.FewestMarks or > Scale.MostMarks }
                    select new Hit(overall["marks"]!.Line, $"het oordeel over het geheel, niveau {overall.TextOf("level")}"))),
        new(
            "K046",
            Error,
            "Op de schaal wordt {0} oordeel een verbeterpunt. Zet 'falls' bij ten minste één oordeel op true "
                + "en bij ten minste één op false.",
            d =>
                d.Marks.Count >= Scale.FewestMarks
                && d.Marks.All(m => m["falls"]?.Text is "true" or "false")
                && Falling(d).Distinct().Count() == 1
                    ? [new(MarksLine(d), Falling(d)[0] ? "elk" : "geen enkel")]
                    : []),
        new(
            "K047",
            Error,
            "Oordeel '{0}' staat tussen oordelen van de andere soort. Zet de oordelen die een verbeterpunt worden bij elkaar, "
                + "aan het begin of het einde.",
            Interleaved),
        new("K048", Error, "De sleutel '{0}' is al van het oordeel op regel {1}. Geef elk oordeel een eigen sleutel.", d =>
            d.Scales.SelectMany(s => Doubles(s.Select(m => m["key"]), t => t.ToUpperInvariant()))),
        new(
            "K049",
            Error,
            "De uitleg gaat over oordeel '{0}', dat niet op de schaal staat of hier al is uitgelegd. Noem elk oordeel van de schaal "
                + "ten hoogste één keer, met zijn sleutel.",
            d =>
                from indicator in d.Indicators
                from told in (indicator["guidance"]?.ItemsOf("marks") ?? []).Select(m => m["mark"]).OfType<YamlNode>().Index()
                where
                    !d.Marks.Any(m => m.TextOf("key") == told.Item.Text)
                    || indicator["guidance"]!.ItemsOf("marks").Take(told.Index).Any(m => m.TextOf("mark") == told.Item.Text)
                select new Hit(told.Item.Line, told.Item.Text ?? "")),
        new("K050", Error, "De gezamenlijke rij noemt indicator {0}, die er niet is. Verbeter de code.", d =>
            InJointRows(d).Where(i => !d.Codes.Contains(i.Text)).Select(i => new Hit(i.Line, i.Text!))),
        new("K051", Error, "De gezamenlijke rij {0} loopt over twee criteria. Voeg alleen indicatoren van één criterium samen.", d =>
            Rows(d)
                .Where(r => d.Parents.Count(c => c.ItemsOf("indicators").Any(i => r.Codes.Contains(i.TextOf("code")))) > 1)
                .Select(r => new Hit(r.Line, Joined(r.Codes)))),
        new(
            "K052",
            Error,
            "De indicatoren van de gezamenlijke rij {0} staan in het toetsingskader niet naast elkaar in deze volgorde. Zet ze goed.",
            d =>
                Rows(d)
                    .Where(r =>
                        r.Codes.All(d.Codes.Contains) && !d.Codes.SkipWhile(c => c != r.Codes[0]).Take(r.Codes.Count).SequenceEqual(r.Codes)
                    )
                    .Select(r => new Hit(r.Line, Joined(r.Codes)))),
        new("K053", Error, "Indicator {0} staat al in een gezamenlijke rij op regel {1}. Een indicator hoort in één rij.", d =>
            Doubles(InJointRows(d), t => t)),

        new("K060", Error, "De omzetting noemt indicator {0}, die er in deze versie niet is. Verbeter de code.", d =>
            Steps(d)
                .SelectMany(s => s.ItemsOf("new"))
                .Where(n => n.Text is { Length: > 0 } code && !d.Codes.Contains(code))
                .Select(n => new Hit(n.Line, n.Text!))),
        new("K061", Error, "De oude code {0} is al omgezet op regel {1}. Zet alle nieuwe codes bij elkaar.", d =>
            Doubles(Steps(d).Select(s => s["old"]), t => t)),
        new("K062", Error, "De omzetting gaat uit van versie '{0}', en dat is deze versie zelf. Noem de vorige versie.", d =>
            d.Root["crosswalk"]?["from"] is { Text.Length: > 0 } from && from.Text == d.Root.TextOf("version")
                ? [new(from.Line, from.Text)]
                : []),
        .. CrosswalkRules.All,
        .. QuestionRules.All,
        .. SignalRules.All,
        .. OverallRules.All,
        .. RespondentRules.All,
        .. PreparationRules.All,
        .. PartRules.All,
        .. SelfEvaluationRules.All,
        .. LanguageRules.All,
    ];

    private static IEnumerable<Hit> DuplicateFields(FrameworkDraft draft) =>
        from o in draft.Objects.Concat(draft.ByLanguage.Concat(LanguageRules.PerLanguage(draft)).Select(w => (w, new Shape("de woorden"))))
            .Concat(draft.Root["choices"] is { Fields: not null } lists ? [(lists, new Shape("de keuzelijsten"))] : [])
        from later in o.Item1.Fields!.GroupBy(f => f.Name).SelectMany(g => g.Skip(1))
        select new Hit(later.Value.NameLine, later.Name, o.Item2.Describe(o.Item1));

    private static IEnumerable<Hit> Missing(FrameworkDraft draft, string rule) =>
        from o in draft.Objects
        from field in o.Shape.Fields
        where field.Rule == rule && (o.Node[field.Name] is not { } value || value.Items?.Count < field.Min)
        select new Hit(o.Node[field.Name]?.Line ?? o.Node.Line, o.Shape.Describe(o.Node), field.Name);

    private static List<string> Lying(YamlNode theme) =>
        [.. BelowATheme.Where(field => theme.ItemsOf(field).Any())];

    private static int Depth(FrameworkDraft draft) =>
        new[] { draft.Themes, draft.Groups, draft.Criteria, draft.Indicators }.Count(l => l.Count > 0);

    private static IEnumerable<Hit> UnknownFields(FrameworkDraft draft) =>
        from o in draft.Objects
        from field in o.Node.Fields!
        where o.Shape.Fields.All(f => f.Name != field.Name)
        select new Hit(field.Value.Line, field.Name, o.Shape.Describe(o.Node));

    private static IEnumerable<Hit> WrongKinds(FrameworkDraft draft)
    {
        if (draft.Root.Fields is null)
            return [new Hit(draft.Root.Line, "toetsingskader", "het bestand", "velden met namen")];
        var fields =
            from o in draft.Objects
            from field in o.Shape.Fields
            let value = o.Node[field.Name]
            where value is not null
            let expected = field.Kind switch
            {
                FieldKind.Text => value.Text is null ? "een tekst" : null,
                FieldKind.Texts => value.Items?.All(i => i.Text is not null) == true ? null : "een lijst van teksten",
                FieldKind.Words => value.Fields?.All(f => f.Value.Text is not null) == true ? null : "een tekst per taal",
                FieldKind.Said => IsSaid(value) ? null : "een tekst, of een tekst per taal",
                FieldKind.SaidTexts => value.Items?.All(IsSaid) == true ? null : "een lijst van teksten, of van teksten per taal",
                FieldKind.Wording => value.Text is not null || value.Fields?.All(f => f.Value.Text is not null) == true
                    ? null
                    : "een tekst, of een tekst per taal",
                FieldKind.Flag => value.Text is "true" or "false" ? null : "true of false",
                FieldKind.Object or FieldKind.NamedLists => value.Fields is null ? "velden met namen" : null,
                _ => value.Items?.All(i => i.Fields is not null) == true ? null : "een lijst van velden met namen",
            }
            where expected is not null
            select new Hit(value.Line, field.Name, o.Shape.Describe(o.Node), expected);
        var lists =
            from list in draft.ChoiceLists
            where list.Value.Items?.All(i => i.Fields is not null) != true
            select new Hit(list.Value.NameLine, list.Name, "de keuzelijsten", "een lijst van velden met namen");
        return fields.Concat(lists);
    }

    private static bool IsSaid(YamlNode value) =>
        value.Fields is { } words ? words.Count > 0 && words.All(w => w.Value.Text is not null) : value.Text is not null;

    private static bool IsOnTheWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private static IEnumerable<Hit> Languages(FrameworkDraft draft) =>
        from tag in draft.ByLanguage.Concat(LanguageRules.PerLanguage(draft)).SelectMany(w => w.Fields!).Select(f => (f.Name, f.Value.Line))
            .Concat(draft.Root["language"] is { Text.Length: > 0 } language ? [(language.Text, language.Line)] : [])
        where !LanguageForm().IsMatch(tag.Item1)
        select new Hit(tag.Item2, tag.Item1);

    private static IEnumerable<Hit> ClashingAliases(FrameworkDraft draft) =>
        from worded in draft.Worded
        from node in worded.Nodes
        from alias in node.ItemsOf("aliases").Where(a => a.Text is { Length: > 0 })
        let other = worded.Nodes.Where(n => n != node)
            .SelectMany(n => n.ItemsOf("aliases").Append(n[worded.Field]).OfType<YamlNode>().Select(t => (Of: n, Text: t)))
            .FirstOrDefault(o => o.Text.Text is not null && draft.Fold(o.Of, o.Text) == draft.Fold(node, alias))
        where other.Text is not null
        select new Hit(alias.Line, alias.Text!, other.Text.Line);

    private static IEnumerable<Hit> SameSigns(IEnumerable<YamlNode> scale)
    {
        var words = scale.Select(w => (w["label"]?.Fields ?? []).Select(f => f.Value).Concat(w.ItemsOf("aliases")).ToList()).ToList();
        return Doubles(scale.Select(w => w["sign"]), t => t).Concat(
            from at in Enumerable.Range(0, words.Count)
            from later in words[at]
            let first = words.Take(at).SelectMany(w => w).FirstOrDefault(w => Upper(w) == Upper(later))
            where first is not null && Upper(later) is { Length: > 0 }
            select new Hit(later.Line, later.Text!, first.Line));

        static string? Upper(YamlNode word) => word.Text?.ToUpperInvariant();
    }

    // Where the sides change for a second time.
    private static IEnumerable<Hit> Interleaved(FrameworkDraft draft)
    {
        var falling = Falling(draft);
        return from at in Enumerable.Range(0, falling.Count).Skip(2)
               where falling[at] != falling[at - 1] && falling.Take(at).Distinct().Count() > 1
               select new Hit(draft.Marks[at].Line, draft.Marks[at].TextOf("key"));
    }

    private static List<bool> Falling(FrameworkDraft draft) => [.. draft.Marks.Select(m => m.Is("falls"))];

    private static int MarksLine(FrameworkDraft draft) => draft.Root["scale"]!["marks"]!.Line;

    /// <summary>Later texts that fold to an earlier one; each with its own words and the line of the earlier.</summary>
    internal static IEnumerable<Hit> Doubles(IEnumerable<YamlNode?> texts, Func<string, string> fold) =>
        Doubles(texts.Select(t => (t, fold(t?.Text ?? ""))));

    private static IEnumerable<Hit> Doubles<T>(IEnumerable<(YamlNode? Text, T Folded)> texts) =>
        from same in texts.Where(t => t.Text?.Text is { Length: > 0 }).GroupBy(t => t.Folded, t => t.Text!)
        let first = same.OrderBy(t => t.Line).First()
        from later in same
        where later != first
        select new Hit(later.Line, later.Text!, first.Line);

    internal static IEnumerable<YamlNode> Steps(FrameworkDraft draft) => draft.Root["crosswalk"]?.ItemsOf("steps") ?? [];

    private static IEnumerable<YamlNode> InJointRows(FrameworkDraft draft) =>
        draft.JointRows.SelectMany(r => r.ItemsOf("indicators")).Where(i => i.Text is { Length: > 0 });

    private static IEnumerable<(int Line, IReadOnlyList<string> Codes)> Rows(FrameworkDraft draft) =>
        from row in draft.JointRows
        let codes = row.ItemsOf("indicators").Select(i => i.Text ?? "").ToList()
        where codes.Count > 1 && codes.Distinct().Count() == codes.Count
        select (row.Line, (IReadOnlyList<string>)codes);

    private static string Joined(IReadOnlyList<string> codes) => string.Join(", ", codes);

    private static int Length(YamlNode text) => text.Text?.EnumerateRunes().Count() ?? 0;

    /// <summary>Whether this can be a key or a version.</summary>
    internal static bool IsName(string text) => NameForm().IsMatch(text);

    [GeneratedRegex(NamePattern)]
    private static partial Regex NameForm();

    [GeneratedRegex(LanguagePattern)]
    private static partial Regex LanguageForm();
}
