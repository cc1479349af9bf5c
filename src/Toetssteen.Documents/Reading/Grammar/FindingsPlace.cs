using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>Under which theme and criterion findings stand, from heading to table and from table to table.</summary>
internal sealed class FindingsPlace
{
    public Theme? Theme { get; private set; }

    public Criterion? Criterion { get; private set; }

    /// <summary>The last row of a table.</summary>
    public RowDraft? Last { get; private set; }

    /// <summary>Rows under one theme, counted through the document.</summary>
    public int Group { get; private set; }

    /// <summary>Whether a heading said that findings begin, and no row came since.</summary>
    public bool IsFresh { get; private set; }

    /// <summary>Whether a section began, and neither a theme nor a row came since.</summary>
    public bool IsNewSection { get; private set; } = true;

    /// <summary>A theme is named, by a row of a table or by a heading.</summary>
    public void SetTheme(Theme theme)
    {
        if (theme != Theme)
            Criterion = null;
        if (theme != Theme || IsNewSection)
            Group++;
        Theme = theme;
        IsNewSection = false;
    }

    public void SetCriterion(Theme theme, Criterion criterion)
    {
        SetTheme(theme);
        Criterion = criterion;
    }

    /// <summary>What follows stands under another theme or criterion, and which one is not known.</summary>
    public void Leave()
    {
        if (Theme is null)
            return;
        (Theme, Criterion) = (null, null);
        Group++;
    }

    /// <summary>A heading says that findings begin: what follows does not go on from before.</summary>
    public void Begin(bool fresh)
    {
        if (fresh)
            IsNewSection = IsFresh = true;
    }

    /// <summary>Another approach: nothing goes on from before.</summary>
    public void BeginApproach()
    {
        (Last, Theme, Criterion) = (null, null, null);
        Begin(fresh: true);
    }

    /// <summary>A row of a table was read.</summary>
    public void Follow(RowDraft row) => (Last, IsFresh, IsNewSection) = (row, false, false);
}
