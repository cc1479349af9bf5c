using Toetssteen.Domain;
using Toetssteen.Web.Commands;

namespace Toetssteen.Web.Features.Publications;

/// <summary>
/// The least that lies between the decision to publish and the moment itself, so that the municipality hears of it in time.
/// </summary>
/// <param name="Days">In days.</param>
public sealed record MinimumTerm(int Days)
{
    /// <summary>Setting: the number of days.</summary>
    public const string Setting = "Toetssteen:Publication:MinimumDays";

    private const int Default = 14;
    private const int Most = 365;

    /// <summary>The term.</summary>
    public TimeSpan Span => TimeSpan.FromDays(Days);

    /// <summary>Reads the setting; two weeks where there is none.</summary>
    /// <exception cref="DomainException">S006: it is no number of days.</exception>
    public static MinimumTerm From(IConfiguration settings) => new(settings.Number(Setting, Default, 0, Most));
}
