using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Cards;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.People;
using Toetssteen.Web.Data;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Features.Cards;

/// <summary>
/// Reads what was answered by cards, as far as it may be shown (<see cref="FamiliesSpeakFromFiveOn"/>). The only way to these answers: the
/// workbench asks it, and nothing else does.
/// </summary>
public sealed class CardVoices(AppDb db, CurrentUser user, TimeProvider clock)
{
    /// <summary>What the kinds of respondents say about some indicators of an approach, by indicator; own words only for who
    /// judges.</summary>
    public async Task<ILookup<string, CardVoice>> OfAsync(
        Framework framework, Guid assessmentId, IEnumerable<string> indicators, CancellationToken stop)
    {
        var none = Enumerable.Empty<(string Code, CardVoice Voice)>();
        if (framework.Respondents.Count == 0 || !user.Has(Permission.ReadEvidence))
            return none.ToLookup(v => v.Code, v => v.Voice);
        var today = DutchDay.Today(clock);
        var rounds = await db.CardRounds.AsNoTracking().Where(r => r.AssessmentId == assessmentId).ToListAsync(stop);
        var over = rounds.Where(r => r.IsOver(today)).Select(r => r.Id).ToList();
        var answers = (over.Count == 0 ? [] : await db.CardAnswers.AsNoTracking().Where(a => over.Contains(a.RoundId)).ToListAsync(stop))
            .ToLookup(a => a.RoundId);
        var forms = framework.Respondents.Select(k => CardForm.Of(framework, k.Key)!).ToList();
        var said =
            from code in indicators
            from form in forms
            let round = rounds.Find(r => r.Kind == form.Kind.Key)
            where round is not null
            let voice = FamiliesSpeakFromFiveOn.Voice(form, code, round, [.. answers[round.Id]], today)
            where voice is not null
            select (Code: code, Voice: user.Has(Permission.Judge) ? voice : voice with { Words = [] });
        return said.ToLookup(v => v.Code, v => v.Voice);
    }
}
