namespace Toetssteen.Tests.Reading.Model;

public enum MarkPlace
{
    Start,
    StartBold,
    End,
    OwnColumn,
}

public enum ThemePlace
{
    TableRow,
    Heading,
    Paragraph,
    Column,
}

public enum CriterionCells
{
    Once,
    Repeated,
    Merged,
    Left,
}

public enum JointCell
{
    Spaces,
    FullStops,
    Paragraphs,
    Codes,
}

public enum HeadingStyle
{
    Marked,
    Prominent,
    Plain,
}

public enum ConclusionStyle
{
    Headings,
    TableEach,
    OneTable,
}

/// <summary>How a factsheet is set: everything that may differ while the reading stays the same.</summary>
public sealed record Layout
{
    public string Meets { get; init; } = "✓";

    public string Improve { get; init; } = "✗";

    public MarkPlace Marks { get; init; } = MarkPlace.Start;

    public string Attention { get; init; } = "LET OP:";

    public bool AttentionBold { get; init; }

    /// <summary>Attention points follow on the line of the text before them.</summary>
    public bool AttentionRunsOn { get; init; }

    public ThemePlace Themes { get; init; } = ThemePlace.TableRow;

    public bool OneTable { get; init; }

    public CriterionCells Criteria { get; init; } = CriterionCells.Once;

    public JointCell Joint { get; init; } = JointCell.Spaces;

    /// <summary>Every indicator has its code in front.</summary>
    public bool Codes { get; init; }

    public HeadingStyle Headings { get; init; } = HeadingStyle.Marked;

    public IReadOnlyList<string> Header { get; init; } = ["Criteria", "Indicatoren", "Bevindingen"];

    public bool NoHeader { get; init; }

    /// <summary>Tables are cut after so many rows, under a heading "Vervolg …"; 0 for never.</summary>
    public int CutAfter { get; init; }

    /// <summary>Header row is repeated where a table is cut.</summary>
    public bool RepeatHeader { get; init; } = true;

    public bool Boilerplate { get; init; } = true;

    public bool Legend { get; init; } = true;

    public ConclusionStyle Conclusion { get; init; } = ConclusionStyle.Headings;

    public (string Well, string Better) ConclusionWords { get; init; } = ("Wat gaat goed?", "Wat kan beter?");

    /// <summary>One paragraph per finding; the marks stand between its sentences.</summary>
    public bool OneParagraph { get; init; }

    /// <summary>No table: the indicator as a heading, the finding beneath it.</summary>
    public bool Sections { get; init; }

    /// <summary>The second approach begins without a heading.</summary>
    public bool LaterApproachUnnamed { get; init; }

    /// <summary>Chance that a norm is printed with a slip of the pen.</summary>
    public double Slips { get; init; }

    /// <summary>Theme names as printed, where they differ.</summary>
    public string ThemePrefix { get; init; } = "";

    /// <summary>Column heads of a follow-up; <c>{0}</c> is the year.</summary>
    public string PeriodHead { get; init; } = "{0}";

    /// <summary>A layout at random; the same for the same seed.</summary>
    public static Layout AtRandom(Random random)
    {
        T Pick<T>(params T[] from) => from[random.Next(from.Length)];
        var (meets, improve) = Pick(
            ("✓", "✗"),
            ("✓", "X"),
            ("V", "X"),
            ("√", "x"),
            ("✔", "✘"),
            ("v", "x"),
            ("☑", "☒"),
            ("\uF0FC", "\uF0FB"),
            ("✓", "×"));
        var marks = Pick(MarkPlace.Start, MarkPlace.Start, MarkPlace.StartBold, MarkPlace.End, MarkPlace.OwnColumn);
        var sections = random.Next(6) == 0;
        return new Layout
        {
            Meets = meets,
            Improve = improve,
            Marks = sections && marks == MarkPlace.OwnColumn ? MarkPlace.Start : marks,
            Attention = Pick("LET OP:", "LET OP:", "Let op:", "LET OP!", "NB:", "NB", "N.B."),
            AttentionBold = Pick(true, false),
            AttentionRunsOn = Pick(true, false),
            Themes = Pick(ThemePlace.TableRow, ThemePlace.TableRow, ThemePlace.Heading, ThemePlace.Paragraph, ThemePlace.Column),
            OneTable = random.Next(4) == 0,
            Criteria = Pick(CriterionCells.Once, CriterionCells.Repeated, CriterionCells.Merged, CriterionCells.Left),
            Joint = Pick(JointCell.Spaces, JointCell.FullStops, JointCell.Paragraphs, JointCell.Codes),
            Codes = random.Next(5) == 0,
            Headings = Pick(HeadingStyle.Marked, HeadingStyle.Prominent, HeadingStyle.Plain),
            Header = Pick<IReadOnlyList<string>>(
                ["Criteria", "Indicatoren", "Bevindingen"],
                ["Criterium", "Indicator", "Bevinding"],
                ["Criterium", "Indicator", "Toelichting"],
                ["CRITERIA", "INDICATOREN", "OORDEEL"]),
            NoHeader = random.Next(6) == 0,
            CutAfter = Pick(0, 0, 2, 3, 5),
            RepeatHeader = random.Next(3) > 0,
            Boilerplate = Pick(true, false),
            Legend = Pick(true, false),
            Conclusion = Pick(ConclusionStyle.Headings, ConclusionStyle.TableEach, ConclusionStyle.OneTable),
            ConclusionWords = Pick(
                ("Wat gaat goed?", "Wat kan beter?"),
                ("Gaat goed", "Kan beter"),
                ("Sterke punten", "Verbeterpunten"),
                ("Wat gaat er goed", "Wat kan er beter")),
            OneParagraph = random.Next(4) == 0,
            Sections = sections,
            LaterApproachUnnamed = random.Next(3) == 0,
            Slips = Pick(0, 0, 0.2),
            ThemePrefix = Pick("", "", "Thema: ", "#. "),
            PeriodHead = Pick("{0}", "Bevindingen {0}", "Oordeel {0}", "Situatie in {0}"),
        };
    }
}
