using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;
using Toetssteen.Web.Features.Drafts.Judge;

namespace Toetssteen.Web.Features.SecondReadings;

/// <summary>How far one is with a finding.</summary>
public enum ReadingState
{
    /// <summary>Not read yet.</summary>
    Unread,

    /// <summary>Changed since it was read, whatever was said of it then.</summary>
    Changed,

    /// <summary>Returned in this round.</summary>
    Returned,

    /// <summary>Returned in a round before, and not changed since.</summary>
    ReturnedBefore,

    /// <summary>Agreed with as it is now.</summary>
    Agreed,
}

/// <summary>A finding to be read, with all that was said on it.</summary>
/// <param name="Drafted">The finding with what it says.</param>
/// <param name="Last">What this reader said of it last.</param>
/// <param name="State">How far one is with it.</param>
/// <param name="Said">What was said, by indicator, ticked or not.</param>
public sealed record FindingToRead(DraftedFinding Drafted, FindingReading? Last, ReadingState State, IReadOnlyList<IndicatorSaid> Said)
{
    /// <summary>Why it is read first, the weightiest reason first; nothing where there is none.</summary>
    public IReadOnlyList<ReadFirstReason> Reasons { get; init; } = [];

    /// <summary>Who contradicts.</summary>
    public IReadOnlyList<Voice> Contradicting { get; init; } = [];

    /// <summary>The alike cases, where most of them bear another mark.</summary>
    public IReadOnlyList<AlikeLine> Others { get; init; } = [];

    /// <summary>In a follow-up: what the judgement before rests on.</summary>
    public EarlierEvidence? Earlier { get; init; }

    /// <summary>Identity of the finding.</summary>
    public Guid Id => Drafted.Finding.Id;

    /// <summary>Whether it still is to be read, as it is now.</summary>
    public bool IsToRead => State is not (ReadingState.Agreed or ReadingState.Returned);

    /// <summary>What the page was opened with: the name of every choice bears it, so that no choice carries over to other words.</summary>
    public string Seen => field ??= SeenOf(FindingAsRead.Of(Drafted));

    /// <summary>A version of a finding, in short.</summary>
    public static string SeenOf(FindingAsRead finding) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(finding, DomainJson.Options))))[..24];
}

/// <summary>
/// What there is for one second reader: the findings that may be seen, and those that are judged blind first, of which nothing is.
/// </summary>
/// <param name="Open">The findings in the order of print.</param>
/// <param name="Closed">Those that are judged blind first; which they are, and nothing of what they say.</param>
public sealed record Readable(IReadOnlyList<FindingToRead> Open, IReadOnlyList<DraftFinding> Closed);

