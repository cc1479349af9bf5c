namespace Toetssteen.Tests.Reading.Wild;

public enum WildForm
{
    Html,
    Docx,
    Pipes,
    Tabs,
    Spaces,
}

public enum WildShape
{
    Table,
    Sections,
    Labels,
    LabelTable,
}

public enum WildMarks
{
    Word,
    Alias,
    Sign,
    OwnSign,
    Letter,
    SignAndWord,
    BoxSigns,
    Brackets,
    YesNo,
    Digit,
    Square,
    Picture,
    PictureWithoutText,
    Struck,
    Boxes,
    PickList,
    Shade,
    TickColumns,
    OneTickColumn,
}

public enum WildNorm
{
    Whole,
    CodeBefore,
    CodeColumn,
    CutShort,
    WordChanged,
    SoftHyphens,
    NoBreak,
    Capitals,
}

/// <summary>How a document is set: everything that people do differently.</summary>
public sealed record WildLook
{
    public WildForm Form { get; init; }

    public WildShape Shape { get; init; }

    public WildMarks Marks { get; init; }

    /// <summary>Marks have a column of their own; else they stand before their text, or behind it.</summary>
    public bool OwnColumn { get; init; }

    public bool MarkBehind { get; init; }

    public WildNorm Norm { get; init; }

    /// <summary>The years are columns; else each row is of one year, named in a column.</summary>
    public bool IsWide { get; init; }

    public bool NewestFirst { get; init; }

    /// <summary>A head above spans the columns of its year.</summary>
    public bool TwoHeadRows { get; init; }

    public bool NoHeads { get; init; }

    public bool ThemeColumn { get; init; }

    public bool ThemeRows { get; init; }

    public bool CriterionColumn { get; init; }

    public bool Merged { get; init; }

    public bool AnyOrder { get; init; }

    public bool AttentionColumn { get; init; }

    public bool BulletsInText { get; init; }

    public bool TitleInTwo { get; init; }

    public bool CapitalHeadings { get; init; }

    public bool PlainHeadings { get; init; }

    public bool Furniture { get; init; }

    public bool Footnote { get; init; }

    public bool Legend { get; init; }

    public bool Emoji { get; init; }

    /// <summary>Everything stands in a table that only places it on the page.</summary>
    public bool Framed { get; init; }

    /// <summary>A mark stands in a table within its cell.</summary>
    public bool NestedMark { get; init; }

    /// <summary>The approaches are columns of one table.</summary>
    public bool ApproachColumns { get; init; }

    /// <summary>Each cell says itself of which year its sentences are.</summary>
    public bool YearsInCell { get; init; }

    /// <summary>A table before all others shows the marks alone.</summary>
    public bool Overview { get; init; }

    public string Encoding { get; init; } = "utf-8";

    public static WildLook AtRandom(Random random, bool isFollowUp)
    {
        T Pick<T>(params T[] from) => from[random.Next(from.Length)];
        bool One(int of) => random.Next(of) == 0;
        var form = Pick(WildForm.Html, WildForm.Html, WildForm.Html, WildForm.Docx, WildForm.Docx, WildForm.Pipes, WildForm.Tabs,
            WildForm.Spaces);
        var shape = form == WildForm.Spaces ? WildShape.Table : isFollowUp
            ? Pick(WildShape.Table, WildShape.Table, WildShape.Table, WildShape.Sections)
            : Pick(WildShape.Table, WildShape.Table, WildShape.Table, WildShape.Table, WildShape.Sections, WildShape.Labels,
                WildShape.LabelTable);
        List<WildMarks> marks =
        [
            WildMarks.Word, WildMarks.Alias, WildMarks.Sign, WildMarks.OwnSign, WildMarks.Letter, WildMarks.SignAndWord,
                WildMarks.BoxSigns, WildMarks.Brackets, WildMarks.YesNo,
            WildMarks.Digit, WildMarks.Square,
        ];
        if (form is WildForm.Html or WildForm.Docx or WildForm.Pipes)
            marks.AddRange([WildMarks.Picture, WildMarks.PictureWithoutText, WildMarks.Struck]);
        if (form is WildForm.Html or WildForm.Docx)
            marks.AddRange([WildMarks.Boxes, WildMarks.PickList, WildMarks.Picture]);
        if (form is WildForm.Html or WildForm.Docx && shape == WildShape.Table)
            marks.Add(WildMarks.Shade);
        if (shape == WildShape.Table && !isFollowUp)
            marks.AddRange([WildMarks.TickColumns, WildMarks.TickColumns, WildMarks.OneTickColumn]);
        var mark = Pick([.. marks]);
        var columns = mark is WildMarks.TickColumns or WildMarks.OneTickColumn;
        var encoding = form == WildForm.Docx
            || !(mark is WildMarks.Word or WildMarks.Alias or WildMarks.Letter or WildMarks.YesNo or WildMarks.Digit or WildMarks.Brackets)
            ? Pick("utf-8", "utf-8", "utf-8-bom", "utf-16", "utf-16-be")
                : Pick("utf-8", "utf-8-bom", "windows-1252", "utf-16", "utf-16-be");
        return new WildLook
        {
            Form = form,
            Shape = shape,
            Marks = mark,
            OwnColumn = columns || Pick(true, false) || shape == WildShape.LabelTable,
            MarkBehind = One(5),
            Norm = Pick(WildNorm.Whole, WildNorm.Whole, WildNorm.Whole, WildNorm.CodeBefore, shape == WildShape.Table
                ? WildNorm.CodeColumn : WildNorm.CodeBefore, WildNorm.CutShort,
                WildNorm.WordChanged, WildNorm.SoftHyphens, WildNorm.NoBreak, WildNorm.Capitals),
            IsWide = !One(4),
            NewestFirst = Pick(true, false),
            TwoHeadRows = form is WildForm.Html or WildForm.Docx && One(3),
            NoHeads = !isFollowUp && One(6),
            ThemeColumn = One(4),
            ThemeRows = One(3),
            CriterionColumn = Pick(true, false),
            Merged = form is WildForm.Html or WildForm.Docx && Pick(true, false),
            AnyOrder = Pick(true, false),
            AttentionColumn = One(6),
            BulletsInText = One(6),
            TitleInTwo = One(4),
            CapitalHeadings = One(5),
            PlainHeadings = One(4),
            Furniture = One(4),
            Footnote = One(4),
            Legend = One(3),
            Emoji = encoding != "windows-1252" && One(6),
            Framed = form is WildForm.Html or WildForm.Docx && One(8),
            NestedMark = form == WildForm.Html && One(10),
            Encoding = encoding,
            ApproachColumns = shape == WildShape.Table && !isFollowUp && form != WildForm.Spaces && One(2),
            YearsInCell = shape == WildShape.Table && isFollowUp && !One(3) && One(3),
            Overview = shape == WildShape.Table && !isFollowUp && One(12),
        };
    }
}
