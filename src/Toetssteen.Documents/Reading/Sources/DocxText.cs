using System.Text;
using System.Xml.Linq;

namespace Toetssteen.Documents.Reading.Sources;

/// <summary>A line of a paragraph: what stands before, between or after line breaks that were put in by hand.</summary>
/// <param name="Text">The text; tabs are kept.</param>
/// <param name="Bold">Every character that can be seen is bold.</param>
/// <param name="Size">Largest size of type in it, in half points.</param>
internal sealed record DocxLine(string Text, bool Bold, int Size);

/// <summary>
/// The text of one paragraph as a reader sees it: insertions count, symbols are the characters they print. Deletions and hidden text,
/// text boxes and footnotes found on the way are handed over apart.
/// </summary>
internal sealed class DocxText(DocxStyles styles, bool inTable, int notesBefore)
{
    private static readonly string[] DescribingAttributes = ["descr", "title", "alt", "name"];

    private static readonly string[] Shaded = ["rPr", "pPr", "tcPr", "tblPr"];

    private readonly List<DocxLine> lines = [];
    private readonly StringBuilder line = new();
    private string? paragraphStyle;
    private bool allBold = true;
    private int size;
    private int struckFrom = -1;
    private int struckTo = -1;
    private int strikingFrom = -1;

    /// <summary>Content of text boxes anchored in the paragraph.</summary>
    public List<XElement> Boxes { get; } = [];

    /// <summary>Ids of footnotes and endnotes, for example <c>footnote 2</c>.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>What the paragraph holds and does not show: deletions and hidden text.</summary>
    public List<string> Aside { get; } = [];

    /// <summary>What is seen is what the text says: no remark stands at it, and its letters are in their own order.</summary>
    public bool IsPlain { get; private set; } = true;

    public IReadOnlyList<DocxLine> Read(XElement paragraph)
    {
        paragraphStyle = paragraph.Child("pPr").Child("pStyle").Value();
        Walk(paragraph);
        EndLine();
        return lines;
    }

