using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Web.Data;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Features.Questionnaires.Saving;

/// <summary>A save of one answer, as it came in.</summary>
/// <param name="QuestionnaireId">The questionnaire; that it is the organisation's own was seen before.</param>
/// <param name="Name">Name of the question.</param>
/// <param name="Value">What was answered.</param>
/// <param name="BasedOn">The number that the writer saw; 0 when there was no answer yet.</param>
/// <param name="SaveId">Identity of this save.</param>
/// <param name="By">Who typed.</param>
public sealed record Save(Guid QuestionnaireId, string Name, string Value, int BasedOn, Guid SaveId, Guid By);

/// <summary>What is stored after a save, whatever came of it.</summary>
/// <param name="Outcome">What came of it; null where the questionnaire is closed.</param>
/// <param name="Value">The answer that is stored.</param>
/// <param name="Number">Its number; 0 where there is none.</param>
/// <param name="By">Who saved that one.</param>
/// <param name="At">When.</param>
public sealed record Stored(SaveOutcome? Outcome, string Value, int Number, Guid By, DateTimeOffset At);

/// <summary>
/// Stores answers while they are typed. One after another takes all saves that wait, in the order in which they came, and stores them in
/// one transaction; each is acknowledged only after that is durable. So a database that takes one writer at a time (SQLite), or waits
/// for the disk at each commit, keeps up with hundreds who type (docs/adr/0015).
/// </summary>
public sealed partial class AnswerWriter(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AnswerWriter> log) : LastingService(log)
{
    private const int MostWaiting = 2_000;
    private const int MostAtOnce = 256;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private sealed record Waiting(Save Save, TaskCompletionSource<Stored> Done);

    /// <summary>Stores an answer; comes back when it is durable, or refused.</summary>
    /// <exception cref="DbUpdateException">The database could not store it; it may be sent again.</exception>
    public async Task<Stored> SaveAsync(Save save, CancellationToken stop)
    {
        var waiting = new Waiting(save, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(waiting, stop);
        return await waiting.Done.Task;
    }

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stop)
    {
        var together = new List<Waiting>(MostAtOnce);
        // What waits is stored even when the program is told to stop: someone waits for the answer.
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (together.Count < MostAtOnce && _waiting.Reader.TryRead(out var next))
                together.Add(next);
            await StoreAsync(together);
            together.Clear();
        }
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    private async Task StoreAsync(IReadOnlyList<Waiting> together)
    {
        try
        {
            var stored = await StoreAsync([.. together.Select(w => w.Save)]);
            for (var n = 0; n < together.Count; n++)
                together[n].Done.SetResult(stored[n]);
        }
        catch (Exception failed) when (together.Count == 1 || DatabaseFault.IsPassing(failed))
        {
            // A database that is away is away for all of them; each is sent again by who typed it.
            LogNotStored(log, failed);
            foreach (var one in together)
                one.Done.TrySetException(failed);
        }
        catch (Exception failed)
        {
            // One that cannot be stored does not take the others with it.
            LogNotStored(log, failed);
            foreach (var one in together)
                await StoreAsync([one]);
        }
    }

    private async Task<IReadOnlyList<Stored>> StoreAsync(IReadOnlyList<Save> saves)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var open = await db.LockQuestionnairesAsync([.. saves.Select(s => s.QuestionnaireId).Distinct()], default);
        var answers = await db.AnswersAt([.. saves.Select(s => (s.QuestionnaireId, s.Name)).Distinct()])
            .ToDictionaryAsync(a => (a.QuestionnaireId, a.Name));
        var used = await UsedAsync(db, saves);
        var now = clock.GetUtcNow();

        var stored = saves.Select(save => Apply(save, open.Contains(save.QuestionnaireId))).ToList();

        await db.SaveAnswersAsync(default);
        await transaction.CommitAsync();
        return stored;

        Stored Apply(Save save, bool isOpen)
        {
            var answer = answers.GetValueOrDefault((save.QuestionnaireId, save.Name));
            SaveOutcome? outcome = null;
            if (answer?.IsFrom(save.SaveId, save.Value) is true)
                outcome = SaveOutcome.Unchanged;
            else if (isOpen && used.TryGetValue((save.QuestionnaireId, save.SaveId), out var name) && name != save.Name)
                outcome = SaveOutcome.IdentityUsed;
            else if (isOpen && answer is not null)
                outcome = answer.Save(save.Value, save.BasedOn, save.SaveId, save.By, now);
            else if (isOpen && save.Value.Length > 0)
            {
                answer = new Answer(save.QuestionnaireId, save.Name, save.Value, save.SaveId, save.By, now);
                answers.Add((save.QuestionnaireId, save.Name), answer);
                db.Answers.Add(answer);
                outcome = SaveOutcome.Saved;
            }
            else if (isOpen)
                outcome = SaveOutcome.Unchanged;
            if (outcome == SaveOutcome.Saved)
                used[(save.QuestionnaireId, save.SaveId)] = save.Name;
            return answer is null
                ? new Stored(outcome, "", 0, save.By, now)
                : new Stored(outcome, answer.Value, answer.Number, answer.SavedBy, answer.SavedAt);
        }
    }

    /// <summary>Of which answer each identity is, where it is one of an answer in these questionnaires already.</summary>
    private static async Task<Dictionary<(Guid QuestionnaireId, Guid SaveId), string>> UsedAsync(AppDb db, IReadOnlyList<Save> saves)
    {
        var (questionnaires, identities) = (saves.Select(s => s.QuestionnaireId).Distinct().ToList(), saves.Select(s => s.SaveId).ToList());
        var used = await db.Answers.Where(a => questionnaires.Contains(a.QuestionnaireId) && identities.Contains(a.SaveId))
            .Select(a => new { a.QuestionnaireId, a.SaveId, a.Name }).ToListAsync();
        return used.DistinctBy(a => (a.QuestionnaireId, a.SaveId)).ToDictionary(a => (a.QuestionnaireId, a.SaveId), a => a.Name);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Answers could not be stored.")]
    private static partial void LogNotStored(ILogger logger, Exception failed);
}