/// <summary>Reads what a second reader reads of one draft: by as many questions to the database however many findings there are.</summary>
public sealed class FindingsToRead(AppDb db, Remarks remarks, EvidenceReader evidence, EarlierReader earlier, AlikeReader alike)
{
    /// <summary>The findings for this reader.</summary>
    public async Task<Readable> ForAsync(DraftContent content, Guid reader, CancellationToken stop)
    {
        var id = content.Inspection.Id;
        var last = await remarks.LastOfAsync(reader, id, stop);
        var blind = (
            await db
                .BlindJudgements.AsNoTracking()
                .Where(j => j.InspectionId == id && j.Rater == reader && j.GivenAt == null)
                .Select(j => new { j.AssessmentId, j.IndicatorCode })
                .ToListAsync(stop))
            .Select(j => (j.AssessmentId, j.IndicatorCode))
            .ToHashSet();
        var assessments = content.Inspection.Assessments.OrderBy(a => a.Position).ToList();
        var sent = await evidence.SentInAsync([.. assessments.Select(a => a.Id)], stop);
        var told = await evidence.ToldAsync([id], stop);
        var before = await earlier.OfAsync(content, stop);
        var open = new List<FindingToRead>();
        var closed = new List<DraftFinding>();
        foreach (var assessment in assessments)
            foreach (var finding in content.FindingsOf(assessment.Id))
                if (finding.Finding.IndicatorCodes.Any(code => blind.Contains((assessment.Id, code))))
                    closed.Add(finding.Finding);
                else
                    open.Add(Of(assessment, finding));
        return new Readable(await WithOthersAsync(content, open, stop), closed);

        FindingToRead Of(Assessment assessment, DraftedFinding finding)
        {
            var then = finding.Finding.ImprovementPointId is { } point ? before.GetValueOrDefault(point) : null;
            var read = last.GetValueOrDefault(finding.Finding.Id);
            IReadOnlyList<IndicatorSaid> said =
            [
                .. finding
                    .Finding.IndicatorCodes.Select(code => content.Framework.FindIndicator(code)!)
                    .Select(indicator => new IndicatorSaid(
                        indicator,
                        content.Framework.Own.FindIndicator(indicator.Code)!.FullNorm,
                        evidence.Answers(
                            indicator,
                            content.Study.Framework,
                            assessment.Respondents,
                            sent,
                            told.GetValueOrDefault((id, assessment.ApproachId))),
                        content.Documents.Values,
                        [.. then?.Answers[indicator.Code] ?? []])
                    {
                        Own = EvidenceReader.OwnJudgementOf(content.Framework, indicator, assessment.Respondents, sent),
                    }),
            ];
            return new FindingToRead(finding, read, StateOf(content.Draft, finding, read), said)
            {
                Contradicting =
                [
                    .. said.SelectMany(s => ReadFirst.Contradicting(Marks.On(s.Indicator.Code, finding.Marks), s.Evidence.Voices))
                        .DistinctBy(v => v.Name),
                ],
                Earlier = then,
            };
        }
    }

    // Compared by the first of its indicators: what is printed as one row is judged as one elsewhere too.
    private async Task<IReadOnlyList<FindingToRead>> WithOthersAsync(
        DraftContent content,
        IReadOnlyList<FindingToRead> findings,
        CancellationToken stop)
    {
        var near = await alike.NearAsync(content.Framework,
            [.. findings.Where(f => f.Said.Count > 0).Select(f => (f.Id, f.Said[0].Indicator, Profile(f)))], content.Inspection.Id, stop);
        return [.. findings.Select(With)];

        FindingToRead With(FindingToRead finding)
        {
            var drafted = finding.Drafted;
            // What cannot be judged is like nothing.
            var others = near.GetValueOrDefault(finding.Id, []);
            var differs = others.Count > 0
                && ReadFirst.IsUnlikeOthers(Marks.On(finding.Said[0].Indicator.Code, drafted.Marks), [.. others.Select(o => o.Alike)]);
            return finding with
            {
                Others = differs ? others : [],
                Reasons =
                [
                    .. drafted.IsWithoutEvidence ? [ReadFirstReason.NoEvidence] : Array.Empty<ReadFirstReason>(),
                    .. finding.Contradicting.Count > 0 ? [ReadFirstReason.Contradiction] : Array.Empty<ReadFirstReason>(),
                    .. differs ? [ReadFirstReason.UnlikeOthers] : Array.Empty<ReadFirstReason>(),
                    .. finding.State == ReadingState.Changed ? [ReadFirstReason.Changed] : Array.Empty<ReadFirstReason>(),
                    .. finding.State == ReadingState.ReturnedBefore ? [ReadFirstReason.StillReturned] : Array.Empty<ReadFirstReason>(),
                ],
            };
        }

        static CaseProfile Profile(FindingToRead finding) => CaseProfile.Of(finding.Said[0].Evidence) with
        {
            Words = finding.Drafted.Text,
            AttentionPoints = finding.Drafted.Attention.Count,
            Marks = finding.Drafted.Marks.Count,
            Indicators = finding.Said.Count,
        };
    }

    private static ReadingState StateOf(FactsheetDraft draft, DraftedFinding finding, FindingReading? last) => last switch
    {
        null => ReadingState.Unread,
        _ when last.HoldsFor(FindingAsRead.Of(finding)) => ReadingState.Agreed,
        _ when last.AsRead != FindingAsRead.Of(finding) => ReadingState.Changed,
        _ => last.At >= draft.SecondReadingAskedAt ? ReadingState.Returned : ReadingState.ReturnedBefore,
    };
}