    private void Walk(XElement container)
    {
        foreach (var element in container.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "r":
                    Run(element);
                    break;
                case "sdt" when element.Child("sdtPr").Child("checkbox") is { } box:
                    // The glyph of a ticked box is ☒ by default, which elsewhere means a cross: say what it is.
                    Append(box.Switch("checked") == true ? SourceNotes.Ticked : SourceNotes.Empty, default);
                    break;
                case "sdt" when element.Child("sdtPr") is { } list && (list.Child("dropDownList") ?? list.Child("comboBox")) is not null:
                    // Until something is chosen Word shows a line that asks for it.
                    if (list.Child("showingPlcHdr") is null)
                        Append(SourceNotes.Chosen(TextIn(element.Child("sdtContent"))), default);
                    break;
                case "sdt":
                    Walk(element.Child("sdtContent") ?? element);
                    break;
                case "hyperlink" or "ins" or "moveTo" or "smartTag" or "customXml" or "fldSimple" or "dir" or "bdo":
                    IsPlain &= element.Name.LocalName != "bdo";
                    Walk(element);
                    break;
                case "commentRangeStart" or "commentRangeEnd":
                    IsPlain = false;
                    break;
                case "del" or "moveFrom":
                    Aside.Add(TextIn(element));
                    break;
                case "oMath" or "oMathPara":
                    Append(string.Concat(element.Descendants().Where(e => e.Is("t")).Select(e => e.Value)), default);
                    break;
            }
        }
    }

    private void Run(XElement run)
    {
        var look = styles.Look(run.Child("rPr"), paragraphStyle);
        if (look.Hidden || IsWhite(run) || IsPlaceholder(run))
        {
            Aside.Add(TextIn(run));
            return;
        }

        var begin = line.Length;
        // A break within the run begins a line that is struck out as well.
        strikingFrom = look.Struck ? begin : -1;
        RunContent(run, look);
        if (strikingFrom >= 0)
        {
            Strike(strikingFrom);
            strikingFrom = -1;
        }
        else if (
            line.Length > begin
            && run.Child("rPr").Child("vertAlign").Value() == "superscript"
            && Reference(line.ToString(begin, line.Length - begin), line.ToString(0, begin)) is { } reference)
        {
            line.Length = begin;
            line.Append(reference);
        }
    }

    // A line through words often breaks them into runs: it is one.
    private void Strike(int begin)
    {
        if (struckTo == begin && begin > 0)
            begin = struckFrom;
        var said = string.Join(
            ' ',
            SourceNotes
                .In()
                .Replace(line.ToString(begin, line.Length - begin), m => m.Groups[1].Value == "doorgehaald" ? m.Groups[2].Value : m.Value)
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (said.Length == 0)
            return;
        line.Length = begin;
        line.Append(SourceNotes.Struck(said));
        (struckFrom, struckTo) = (begin, line.Length);
    }

    private string? Reference(string number, string before) => SourceNotes.Footnote(number, before, inTable);

    // Until something is filled in Word shows words that ask for it.
    private static bool IsPlaceholder(XElement run) =>
        run.Ancestors().Any(a => a.Is("sdt") && a.Child("sdtPr").Child("showingPlcHdr") is not null);

    // White on white: only the run itself says so, and nothing around it says that it has a colour.
    private static bool IsWhite(XElement run) =>
        run.Child("rPr").Child("color").Value() is { } colour
        && colour.Equals("FFFFFF", StringComparison.OrdinalIgnoreCase)
        && !run.AncestorsAndSelf()
            .Any(a =>
                a.Is("txbxContent")
                || a.Child("tblPr").Child("tblStyle") is not null
                || a.Child("rPr").Child("highlight") is not null
                || Shaded.Any(p => a.Child(p).Child("shd").Value("fill") is { } fill && fill is not ("auto" or "FFFFFF" or "ffffff")));

    private void RunContent(XElement run, RunLook look)
    {
        foreach (var element in run.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "t":
                    Append(SymbolFonts.IsSymbolFont(look.Font)
                        ? string.Concat(element.Value.Select(c => SymbolFonts.Map(look.Font!, c)))
                        : SymbolFonts.MapPrivateUse(element.Value).Replace("\u00AD", "", StringComparison.Ordinal), look);
                    break;
                case "sym" when int.TryParse(element.Value("char"), System.Globalization.NumberStyles.HexNumber, null, out var code):
                    Append(SymbolFonts.Map(element.Value("font") ?? "", code).ToString(), look);
                    break;
                // An emoji as Word writes it, beside a fallback for others.
                case "symEx" when int.TryParse(element.Value("char"), System.Globalization.NumberStyles.HexNumber, null, out var code)
                    && Rune.IsValid(code):
                    Append(char.ConvertFromUtf32(code), look);
                    break;
                case "tab" or "ptab":
                    line.Append('\t');
                    break;
                case "br" or "cr":
                    EndLine();
                    break;
                case "noBreakHyphen":
                    Append("\u2011", look);
                    break;
                case "footnoteReference" or "endnoteReference":
                    Notes.Add($"{element.Name.LocalName[..^"Reference".Length]} {element.Value("id")}");
                    Append(
                        Reference((notesBefore + Notes.Count).ToString(System.Globalization.CultureInfo.InvariantCulture), line.ToString())
                            ?? "",
                        look);
                    break;
                case "AlternateContent":
                    RunContent(element.Child("Choice") ?? element.Child("Fallback") ?? element, look);
                    break;
                case "commentReference":
                    IsPlain = false;
                    break;
                case "fldChar" when element.Child("ffData") is { } form:
                    FormField(form);
                    break;
                case "drawing" or "pict" or "object":
                    Picture(element, look);
                    break;
            }
        }
    }

    private void Picture(XElement drawing, RunLook look)
    {
        var boxes = drawing.Descendants().Where(e => e.Is("txbxContent")).ToList();
        Boxes.AddRange(boxes.Where(b => !b.Ancestors().TakeWhile(a => a != drawing).Any(a => a.Is("txbxContent") || a.Is("Fallback"))));
        // A watermark, and other words that are drawn.
        Aside.AddRange(drawing.Descendants().Where(e => e.Is("textpath")).Select(e => e.Value("string") ?? ""));
        if (boxes.Count > 0 || !inTable)
        {
            return;
        }

        // In a table a picture may be a check mark. What it shows is not guessed; its description is passed on.
        var properties = drawing.Descendants().FirstOrDefault(e => e.Is("docPr"))
            ?? drawing.Descendants().FirstOrDefault(e => e.Is("shape"));
        var description = DescribingAttributes.Select(name => properties.Value(name)).FirstOrDefault(d => !string.IsNullOrWhiteSpace(d));
        Append(SourceNotes.Picture(description), look with { Bold = true });
    }

    public static string TextIn(XElement? content) =>
        string.Concat((content?.Descendants() ?? []).Where(e => e.Is("t") || e.Is("delText")).Select(e => e.Value));

    /// <summary>The fields of old forms: a box, or a list of which the number of the choice is stored.</summary>
    private void FormField(XElement form)
    {
        if (form.Child("checkBox") is { } box)
            Append(
                (
                    box.Child("checked") is { } ticked
                        ? ticked.Value("val") is null or "1" or "true" or "on"
                        : box.Child("default").Value("val") is "1" or "true" or "on")
                    ? SourceNotes.Ticked
                    : SourceNotes.Empty,
                default);
        else if (form.Child("ddList") is { } list)
        {
            var entries = list.Elements().Where(e => e.Is("listEntry")).Select(e => e.Value("val") ?? "").ToList();
            var chosen = int.TryParse(list.Child("result").Value("val") ?? list.Child("default").Value("val"), out var number) ? number : 0;
            if (chosen >= 0 && chosen < entries.Count)
                Append(SourceNotes.Chosen(entries[chosen]), default);
        }
    }

    private void Append(string text, RunLook look)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            allBold &= look.Bold;
            size = Math.Max(size, look.Size);
        }

        line.Append(text.Replace('\n', ' ').Replace('\r', ' '));
    }

    private void EndLine()
    {
        if (strikingFrom >= 0)
        {
            Strike(strikingFrom);
            strikingFrom = 0;
        }

        lines.Add(new DocxLine(line.ToString(), allBold && size > 0, size));
        line.Clear();
        (struckFrom, struckTo) = (-1, -1);
        allBold = true;
        size = 0;
    }
}
