using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Web.Data;

/// <summary>
/// The embedded database, the default: WAL, and durable before acknowledged (<c>synchronous=FULL</c>). Every change counts in the same
/// transaction, so that cached pages are renewed as soon as it is stored.
/// </summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AppDb(options)
{
    private const string CountChange = $"""
        INSERT INTO "Settings" ("Key", "Value") VALUES ('{Setting.Changes}', '1') ON CONFLICT ("Key") DO UPDATE SET "Value" = CAST("Value" AS INTEGER) + 1
        """;

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (!IsPrivate && !HasSomethingToStore)
            return base.SaveChanges(acceptAllChangesOnSuccess);
        using var transaction = Database.CurrentTransaction is null ? Database.BeginTransaction() : null;
        var saved = base.SaveChanges(acceptAllChangesOnSuccess);
        if (!IsPrivate)
            Database.ExecuteSqlRaw(CountChange);
        transaction?.Commit();
        return saved;
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!IsPrivate && !HasSomethingToStore)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (!IsPrivate)
            await Database.ExecuteSqlRawAsync(CountChange, cancellationToken);
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    /// <inheritdoc/>
    // One question for all of them; what EF makes of pairs is a condition of its own for each.
    public override IQueryable<Answer> AnswersAt(IReadOnlyCollection<(Guid QuestionnaireId, string Name)> keys)
    {
        var pairs = string.Join(
            ", ",
            keys.Select((_, n) => string.Create(CultureInfo.InvariantCulture, $"({{{2 * n}}}, {{{2 * n + 1}}})")));
        var question = $"""SELECT * FROM "Answers" WHERE ("QuestionnaireId", "Name") IN (VALUES {pairs})""";
        return Answers.FromSqlRaw(question, [.. keys.SelectMany(k => new object[] { k.QuestionnaireId, k.Name })]);
    }

    /// <inheritdoc/>
    protected override IQueryable<Questionnaire> Locked(IReadOnlyCollection<Guid> ids) => Questionnaires.Where(q => ids.Contains(q.Id));

    /// <inheritdoc/>
    // The transaction is the lock: there is one writer at a time.
    protected override Task LockHistoriesAsync(IReadOnlyCollection<Guid> inspectionIds, CancellationToken stop) => Task.CompletedTask;

    internal sealed class Durable : DbConnectionInterceptor
    {
        // Who finds the database busy tries again after a millisecond and then less often; without it the library sleeps 150 ms each time.
        private const string Pragmas = "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
