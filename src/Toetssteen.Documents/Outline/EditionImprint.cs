namespace Toetssteen.Documents.Outline;

/// <summary>What identifies an edition on paper: what its content does not say itself.</summary>
/// <param name="Number">Number of the edition, counted from 1.</param>
/// <param name="Reason">Why it replaced the one before; null for the first.</param>
/// <param name="Sha256">SHA-256 of the frozen content, in lower-case hexadecimal.</param>
/// <param name="PublishedOn">The day it was published; null where that is not known.</param>
/// <param name="Address">Where it can be read for ever; null where it has no address.</param>
public sealed record EditionImprint(int Number, string? Reason, string Sha256, DateOnly? PublishedOn, string? Address);
