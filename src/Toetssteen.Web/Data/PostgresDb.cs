using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Web.Data;

/// <summary>
/// The database for production. Every change notifies those who listen in the same transaction, so that cached pages of other
/// processes are renewed as soon as they are told; those of this process are before the one who changed goes on.
/// </summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : AppDb(options)
{
    internal const string Channel = "toetssteen_changed";

    // After a rollback it stands until the next commit, which then renews once too often.
    private bool _changed;

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        Database.CreateExecutionStrategy().Execute(() =>
        {
            using var transaction = Database.CurrentTransaction is null ? Database.BeginTransaction() : null;
            var saved = base.SaveChanges(acceptAllChangesOnSuccess);
            if (saved > 0 && !IsPrivate)
            {
                Database.ExecuteSqlRaw($"NOTIFY {Channel}");
                _changed = true;
            }
            transaction?.Commit();
            return saved;
        });

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        Database.CreateExecutionStrategy().ExecuteAsync(async stop =>
        {
            await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(stop) : null;
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, stop);
            if (saved > 0 && !IsPrivate)
            {
                await Database.ExecuteSqlRawAsync($"NOTIFY {Channel}", stop);
                _changed = true;
            }
            if (transaction is not null)
                await transaction.CommitAsync(stop);
            return saved;
        }, cancellationToken);

    /// <inheritdoc/>
    // The same question however many there are, so that it is prepared once.
    public override IQueryable<Answer> AnswersAt(IReadOnlyCollection<(Guid QuestionnaireId, string Name)> keys)
    {
        var (ids, names) = (keys.Select(k => k.QuestionnaireId).ToArray(), keys.Select(k => k.Name).ToArray());
        return Answers.FromSql($"""SELECT a.* FROM unnest({ids}, {names}) AS k(id, name) JOIN "Answers" AS a ON a."QuestionnaireId" = k.id AND a."Name" = k.name""");
    }

    /// <inheritdoc/>
    // One statement for all answers that were there; what EF makes of them is a statement for each.
    public override async Task SaveAnswersAsync(CancellationToken stop)
    {
        var changed = ChangeTracker.Entries<Answer>().Where(e => e.State == EntityState.Modified).ToList();
        if (changed.Count > 0)
        {
            var (answers, read) = (changed.ConvertAll(e => e.Entity), changed.ConvertAll(e => e.Property(a => a.Number).OriginalValue));
            var stored = await Database.ExecuteSqlAsync($"""
                UPDATE "Answers" AS a SET "Value" = n.value, "Number" = n.number, "SaveId" = n.save, "SavedBy" = n.by, "SavedAt" = n.at
                FROM unnest({Of(a => a.QuestionnaireId)}, {Of(a => a.Name)}, {read.ToArray()}, {Of(a => a.Value)}, {Of(a => a.Number)}, {Of(a => a.SaveId)}, {Of(a => a.SavedBy)}, {Of(a => a.SavedAt.UtcDateTime)})
                    AS n(id, name, read, value, number, save, by, at)
                WHERE a."QuestionnaireId" = n.id AND a."Name" = n.name AND a."Number" = n.read
                """, stop);
            if (stored != changed.Count)
                throw new DbUpdateConcurrencyException($"{changed.Count - stored} of {changed.Count} answers were stored by another in the meantime.");
            foreach (var entry in changed)
                entry.State = EntityState.Unchanged;

            T[] Of<T>(Func<Answer, T> part) => [.. answers.Select(part)];
        }
        await SavePrivatelyAsync(stop);
    }

    /// <inheritdoc/>
    // In one order, so that two that lock several never wait for each other.
    protected override IQueryable<Questionnaire> Locked(IReadOnlyCollection<Guid> ids) =>
        Questionnaires.FromSql($"""SELECT * FROM "Questionnaires" WHERE "Id" = ANY({ids.ToArray()}) ORDER BY "Id" FOR NO KEY UPDATE""");

    /// <inheritdoc/>
    protected override Task LockHistoriesAsync(IReadOnlyCollection<Guid> inspectionIds, CancellationToken stop) =>
        Database.ExecuteSqlAsync($"""SELECT 1 FROM "Inspections" WHERE "Id" = ANY({inspectionIds.ToArray()}) ORDER BY "Id" FOR NO KEY UPDATE""", stop);

    // After the commit and not before: a page made of what was there before it may not be kept under the stamp of what comes after.
    internal sealed class Renewal(PostgresChangeStamp stamp) : DbTransactionInterceptor
    {
        public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Renew(eventData.Context);

        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Renew(eventData.Context);
            return Task.CompletedTask;
        }

        private void Renew(DbContext? context)
        {
            if (context is not PostgresDb { _changed: true } db)
                return;
            db._changed = false;
            stamp.Renew();
        }
    }
}
