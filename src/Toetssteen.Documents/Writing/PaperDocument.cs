namespace Toetssteen.Documents.Writing;

/// <summary>A heading of a document on paper.</summary>
/// <param name="Level">Its level, from 1.</param>
/// <param name="Words">Its words as they are shown.</param>
public sealed record PaperHeading(int Level, string Words);

/// <summary>A document that is to be printed.</summary>
/// <param name="Html">The whole of it.</param>
/// <param name="Title">Its title, as a reader sees it above the window and in a list of files.</param>
/// <param name="Authors">Whose document it is: the inspectorates.</param>
/// <param name="Headings">Its headings in order; they become the bookmarks.</param>
public sealed record PaperDocument(string Html, string Title, IReadOnlyList<string> Authors, IReadOnlyList<PaperHeading> Headings);
