using Toetssteen.Documents.Reading.Sources;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>The sections of a factsheet.</summary>
internal enum Section
{
    Front,
    Introduction,
    Context,
    Approach,
    Description,
    Findings,
    Conclusion,
}

/// <summary>What was read of a document so far, and where reading stands: which section is open, and what goes on in it.</summary>
internal sealed class ReadSoFar(SourceDocument document, Framework framework, FindingsPlace findings, PlacedTexts texts)
{
    public FrontMatter Front { get; } = new();

    public List<Segment> Segments { get; } = [];

    public List<Paragraph> Context { get; } = [];

    /// <summary>The section that is open.</summary>
    public Section Section { get; set; }

    /// <summary>Whether anything was told of an approach.</summary>
    public bool IsTold { get; set; }

    /// <summary>Whether findings stand beneath their indicators, outside a table.</summary>
    public bool InSections { get; set; }

    /// <summary>Of which period a finding beneath its indicator is; null where nothing says so.</summary>
    public string? Period { get; set; }

    /// <summary>Theme of the conclusion that is being read.</summary>
    public Theme? ConclusionTheme { get; set; }

    /// <summary>What that conclusion says: what goes well, or what can be better.</summary>
    public Opens? Side { get; set; }

    /// <summary>Number of the block that is being read.</summary>
    public int At { get; set; }

    /// <summary>The approach that is being read.</summary>
    public Segment Current
    {
        get
        {
            if (Segments.Count == 0)
                Segments.Add(new Segment(document.Blocks[At].Place));
            return Segments[^1];
        }
    }

    /// <summary>The blocks below, the next one first.</summary>
    public IEnumerable<Block> Below => document.Blocks.Skip(At + 1);

    /// <summary>The text of the next block, where it is a heading or a paragraph.</summary>
    public string TextBelow => Below.FirstOrDefault() switch { Heading h => h.Text, Paragraph p => p.Text, _ => "" };

    /// <summary>Whether these indicators, each once, are exactly a row that the framework prints together.</summary>
    public bool IsJointRow(IReadOnlyList<string> codes) =>
        framework.JointRows.Any(j => j.Indicators.Count == codes.Count && j.Indicators.All(codes.Contains));

    /// <summary>Whether two indicators stand in a row that the framework prints together.</summary>
    public bool AreInOneRow(string one, string other) =>
        framework.JointRows.Any(j => j.Indicators.Contains(one) && j.Indicators.Contains(other));

    /// <summary>A row of a table of findings was read.</summary>
    public void Found(RowDraft row)
    {
        (IsTold, Section, InSections) = (true, Section.Findings, false);
        Current.Entries.Add(row);
    }

    public void StartFindings(bool continues)
    {
        _ = Current;
        (Section, InSections, Side) = (Section.Findings, false, null);
        findings.Begin(fresh: !continues);
    }

    public void StartApproach(Place place, string? name)
    {
        var segment = new Segment(place);
        if (name is not null && FormerNames.Of(name) is { } named)
        {
            segment.Formerly.Add(named.Former);
            name = named.Now;
        }
        segment.Name = name;
        Segments.Add(segment);
        findings.BeginApproach();
        (ConclusionTheme, Side, InSections) = (null, null, false);
    }

    /// <summary>
    /// An approach that was only named, on a title page, before context or introduction: its name is kept, the approach begins later.
    /// </summary>
    public void ForgetNamed()
    {
        IsTold = true;
        if (Segments is not [{ Name: { } name, HasRows: false, Introduction.Count: 0, Description.Count: 0 } only])
            return;
        Front.NameList(name);
        Front.EarlierNames.AddRange(only.Formerly);
        Segments.Clear();
    }

    /// <summary>The theme after the last that a conclusion was given for: only for a conclusion that names none.</summary>
    public Theme AssumedTheme(Place place)
    {
        var last = Current.Entries.OfType<ConclusionDraft>().LastOrDefault()?.Theme;
        var themes = framework.JudgedThemes.ToList();
        var next = themes[last is null ? 0 : Math.Min(themes.Count - 1, themes.IndexOf(last) + 1)];
        texts.Warn(ReadingRules.NoTheme.At(place, next.Name));
        return next;
    }

    /// <summary>Adds a paragraph to the conclusion on a theme, or only says that the theme has one.</summary>
    public void Conclude(Place place, Theme theme, Opens side, string? text)
    {
        (Section, InSections) = (Section.Conclusion, false);
        Current.Entries.Add(new ConclusionDraft(place, theme, side, text));
    }
}
