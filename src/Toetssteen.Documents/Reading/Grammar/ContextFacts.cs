using System.Globalization;
using System.Text.RegularExpressions;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Takes figures and dated facts out of sentences of context.</summary>
internal static partial class ContextFacts
{
    private static readonly Dictionary<string, ReadPrecision> PrecisionWords = new()
    {
        ["ongeveer"] = ReadPrecision.About,
        ["circa"] = ReadPrecision.About,
        ["ca"] = ReadPrecision.About,
        ["zon"] = ReadPrecision.About,
        ["rond"] = ReadPrecision.About,
        ["ruwweg"] = ReadPrecision.About,
        ["geschat"] = ReadPrecision.About,
        ["schatting"] = ReadPrecision.About,
        ["naar schatting"] = ReadPrecision.About,
        ["bijna"] = ReadPrecision.Almost,
        ["krap"] = ReadPrecision.Almost,
        ["nagenoeg"] = ReadPrecision.Almost,
        ["vrijwel"] = ReadPrecision.Almost,
        ["ruim"] = ReadPrecision.MoreThan,
        ["dan"] = ReadPrecision.MoreThan,
        ["minimaal"] = ReadPrecision.MoreThan,
        ["minstens"] = ReadPrecision.MoreThan,
        ["tenminste"] = ReadPrecision.MoreThan,
    };

    /// <summary>The facts in a text.</summary>
    public static IEnumerable<ReadFact> In(string text)
    {
        foreach (var sentence in Sentences.Of(text))
        {
            var found = false;
            foreach (var fact in Figures(sentence))
            {
                found = true;
                yield return fact;
            }
            if (!found && IsUnknownCount(sentence))
                yield return new ReadFact(
                    "estimatedFamilies",
                    null,
                    ReadPrecision.Unknown,
                    SourceOf(sentence) ?? "gemeente",
                    DateOf(sentence),
                    sentence);
        }
    }

    /// <summary>When and how the municipality reported on progress.</summary>
    public static IEnumerable<ReadFact> Progress(string text)
    {
        foreach (var sentence in Sentences.Of(text))
        {
            if (Headings.DateIn(sentence, wholeLine: false) is not { } date)
                continue;
            var lower = sentence.ToLowerInvariant();
            var what =
                lower.Contains("gepresenteerd", StringComparison.Ordinal) || lower.Contains("presentatie", StringComparison.Ordinal)
                    ? "progressPresentation"
                : lower.Contains("gesprek", StringComparison.Ordinal)
                || lower.Contains("gesproken", StringComparison.Ordinal)
                || lower.Contains("mondeling", StringComparison.Ordinal)
                || lower.Contains("toegelicht", StringComparison.Ordinal)
                    ? "progressConversation"
                : lower.Contains("schriftelijk", StringComparison.Ordinal)
                || lower.Contains("rapportage", StringComparison.Ordinal)
                || lower.Contains("voortgangsverslag", StringComparison.Ordinal)
                || lower.Contains("notitie", StringComparison.Ordinal)
                || lower.Contains("brief", StringComparison.Ordinal)
                    ? "progressWritten"
                : null;
            if (
                what is not null
                && (
                    lower.Contains("verbeterpunt", StringComparison.Ordinal)
                    || lower.Contains("voortgang", StringComparison.Ordinal)
                    || lower.Contains("stj", StringComparison.Ordinal)
                    || lower.Contains("inspecti", StringComparison.Ordinal)))
                yield return new ReadFact(what, null, ReadPrecision.Exact, "gemeente", date, sentence);
        }
    }

