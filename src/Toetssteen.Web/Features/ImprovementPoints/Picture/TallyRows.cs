using Toetssteen.Domain.Comparison;

namespace Toetssteen.Web.Features.ImprovementPoints.Picture;

/// <summary>A table of numbers of improvement points.</summary>
/// <param name="Caption">Its caption.</param>
/// <param name="Heading">What its rows are.</param>
/// <param name="Rows">The rows.</param>
public sealed record TallyRows(string Caption, string Heading, IEnumerable<TallyRow> Rows);

/// <summary>A row of it.</summary>
/// <param name="Code">A code before the name; null where there is none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where the name leads; null where it leads nowhere.</param>
/// <param name="Lang">The language of the name, where it is not the one of the page.</param>
/// <param name="Tally">The numbers.</param>
/// <param name="Note">What is to be known of them; null for nothing.</param>
public sealed record TallyRow(string? Code, string Name, string? Address, string? Lang, RetestTally Tally, string? Note = null);
