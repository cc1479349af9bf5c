using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Web.Features.Documents.Citing;

/// <summary>
/// "Waar staat dat?": rows of a document, a page and a section, for the partial <c>Sources.cshtml</c>. They are sent as
/// <c>Name[0].DocumentId</c>, <c>Name[0].Title</c>, <c>Name[0].Page</c>, <c>Name[0].Section</c> and so on, and bind to a list of <see cref="SourceReference"/>.
/// </summary>
/// <param name="Name">Name by which the rows are sent.</param>
/// <param name="Documents">What may be cited.</param>
/// <param name="Sources">What is cited now.</param>
/// <param name="AddAddress">Where documents are added.</param>
/// <param name="Spare">How many empty rows follow.</param>
public sealed record SourcesField(string Name, IReadOnlyList<CitableDocument> Documents, IReadOnlyList<SourceReference> Sources, string AddAddress, int Spare = 1)
{
    /// <summary>The rows to show, the empty ones last.</summary>
    public IEnumerable<SourceReference> Rows => Sources.Concat(Enumerable.Repeat(new SourceReference(null, null, null, null), Math.Min(Spare, SourceReference.MaxCount - Sources.Count)));
}
