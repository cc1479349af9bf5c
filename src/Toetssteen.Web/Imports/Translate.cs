using Toetssteen.Documents.Reading;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Web.Imports;

/// <summary>Words of a reading into words of the domain.</summary>
internal static class Translate
{
    public static Mark Mark(ReadMark mark) => new(mark.Key == MarkValue.NotApplicable.Key
        ? MarkValue.NotApplicable
        : new MarkValue(mark.Key, mark.Falls ? VerdictSide.Falls : VerdictSide.Holds));

    public static Judgement Judgement(ReadJudgement read) => new(read.Period, [.. read.Marks.Select(Mark)], read.Text);

    /// <summary>Without a number a figure is unknown, whatever the file says; with one it cannot be.</summary>
    public static FigurePrecision Precision(ReadFact read) => read.Value is null ? FigurePrecision.Unknown : read.Precision switch
    {
        ReadPrecision.About => FigurePrecision.About,
        ReadPrecision.Almost => FigurePrecision.Almost,
        ReadPrecision.MoreThan => FigurePrecision.MoreThan,
        _ => FigurePrecision.Exact,
    };

    public static Nomination? Nomination(ReadNomination? read) => read switch
    {
        ReadNomination.Municipality => Domain.Studies.Nomination.ByMunicipality,
        ReadNomination.Inspectorates => Domain.Studies.Nomination.ByInspectorates,
        _ => null,
    };

    public static Answering? Answering(ReadAnswered? read) => read switch
    {
        ReadAnswered.Own => Domain.Studies.Answering.Own,
        ReadAnswered.Joined => Domain.Studies.Answering.Joined,
        ReadAnswered.Declined => Domain.Studies.Answering.Declined,
        ReadAnswered.Silent => Domain.Studies.Answering.Silent,
        _ => null,
    };

    public static ApproachContent Approach(ReadApproach read, Framework framework) =>
        new()
        {
            Name = read.Name,
            Formerly = read.Formerly,
            Scope = read.Scope,
            Description = read.Description,
            Respondents =
            [
                .. read.Respondents.Select(r => new RespondentContent(
                    r.Name,
                    r.Role == ReadRole.Municipality,
                    Answering(r.Answered),
                    Nomination(r.NominatedBy),
                    // As in the import: what a partner joins is the municipality's answers, where those are named.
                    r is { Answered: ReadAnswered.Joined, Role: not ReadRole.Municipality }
                        ? read.Respondents.FirstOrDefault(m => m.Role == ReadRole.Municipality)?.Name
                        : null)),
            ],
            Findings =
            [
                .. read.Findings.Select(f => new FindingContent(
                    framework.ThemeOf(f.Indicators[0]).Code,
                    framework.CriterionOf(f.Indicators[0]).Code,
                    [.. f.Indicators],
                    [.. f.Marks.Select(Mark)],
                    f.Text,
                    [.. f.Attention])),
            ],
            Retests =
            [
                .. read.Retests.Select(r => new RetestContent(
                    framework.ThemeOf(r.Indicators[0]).Code,
                    framework.CriterionOf(r.Indicators[0]).Code,
                    [.. r.Indicators],
                    Judgement(r.Before),
                    r.After is null ? null : Judgement(r.After),
                    r.Unchanged)),
            ],
            Conclusions = [.. read.Conclusions.Select(c => new ConclusionContent(c.Theme, c.GoesWell, c.CanImprove))],
            NotRetested = read.NotRetested,
        };
}