    private static IEnumerable<ReadFact> Figures(string sentence)
    {
        var seen = new HashSet<string>();
        foreach (Match match in Number().Matches(sentence))
        {
            var digits = match
                .Value.Replace(".", "", StringComparison.Ordinal)
                .Replace(" ", "", StringComparison.Ordinal)
                .Replace("\u00A0", "", StringComparison.Ordinal);
            if (!decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                continue;
            var after = Words.Of(sentence[(match.Index + match.Length)..Math.Min(sentence.Length, match.Index + match.Length + 120)], 12);
            if (WhatOf(after, sentence, Words.Of(sentence[..match.Index])) is not { } what || !seen.Add(what))
                continue;
            yield return new ReadFact(what, value, PrecisionOf(sentence[..match.Index]), SourceOf(sentence), DateOf(sentence), sentence);
        }
    }

    private static string? WhatOf(List<string> after, string sentence, List<string> before)
    {
        // What is counted stands within a few words of the number, before the next number.
        var near = after.TakeWhile(w => !char.IsAsciiDigit(w[0])).Take(5).ToList();
        if (
            near.Count == 0
            || near[0] is "procent" or "euro" or "uur" or "jaar" or "keer" or "maanden" or "weken" or "januari" or "december")
            return null;
        if (near.Contains("inwoners") || (near[0] is "mensen" or "zielen" && before.Contains("wonen")))
            return "inhabitants";
        var households = near.FindIndex(w => w.EndsWith("huishoudens", StringComparison.Ordinal));
        var withChildren = after.Take(9).Contains("kinderen") || after.Take(9).Contains("minderjarige");
        if (households >= 0 && withChildren)
            return "householdsWithChildren";
        if (households >= 0 && !near[households].StartsWith("multi", StringComparison.Ordinal))
            return "households";
        var families = near.FindIndex(w =>
            w is "gezinnen" or "multiprobleemgezinnen" or "probleemgezinnen" or "multiprobleemhuishoudens" or "huishoudens");
        if (families < 0)
            return near.Take(3).Any(w => w is "jeugdigen" or "jongeren") ? "youth"
                : near.Take(3).Contains("kinderen") ? "children"
                : null;
        if (
            families + 2 < after.Count
            && after[families + 1] == "met"
            && after.Skip(families + 2).Take(3).Any(w => w is "kinderen")
            && !sentence.Contains("problem", StringComparison.OrdinalIgnoreCase))
            return "householdsWithChildren";
        var folded = Words.Folded(sentence);
        string[] inApproach =
        [
            "aanpak",
            "begeleid",
            "zorg en ondersteuning",
            "doen mee",
            "aangemeld",
            "deelnemen",
            "geholpen",
            "in behandeling",
            "in beeld bij",
            "in zorg",
            "traject",
            "bereikt",
            "op dit moment",
        ];
        string[] estimate =
        [
            "schat",
            "ggsr",
            "voldoe",
            "geringe sociale",
            "omvang",
            "multiproblem",
            "meervoudige",
            "doelgroep",
            "definitie",
        ];
        var estimated = estimate.Any(e => folded.Contains(e, StringComparison.Ordinal));
        var treated = inApproach.Any(e => folded.Contains(e, StringComparison.Ordinal));
        return treated && !(estimated && folded.Contains("schat", StringComparison.Ordinal)) ? "familiesInApproach"
            : estimated ? "estimatedFamilies"
            : treated ? "familiesInApproach"
            : "families";
    }

    private static ReadPrecision PrecisionOf(string before)
    {
        var words = Words.Of(before[Math.Max(0, before.Length - 40)..]);
        for (var i = words.Count - 1; i >= Math.Max(0, words.Count - 3); i--)
            if (
                PrecisionWords.TryGetValue(words[i], out var precision)
                && (words[i] != "dan" || (i > 0 && words[i - 1] == "meer"))
                && (words[i] != "rond" || i == words.Count - 1))
                return precision;
        return ReadPrecision.Exact;
    }

    private static string? SourceOf(string sentence) =>
        sentence.Contains("CBS", StringComparison.Ordinal)
        || sentence.Contains("Centraal Bureau voor de Statistiek", StringComparison.OrdinalIgnoreCase)
            ? "CBS"
        : sentence.Contains("volgens de gemeente", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains("gemeente schat", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains("gemeente geeft aan", StringComparison.OrdinalIgnoreCase)
        || sentence.Contains("schatting van de gemeente", StringComparison.OrdinalIgnoreCase)
            ? "gemeente"
        : null;

    private static string? DateOf(string sentence)
    {
        if (Headings.DateIn(sentence, wholeLine: false) is { } date)
            return date;
        foreach (Match match in InYear().Matches(sentence))
            return match.Groups[1].Value;
        return null;
    }

    private static bool IsUnknownCount(string sentence)
    {
        var folded = $" {Words.Folded(sentence)} ";
        var counted =
            folded.Contains(" aantal ", StringComparison.Ordinal)
            || folded.Contains(" hoeveel ", StringComparison.Ordinal)
            || folded.Contains(" omvang ", StringComparison.Ordinal);
        var families =
            folded.Contains("gezinnen ", StringComparison.Ordinal)
            || folded.Contains(" ggsr ", StringComparison.Ordinal)
            || folded.Contains(" doelgroep ", StringComparison.Ordinal)
            || folded.Contains("huishoudens ", StringComparison.Ordinal);
        string[] unknown =
        [
            " geen inschatting",
            " geen schatting",
            " geen zicht",
            " geen beeld",
            " geen cijfers",
            " geen exact",
            " niet bekend",
            " onbekend",
            " weet niet",
            " niet te zeggen",
            " niet zeggen",
            " geen gegevens",
            " niet aangeven",
            " geen antwoord",
            " geen goed beeld",
            " niet inschatten",
        ];
        return counted && families && unknown.Any(u => folded.Contains(u, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<![\w.,])\d{1,3}(?:[. \u00A0]\d{3})+(?![\d,])|(?<![\w.,])\d{1,7}(?![\d,%])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?:in|uit|van|per|eind|begin|over)\s+((?:19|20)\d\d)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InYear();
}
