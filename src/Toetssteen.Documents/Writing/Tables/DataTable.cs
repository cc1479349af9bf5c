using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;

namespace Toetssteen.Documents.Writing.Tables;

/// <summary>
/// A table that is given away as a file. A cell is a text, a whole number, a decimal, a day (<see cref="DateOnly"/>), a
/// <see cref="PartialDate"/>, a <see cref="Share"/>, or nothing.
/// </summary>
/// <param name="Name">Its name: the title of the sheet.</param>
/// <param name="Language">The language of its words, as in <c>nl</c>.</param>
/// <param name="Head">The names of the columns.</param>
/// <param name="Rows">The rows, as long as the head.</param>
public sealed record DataTable(string Name, string Language, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<object?>> Rows);
