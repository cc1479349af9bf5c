using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Reads headings: they are known by their words, and open the section that they name. Markup only helps.</summary>
/// <param name="names">Names of themes and criteria.</param>
/// <param name="findings">Under which of them findings stand.</param>
/// <param name="soFar">What was read so far.</param>
/// <param name="texts">Where texts go.</param>
/// <param name="isFindings">Whether a table holds findings.</param>
internal sealed class HeadingReader(
    NameIndex names, FindingsPlace findings, ReadSoFar soFar, PlacedTexts texts, Func<Table, bool> isFindings)
{
    private const int LongestHeading = 250;

    private FrontMatter Front => soFar.Front;

    /// <summary>A row of a table that may be a heading.</summary>
    public bool TryRow(string text, Place place) => TryHeading(new Paragraph(text, place) { IsProminent = true }, isHeading: true);

    /// <summary>Opens what a heading opens; false when the text is no heading that is known.</summary>
    public bool TryHeading(Paragraph paragraph, bool isHeading)
    {
        var text = paragraph.Text;
        var marked = isHeading || paragraph.IsProminent;
        if (text.Length > LongestHeading)
            return false;
        if (names.ThemeOf(text, out var exact) is { } theme
            && (!paragraph.IsListItem || soFar.Section is Section.Findings or Section.Conclusion) && (exact || marked))
        {
            if (soFar.Section is Section.Front or Section.Introduction or Section.Context && paragraph.IsListItem)
                return false;
            if (!exact)
                texts.Warn(ReadingRules.AlikeName.At(paragraph.Place, text, theme.Name));
            NameTheme(theme, paragraph);
            return true;
        }
        if (names.IsThemeWithStatement(text))
            return false;
        if (names.CriterionOf(text, out exact, findings.Theme) is { } criterion && !paragraph.IsListItem && (exact || marked)
            && soFar.Section is not Section.Conclusion)
        {
            findings.SetCriterion(criterion.Theme, criterion.Criterion);
            return Named(paragraph);
        }
        if (marked && names.IsTorn(text, findings.Theme))
        {
            // Which one is meant is told by what stands below, or by nothing.
            if (soFar.Section == Section.Conclusion || NextIsSide())
                soFar.ConclusionTheme = null;
            else
                findings.Leave();
            return Named(paragraph);
        }
        if (soFar.InSections && PeriodOf(text) is { } period && Headings.Of(text, marked, out _, out _) != Opens.Title)
        {
            soFar.Period = period;
            texts.Recognised(paragraph.Place, text);
            return true;
        }
        if (paragraph.IsListItem && !marked)
            return false;
        var opens = Headings.Of(text, marked, out var name, out var continues);
        return opens != Opens.Nothing && Open(opens, name, continues, paragraph);
    }

    /// <summary>A theme is named: of the conclusion where that is open or begins below, else of the findings.</summary>
    public void NameTheme(Theme theme, Paragraph paragraph)
    {
        if (soFar.Section == Section.Conclusion || NextIsSide())
            (soFar.Section, soFar.ConclusionTheme, soFar.Side) = (Section.Conclusion, theme, null);
        else
            findings.SetTheme(theme);
        Named(paragraph);
    }

    private bool Named(Paragraph paragraph)
    {
        soFar.InSections = false;
        texts.Recognised(paragraph.Place, paragraph.Text);
        return true;
    }

    private bool Open(Opens opens, string name, bool continues, Paragraph paragraph)
    {
        var (text, place) = (paragraph.Text, paragraph.Place);
        switch (opens)
        {
            case Opens.CanImprove when soFar.Section != Section.Conclusion && !soFar.Current.Entries.OfType<ConclusionDraft>().Any():
                if (!Words.Folded(text).Contains("verbeterpunt", StringComparison.Ordinal))
                    return false;
                soFar.StartFindings(continues);
                break;
            case Opens.GoesWell or Opens.CanImprove:
                if (soFar.Section != Section.Conclusion && !(paragraph.IsProminent || text.Contains(' ', StringComparison.Ordinal)))
                    return false;
                OpenSide(opens, place);
                break;
            case Opens.Title:
                if (soFar.Section == Section.Front || !Front.HasTitle)
                    Front.Title(text);
                if (!Front.LaterTitle(text, soFar.Segments.Exists(s => s.HasRows), NextDate()))
                    break;
                // Another factsheet: what it says goes on from nothing above it.
                soFar.InSections = false;
                texts.NotPlaced(place, text);
                return true;
            case Opens.Findings when soFar.Section == Section.Front && !Front.HasTitle && NextIsTitle():
                // A title of two lines: "Uitkomsten verbeterpunten", "toezichtonderzoek Hengelo".
                Front.TitleLine(text);
                break;
            case Opens.Findings when soFar.Section == Section.Front && !Front.HasTitle && soFar.Segments.Count == 0
                && Words.Folded(text).Contains("onderzoek", StringComparison.Ordinal):
                Front.Title(text);
                break;
            case Opens.Findings:
                soFar.StartFindings(continues);
                break;
            case Opens.Conclusion:
                if (!continues)
                    soFar.ConclusionTheme = null;
                (soFar.Section, soFar.Side, soFar.InSections) = (Section.Conclusion, null, false);
                break;
            case Opens.Context or Opens.Development:
                if (soFar.Section is Section.Findings or Section.Conclusion && !paragraph.IsProminent)
                    return false;
                if (opens == Opens.Context && name.Length > 1)
                    Front.HeadingName ??= name.StartsWith("gemeente ", StringComparison.OrdinalIgnoreCase) ? name[9..] : name;
                soFar.ForgetNamed();
                soFar.Section = Section.Context;
                break;
            case Opens.Introduction:
                if (soFar.Section is Section.Findings or Section.Conclusion)
                    return false;
                soFar.ForgetNamed();
                soFar.Section = Section.Introduction;
                break;
            case Opens.Approach when soFar.Section == Section.Front && IsOnlyNamed():
                Front.NameList(name);
                break;
            case Opens.Approach:
                if (!continues && (soFar.Segments.Count == 0 || soFar.Segments[^1].Name is not { } before
                    || Words.Folded(before) != Words.Folded(name)))
                    soFar.StartApproach(place, name);
                soFar.Section = Section.Approach;
                break;
            case Opens.Description:
                if (soFar.Segments.Count > 0 && soFar.Current.HasRows && soFar.Section is Section.Conclusion or Section.Findings)
                    soFar.StartApproach(place, null);
                if (name.Length > 0)
                    soFar.Current.Name ??= name;
                soFar.Section = Section.Description;
                break;
            case Opens.Respondents:
                _ = soFar.Current;
                soFar.Section = Section.Approach;
                break;
        }
        texts.Claim(place, text);
        return true;
    }

    private void OpenSide(Opens side, Place place)
    {
        (soFar.Section, soFar.InSections) = (Section.Conclusion, false);
        if (soFar.ConclusionTheme is null || (side == Opens.GoesWell && soFar.Side == Opens.CanImprove))
            soFar.ConclusionTheme = soFar.AssumedTheme(place);
        soFar.Side = side;
        soFar.Conclude(place, soFar.ConclusionTheme, side, null);
    }

    private static string? PeriodOf(string text)
    {
        var trimmed = text.Trim(' ', ':', '.');
        return trimmed.Length <= 30 && Words.Of(trimmed, 5) is { Count: <= 3 } words && words.Find(Headings.IsYear) is { } year
            ? year
            : null;
    }

    private bool NextIsTitle() =>
        soFar.TextBelow is { Length: > 0 } next && Headings.Of(next, marked: true, out _, out _) == Opens.Title;

    private string? NextDate() => soFar.TextBelow is { Length: > 0 } next ? Headings.DateIn(next, wholeLine: true) : null;

    // Whether the next block says what goes well: then this theme belongs to the conclusion, heading or none.
    private bool NextIsSide() => soFar.Below.FirstOrDefault() switch
    {
        Heading heading => Headings.SideOf(heading.Text) is not null,
        Paragraph paragraph => Headings.SideOf(paragraph.Text) is not null,
        Table table => table.Rows[0].Cells.Any(c => Headings.SideOf(c.Text) is not null) && !isFindings(table),
        _ => false,
    };

    // On a title page an approach is only named: context, introduction or another approach comes before anything is told of it.
    private bool IsOnlyNamed()
    {
        foreach (var block in soFar.Below)
        {
            var (text, marked) = block switch
            {
                Heading h => (h.Text, true),
                Paragraph { IsListItem: false } p => (p.Text, p.IsProminent),
                _ => ("", false),
            };
            if (block is Table table && isFindings(table))
                return false;
            if (text.Length == 0)
                continue;
            if (Respondents.IsAbout(text) && text.Contains("ingevuld", StringComparison.Ordinal))
                return false;
            switch (Headings.Of(text, marked, out _, out _))
            {
                case Opens.Context or Opens.Development or Opens.Introduction or Opens.Approach or Opens.Title:
                    return true;
                case Opens.Description or Opens.Findings or Opens.Conclusion or Opens.Respondents:
                    return false;
            }
        }
        return false;
    }
}
