namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>What was said of a finding in the form of the page, and of which version of it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Seen">The version that was read.</param>
/// <param name="IsTick">Whether it was ticked among those without particulars.</param>
/// <param name="Says">What was chosen: one, or by mistake both.</param>
/// <param name="Remark">The remark.</param>
public sealed record PostedReading(Guid Finding, string Seen, bool IsTick, IReadOnlyList<string> Says, string Remark)
{
    /// <summary>Name of the buttons of the form.</summary>
    public const string Act = "doe";

    /// <summary>The choice, and the button, to agree.</summary>
    public const string Agrees = "akkoord";

    /// <summary>The choice, and the button, to return.</summary>
    public const string Returns = "terug";

    /// <summary>The button to return before all was read.</summary>
    public const string ReturnsNow = "nu-terug";

    private const string Choice = "lezing";
    private const string Ticked = "kruis";

    /// <summary>The field in which one chooses.</summary>
    public static string ChoiceOf(FindingToRead finding) => $"{Choice}:{finding.Id}:{finding.Seen}";

    /// <summary>The field in which one ticks.</summary>
    public static string TickOf(FindingToRead finding) => $"{Ticked}:{finding.Id}:{finding.Seen}";

    /// <summary>The field of the remark. It bears no version: what was typed stays, whatever became of the finding.</summary>
    public static string RemarkOn(Guid finding) => $"opmerking:{finding}";

    /// <summary>The field it came from.</summary>
    public string Field => $"{(IsTick ? Ticked : Choice)}:{Finding}:{Seen}";

    /// <summary>Whether the finding is returned.</summary>
    public bool IsReturn => Says.Contains(Returns);

    /// <summary>What was chosen in a form.</summary>
    public static IReadOnlyList<PostedReading> ReadAll(IFormCollection form) =>
    [
        .. from field in form
           let parts = field.Key.Split(':')
           where parts is [Choice or Ticked, _, _] && Guid.TryParse(parts[1], out _)
           let says = field.Value.OfType<string>().Where(v => v is Agrees or Returns).Distinct().ToList()
           where says.Count > 0
           let finding = Guid.Parse(parts[1])
           select new PostedReading(finding, parts[2], parts[0] == Ticked, says, form[RemarkOn(finding)].ToString()),
    ];
}
