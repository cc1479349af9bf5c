namespace Toetssteen.Domain.Municipalities;

/// <summary>A Dutch municipality (gemeente), now or in the past, known by the code that Statistics Netherlands (CBS) gave it.</summary>
public sealed class Municipality
{
    private Municipality()
    {
    }

    /// <summary>Makes a municipality as the register has it.</summary>
    public Municipality(string code, string name, string? province) =>
        (Code, Name, Province, FoldedName) = (code, name, province, FoldedText.Fold(name));

    /// <summary>CBS code: <c>GM0150</c>. Never reused, so an abolished municipality keeps its history under it.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name as the register has it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Province in 2023; null for a municipality that no longer existed then.</summary>
    public string? Province { get; private set; }

    /// <summary>Name folded for searching.</summary>
    public string FoldedName { get; private set; } = "";

    /// <summary>True when the municipality no longer existed in 2023, the year of the register.</summary>
    public bool IsAbolished => Province is null;

    /// <summary>The readable part of its address: <c>GM0150-deventer</c>.</summary>
    public string Slug => $"{Code}-{FoldedText.Slug(Name)}";
}
