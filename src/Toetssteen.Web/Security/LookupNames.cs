using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;
using Toetssteen.Domain;

namespace Toetssteen.Web.Security;

/// <summary>Addresses as accounts are found by them. As Identity does it, and for any text: what no text may hold does not throw.</summary>
internal sealed class LookupNames : ILookupNormalizer
{
    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => name is null ? null : FoldedText.WellFormed(name).Normalize().ToUpperInvariant();

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
