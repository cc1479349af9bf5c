using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Domain.Comparison;

/// <summary>What one respondent says about one indicator.</summary>
/// <param name="Kind">Municipality or partner.</param>
/// <param name="Name">Name as printed.</param>
/// <param name="Answered">Its way of answering; null while its questionnaire was not sent in, and it did not decide otherwise.</param>
/// <param name="Reply">Its own closed answer; null where it gave none.</param>
/// <param name="Joined">Whose answers it joined, where known.</param>
public sealed record Voice(OrganisationKind Kind, string Name, Answering? Answered, Reply? Reply = null, Voice? Joined = null)
{
    /// <summary>Whose answers it had joined, before that organisation chose otherwise; null where it never was so.</summary>
    public string? FellFrom { get; init; }

    /// <summary>Rule: only an answer of one's own is an independent voice.</summary>
    public bool IsIndependent => Answered == Answering.Own && Reply is not null;

    /// <summary>Whether it is the municipality.</summary>
    public bool IsMunicipality => Kind == OrganisationKind.Municipality;

    /// <summary>The voices of these respondents, in their order. What was not sent in yet says nothing.</summary>
    /// <param name="respondents">Everybody asked about one approach.</param>
    /// <param name="submitted">Whether a respondent sent its questionnaire in.</param>
    /// <param name="reply">A respondent's closed answer.</param>
    public static IReadOnlyList<Voice> AllOf(
        IReadOnlyCollection<Respondent> respondents, Func<Respondent, bool> submitted, Func<Respondent, Reply?> reply)
    {
        return [.. respondents.Select(r => Of(r) with
        {
            Joined = Other(r) is { } other ? Of(other) : null,
            FellFrom = respondents.FirstOrDefault(o => o.Id == r.FellFromRespondentId)?.Name,
        })];

        Respondent? Other(Respondent r) => respondents.FirstOrDefault(o => o.Id == r.JoinedRespondentId);

        Voice Of(Respondent r) =>
            r.Answered is null or Answering.Own
                ? submitted(r) ? new(r.Kind, r.Name, Answering.Own, reply(r)) : new(r.Kind, r.Name, null)
                : new(r.Kind, r.Name, r.Answered);
    }
}
