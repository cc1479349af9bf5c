using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>
/// Makes the tree of a page plain before it is walked. What a reader does not see is taken out and told aside; what is seen in another way
/// than by letters (a picture, a box, a line through words, the number of a footnote) becomes a note in the text.
/// </summary>
internal sealed class HtmlLook(HtmlStyles styles, Func<IElement, Place> placeOf, List<UnplacedText> aside)
{
    private const int LongestOfMark = 30;

    // Told on the element itself, so that it stays with what is walked.
    private const string NotPlain = "data-niet-duidelijk";

    private readonly HashSet<string> _told = [];
    private bool _isDim;

    /// <summary>Whether something in an element may not be seen as its letters say.</summary>
    public static bool IsNotPlain(IElement element) => element.HasAttribute(NotPlain);

    /// <summary>Makes a page plain; what is not shown is added to <paramref name="aside"/>.</summary>
    /// <returns>Whether all that remains is plainly seen.</returns>
    public static bool MakePlain(IHtmlDocument page, Func<IElement, Place> placeOf, List<UnplacedText> aside)
    {
        var styles = new HtmlStyles(page);
        var look = new HtmlLook(styles, placeOf, aside);
        foreach (var comment in page.Descendants<IComment>().ToList())
        {
            look.TellComment(comment);
            comment.Remove();
        }
        if (page.Body is { } body)
            look.Children(body, styles.SightOf(body, styles.SightOf(page.DocumentElement, HtmlSight.Usual)));
        return !look._isDim;
    }

    private void Children(IElement parent, HtmlSight sight)
    {
        if (!sight.IsSeen && parent.ChildNodes.Any(n => n is IText && !string.IsNullOrWhiteSpace(n.TextContent)))
            Dim(parent);
        foreach (var element in parent.Children.ToList())
            One(element, sight);
    }

    private void One(IElement element, HtmlSight around)
    {
        if (element.LocalName is "script" or "style" or "link" or "meta" or "title")
        {
            element.Remove();
            return;
        }
        var sight = styles.SightOf(element, around);
        if (IsHidden(element, sight))
        {
            Tell(element, HiddenText(element));
            // What only cannot be seen keeps its place in a row.
            if (element.LocalName is "td" or "th" && !styles.Takes(element))
                element.TextContent = "";
            else
                element.Remove();
            return;
        }
        if (element.LocalName is not "svg")
            Children(element, sight);
        // The letters of "bdo" are shown in another order.
        if ((styles.IsFaint(element) || element.LocalName is "bdo") && element.TextContent.Trim().Length is > 0 and <= LongestOfMark)
            Dim(element);
        if (Note(element) is { } note)
        {
            if (!sight.IsPlain && note.Trim().Length > 0)
                Dim(element);
            Replace(element, note);
        }
        else
            Attributes(element);
        if (element.LocalName is "li" && SourceNotes.Bullet(styles.BulletOf(element)) is { Length: > 0 } bullet)
            element.InsertBefore(element.Owner!.CreateTextNode(bullet), element.FirstChild);
        if (element.LocalName is "s" or "strike" or "del" || styles.IsStruck(element))
            Strike(element);
        else if (element.LocalName is "q" || (element.LocalName is "cite" && MayBeAMark(element))
            || (element.LocalName is "blockquote" && !element.Children.Any(TextHtml.IsBlock) && element.TextContent.Trim().Length > 0))
            Quote(element);
    }

    private static void Quote(IElement element)
    {
        element.Prepend(element.Owner!.CreateTextNode("“"));
        element.Append(element.Owner!.CreateTextNode("”"));
    }

    // What is read as one: the cell, or else the nearest block.
    private void Dim(IElement element)
    {
        _isDim = true;
        var part = element;
        while (!IsPart(part) && part.ParentElement is { } parent)
            part = parent;
        (part.Closest("td, th") ?? part).SetAttribute(NotPlain, "");
    }

    private bool IsHidden(IElement element, HtmlSight sight) =>
        element.LocalName is "template" or "datalist" or "audio" or "video" or "canvas" or "iframe" or "noframes"
        || element.HasAttribute("hidden")
        || (element.LocalName is "dialog" && !element.HasAttribute("open"))
        || styles.IsHidden(element, sight);

    /// <summary>What an element shows in another way than by letters; null where it shows its letters.</summary>
    private static string? Note(IElement element) =>
        element.LocalName switch
        {
            "img" => Label(element, "alt", "aria-label", "title") is { Length: > 0 } label ? SourceNotes.Picture(label)
            : StandsForAMark(element) ? SourceNotes.Picture(null)
            : "",
            "svg" =>
                $"{string.Join(' ', element.QuerySelectorAll("text").Select(t => t.TextContent))} {SourceNotes.Picture(element.QuerySelector("title")?.TextContent is { Length: > 0 } title ? title : element.GetAttribute("aria-label"))}",
            "input" when element.GetAttribute("type") is "checkbox" or "radio" => (
                element.HasAttribute("checked") ? SourceNotes.Ticked : SourceNotes.Empty
            ) + Beside(element, ""),
            "input" when element.GetAttribute("type") is "image" => SourceNotes.Picture(Label(element, "alt", "aria-label", "title")),
            "input" => element.GetAttribute("type") is "hidden" ? "" : element.GetAttribute("value") ?? "",
            "select" => Chosen([.. element.QuerySelectorAll("option")]),
            _ => null,
        };

