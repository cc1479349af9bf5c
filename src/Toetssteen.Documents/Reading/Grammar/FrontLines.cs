using Toetssteen.Documents.Reading.Sources;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Reads what stands before the first section, and what our own documents print about themselves.</summary>
internal sealed class FrontLines(StandingMatter standing, ReadSoFar soFar, PlacedTexts texts)
{
    private FrontMatter Front => soFar.Front;

    /// <summary>
    /// Lines that our own documents print about themselves: when they were published, which edition they are, of which approaches.
    /// </summary>
    public bool TakeColophon(string text)
    {
        if (text.Length > 160 || text.IndexOf(' ', StringComparison.Ordinal) is not (> 0 and var space))
            return false;
        var rest = text[(space + 1)..].Trim();
        switch (Words.Folded(text[..space]))
        {
            case "gepubliceerd" when Headings.DateIn(rest, wholeLine: true) is { } date:
                Front.Published ??= date;
                return true;
            case "gepubliceerd" when Headings.IsYear(rest):
                Front.Published ??= rest;
                return true;
            case "beoordeelde" when Words.Of(rest, 4) is ["periode", var year] && Headings.IsYear(year):
                return true;
            case "editie":
                return rest.All(char.IsAsciiDigit);
            case "aanpakken" when soFar.Section == Section.Front:
                Front.NameList(rest);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A date may have run into the paragraph before it.</summary>
    public void SeekDate(string text)
    {
        if (soFar.Section == Section.Front && Front.Published is null && Headings.DateIn(text, wholeLine: true) is null)
            Front.Published = text.Length < 400 ? Headings.DateIn(text, wholeLine: false) : Headings.CapitalDateIn(text);
    }

    /// <summary>Puts a paragraph that stands before the first section where it belongs.</summary>
    public void Fill(Paragraph paragraph)
    {
        var (text, place) = (paragraph.Text, paragraph.Place);
        if (Headings.DateIn(text, wholeLine: true) is { } date)
        {
            Front.Published ??= date;
            texts.Recognised(place, text);
        }
        else if (FormerNames.InLine(text) is { } earlier)
        {
            Front.EarlierNames.Add(earlier);
            texts.Claim(place, text);
        }
        else if (Front.TryName(text))
        {
            texts.Claim(place, text);
        }
        else if (standing.IsDefinition(text))
        {
            texts.Recognised(place, text);
        }
        else if (text.Contains("inwoners", StringComparison.Ordinal)
            || (text.Contains("huishoudens", StringComparison.Ordinal) && text.Any(char.IsAsciiDigit)))
        {
            soFar.Section = Section.Context;
            soFar.Context.Add(paragraph);
        }
        else if (standing.Signals(text) >= 1)
        {
            texts.Pass(place, text);
        }
        else
        {
            texts.NotPlaced(place, text);
        }
    }
}