    // Where nothing was chosen all that could have been is told, each with an empty box.
    private static string Chosen(List<IElement> options) => options.Exists(o => o.HasAttribute("selected"))
        ? string.Join(' ', options.Where(o => o.HasAttribute("selected")).Select(o => SourceNotes.Chosen(o.TextContent)))
        : string.Join(' ', options.Select(o => $"{SourceNotes.Empty} {o.TextContent.Trim()}"));

    // A picture without a word may be a mark where marks stand in a cell: at the beginning of a line, or beside few letters.
    private static bool StandsForAMark(IElement element) =>
        element.Closest("td, th") is { } cell && (cell.TextContent.Trim().Length <= LongestOfMark || Before(element).Length == 0);

    // The few words that a block begins with: what another said is shown in quotation marks then.
    private static bool MayBeAMark(IElement element) =>
        element.TextContent.Trim().Length is > 0 and <= LongestOfMark && Before(element).Length == 0;

    private static string Label(IElement element, params string[] names) =>
        string.Join(
            ", ",
            names.Select(n => element.GetAttribute(n)?.Trim() ?? "").Where(l => l.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// What attributes say of the letters of an element: whether it is ticked, what it means, that it is the number of a footnote.
    /// </summary>
    private void Attributes(IElement element)
    {
        var text = element.TextContent.Trim();
        if (
            (element.LocalName is "sup" || styles.IsRaised(element))
            && SourceNotes.Footnote(text, Before(element), element.Closest("td, th") is not null) is { } footnote)
        {
            element.TextContent = footnote;
            return;
        }
        if (
            (element.GetAttribute("aria-checked") ?? element.GetAttribute("aria-pressed") ?? element.GetAttribute("aria-selected")) is
            { } ticked)
            element.Prepend(element.Owner!.CreateTextNode((ticked == "true" ? SourceNotes.Ticked : SourceNotes.Empty) + " "));
        if (
            Label(element, "aria-label", "title") is not { Length: > 0 } label
            || string.Equals(label, text, StringComparison.OrdinalIgnoreCase))
            return;
        if (text.Length == 0 && element.ChildElementCount == 0)
            Replace(element, SourceNotes.Picture(label));
        else if (Beside(element, text) is { Length: > 0 } beside)
            element.Append(element.Owner!.CreateTextNode(beside));
        else if (_told.Add(label))
            Tell(element, label);
    }

    /// <summary>What a label says beside a text that may be a mark: a sign, or the few words of a whole cell.</summary>
    private static string Beside(IElement element, string text)
    {
        if (
            text.Length > LongestOfMark
            || (text.Any(char.IsLetter) && text.Length > 2 && element.Closest("td, th")?.TextContent.Trim() != text)
            || Label(element, "aria-label", "title") is not { Length: > 0 } label)
            return "";
        return label.Length <= LongestOfMark && !label.AsSpan().ContainsAny("()[]:") ? $" ({label})" : " " + SourceNotes.Remark(label);
    }

    /// <summary>The text right before an element in its line; empty where it begins one.</summary>
    private static string Before(IElement element)
    {
        for (var at = element; at is not null && (at == element || !IsPart(at)); at = at.ParentElement)
            for (var before = at.PreviousSibling; before is not null; before = before.PreviousSibling)
                if (before is IElement earlier && (earlier.LocalName is "br" || IsPart(earlier)))
                    return "";
                else if (!string.IsNullOrWhiteSpace(before.TextContent))
                    return before.TextContent.TrimEnd();
        return "";
    }

    /// <summary>Tells words as struck out, each block of them by itself.</summary>
    private static void Strike(IElement element)
    {
        if (!element.QuerySelectorAll("*").Any(IsPart))
        {
            element.TextContent = SourceNotes.Struck(string.Join(' ', TextsIn(element)));
            return;
        }
        foreach (var node in element.ChildNodes.ToList())
            if (node is IElement child)
                Strike(child);
            else if (node is IText text && !string.IsNullOrWhiteSpace(text.Data))
                text.Data = SourceNotes.Struck(text.Data);
    }

    private static bool IsPart(IElement element) =>
        TextHtml.IsBlock(element) || element.LocalName is "tr" or "td" or "th" or "tbody" or "thead";

    private static IEnumerable<string> TextsIn(INode node) => node.Descendants<IText>().Select(t => t.Data.Trim()).Where(t => t.Length > 0);

    private static void Replace(IElement element, string text)
    {
        if (IsPart(element))
            element.TextContent = text;
        else
            element.Parent!.ReplaceChild(element.Owner!.CreateTextNode(text), element);
    }

    private static string HiddenText(IElement element) =>
        string.Join(
            ' ',
            TextsIn(element is IHtmlTemplateElement template ? template.Content : element)
                .Concat(element.QuerySelectorAll("img[alt]").Select(i => SourceNotes.Picture(i.GetAttribute("alt")))));

    // Notes that programs leave for each other say nothing to a reader.
    private void TellComment(IComment comment)
    {
        var said = comment.Data.Trim();
        if (said.StartsWith('[') || said.StartsWith('?') || said is "StartFragment" or "EndFragment")
            return;
        Tell(
            comment.ParentElement,
            string.Join(
                ' ',
                said.Split(['<', '>'])
                    .Where((_, n) => n % 2 == 0 || !said.Contains('<', StringComparison.Ordinal))
                    .Select(t => t.Trim())
                    .Where(t => t.Length > 0)));
    }

    private void Tell(IElement? at, string text)
    {
        if (text.Trim() is { Length: > 0 } said)
            aside.Add(
                new UnplacedText(
                    at is null ? new Place(Line: 1) : placeOf(at),
                    string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }
}
