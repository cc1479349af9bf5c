using System.Text.Json;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using Toetssteen.Domain;
using Toetssteen.Domain.Cards;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data.Mappings;
using Toetssteen.Web.Security;
using Toetssteen.Web.Jobs;
using Toetssteen.Web.Mail;

namespace Toetssteen.Web.Data;

/// <summary>The database: one model for SQLite and PostgreSQL. What is compared or counted is a column; frozen content is JSON.</summary>
public abstract partial class AppDb(DbContextOptions options)
    : IdentityUserContext<
        Account,
        Guid,
        IdentityUserClaim<Guid>,
        IdentityUserLogin<Guid>,
        IdentityUserToken<Guid>,
        IdentityUserPasskey<Guid>
    >(options),
        IDataProtectionKeyContext
{
    private const string VersionToken = "Version";

    /// <summary>The people who work with the program.</summary>
    public DbSet<Account> Accounts => Users;

    /// <summary>What was removed at the end of the retention term: how many and when.</summary>
    public DbSet<Removal> Removals => Set<Removal>();

    /// <summary>Browsers that are logged in.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Personal links.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Keys of cookies and forms, shared by every process on this database.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Framework versions as they are kept.</summary>
    public DbSet<FrameworkVersion> FrameworkVersions => Set<FrameworkVersion>();

    /// <summary>The register of municipalities.</summary>
    public DbSet<Municipality> Municipalities => Set<Municipality>();

    /// <summary>Inspectorates, municipalities and partners.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>Approaches of municipalities.</summary>
    public DbSet<Approach> Approaches => Set<Approach>();

    /// <summary>Steps in the lineage of approaches.</summary>
    public DbSet<ApproachTransition> ApproachTransitions => Set<ApproachTransition>();

    /// <summary>Studies.</summary>
    public DbSet<Study> Studies => Set<Study>();

    /// <summary>Inspections: one municipality in one study.</summary>
    public DbSet<Inspection> Inspections => Set<Inspection>();

    /// <summary>Figures of context.</summary>
    public DbSet<Figure> Figures => Set<Figure>();

    /// <summary>Assessments: one approach in one inspection.</summary>
    public DbSet<Assessment> Assessments => Set<Assessment>();

    /// <summary>What municipalities tell beforehand.</summary>
    public DbSet<Preparation> Preparations => Set<Preparation>();

    /// <summary>What they tell of each approach.</summary>
    public DbSet<ApproachStatement> ApproachStatements => Set<ApproachStatement>();

    /// <summary>Who of the inspectorates does what in an inspection.</summary>
    public DbSet<InspectionAssignment> InspectionAssignments => Set<InspectionAssignment>();

    /// <summary>Letters that went out.</summary>
    public DbSet<Letter> Letters => Set<Letter>();

    /// <summary>Letters about accounts.</summary>
    public DbSet<AccountLetter> AccountLetters => Set<AccountLetter>();

    /// <summary>Questionnaires.</summary>
    public DbSet<Questionnaire> Questionnaires => Set<Questionnaire>();

    /// <summary>Answers as they are now.</summary>
    public DbSet<Answer> Answers => Set<Answer>();

    /// <summary>Questionnaires as they were submitted.</summary>
    public DbSet<Submission> Submissions => Set<Submission>();

    /// <summary>Rounds of cards for who answers without a name.</summary>
    public DbSet<CardRound> CardRounds => Set<CardRound>();

    /// <summary>Cards.</summary>
    public DbSet<AnswerCard> AnswerCards => Set<AnswerCard>();

    /// <summary>What was answered by cards.</summary>
    public DbSet<CardAnswers> CardAnswers => Set<CardAnswers>();

    /// <summary>Questions to colleagues.</summary>
    public DbSet<ColleagueQuestion> ColleagueQuestions => Set<ColleagueQuestion>();

    /// <summary>Who answered, and how.</summary>
    public DbSet<Respondent> Respondents => Set<Respondent>();

    /// <summary>Findings.</summary>
    public DbSet<Finding> Findings => Set<Finding>();

    /// <summary>Indicators covered by findings, each with its verdict.</summary>
    public DbSet<FindingIndicator> FindingIndicators => Set<FindingIndicator>();

    /// <summary>Attention points.</summary>
    public DbSet<AttentionPoint> AttentionPoints => Set<AttentionPoint>();

    /// <summary>Improvement points.</summary>
    public DbSet<ImprovementPoint> ImprovementPoints => Set<ImprovementPoint>();

    /// <summary>Re-tests.</summary>
    public DbSet<Retest> Retests => Set<Retest>();

    /// <summary>Progress reports.</summary>
    public DbSet<ProgressReport> ProgressReports => Set<ProgressReport>();

    /// <summary>What they say of each improvement point.</summary>
    public DbSet<ReportEntry> ReportEntries => Set<ReportEntry>();

    /// <summary>Documents: claimed, requested, received.</summary>
    public DbSet<Document> Documents => Set<Document>();

    /// <summary>The text of documents, page by page.</summary>
    public DbSet<DocumentPage> DocumentPages => Set<DocumentPage>();

    /// <summary>Work that is done in the background.</summary>
    public DbSet<Job> Jobs => Set<Job>();

    /// <summary>Drafts of factsheets.</summary>
    public DbSet<FactsheetDraft> Drafts => Set<FactsheetDraft>();

    /// <summary>Their pieces, as they are now.</summary>
    public DbSet<DraftText> DraftTexts => Set<DraftText>();

    /// <summary>Findings that are being written.</summary>
    public DbSet<DraftFinding> DraftFindings => Set<DraftFinding>();

    /// <summary>What second readers said.</summary>
    public DbSet<FindingReading> FindingReadings => Set<FindingReading>();

    /// <summary>Blind second judgements.</summary>
    public DbSet<BlindJudgement> BlindJudgements => Set<BlindJudgement>();

    /// <summary>Meetings.</summary>
    public DbSet<Meeting> Meetings => Set<Meeting>();

    /// <summary>Fact checks.</summary>
    public DbSet<FactCheck> FactChecks => Set<FactCheck>();

    /// <summary>Factsheets.</summary>
    public DbSet<Factsheet> Factsheets => Set<Factsheet>();

    /// <summary>Editions of factsheets.</summary>
    public DbSet<Edition> Editions => Set<Edition>();

    /// <summary>
    /// The history of inspections. Written by the save of what was done (<see cref="HistoryWriter"/>); what is stored never changes.
    /// </summary>
    public DbSet<HistoryEntry> HistoryEntries => Set<HistoryEntry>();

    /// <summary>Where each history ends.</summary>
    public DbSet<HistoryEnd> HistoryEnds => Set<HistoryEnd>();

    /// <summary>Files that were imported.</summary>
    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();

    /// <summary>Forms that made something a short while ago.</summary>
    public DbSet<PostedForm> PostedForms => Set<PostedForm>();

    /// <summary>The form that is being answered, where it is known by an identity: stored in the first save that adds something.</summary>
    internal PostedForm? Posted { get; set; }

    /// <summary>Settings of this installation.</summary>
    public DbSet<Setting> Settings => Set<Setting>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configuration.Properties<PartialDate>().HaveConversion<PartialDateConverter>().HaveMaxLength(10);
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        configuration.Properties<Verdict>().HaveConversion<VerdictConverter>().HaveMaxLength(32);
        configuration.Properties<MarkValue>().HaveConversion<MarkConverter>().HaveMaxLength(32);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<FrameworkVersion>(e => e.Property(f => f.Id).HasMaxLength(100));
        model.Entity<Setting>(e => e.HasKey(s => s.Key));
        model.Entity<PostedForm>(e =>
        {
            e.HasKey(f => f.Key);
            e.Property(f => f.Key).HasMaxLength(64);
            e.HasIndex(f => f.At);
            e.Ignore(f => f.IsFirst);
            e.Ignore(f => f.IsRefused);
        });
        model.Entity<Municipality>(e =>
        {
            e.HasKey(m => m.Code);
            e.HasIndex(m => m.FoldedName);
        });
        model.Entity<Organisation>(e =>
        {
            e.HasIndex(o => new { o.Kind, o.FoldedName });
            e.HasIndex(o => new { o.Kind, o.Key, o.Namesake }).IsUnique();
        });
        PeopleMapping.Apply(model);
        StudiesMapping.Apply(model);
        QuestionnairesMapping.Apply(model);
        CardsMapping.Apply(model);
        EvidenceMapping.Apply(model);
        FindingsMapping.Apply(model);
        DraftsMapping.Apply(model);
        PublicationMapping.Apply(model);
        HistoryMapping.Apply(model);

        // Identities are given by the application: what is new to a tracked object is then known to be new.
        foreach (
            var id in model
                .Model.GetEntityTypes()
                .Select(e => e.FindPrimaryKey()?.Properties)
                .OfType<IReadOnlyList<IMutableProperty>>()
                .Where(k => k is [{ ClrType: var type }] && type == typeof(Guid)))
            id[0].ValueGenerated = ValueGenerated.Never;
        foreach (
            var version in model
                .Model.GetEntityTypes()
                .Select(e => e.FindProperty(VersionToken))
                .OfType<IMutableProperty>()
                .Where(p => p.ClrType == typeof(Guid)))
            version.IsConcurrencyToken = true;
    }

    /// <summary>Whether what is stored now shows nowhere on the public site, so that its pages are kept.</summary>
    protected bool IsPrivate { get; private set; }

    /// <summary>
    /// Stores what shows nowhere on the public site, such as answers while they are typed: the cached pages stay good.
    /// Every other save goes by <see cref="DbContext.SaveChangesAsync(CancellationToken)"/> and renews them.
    /// </summary>
    public async Task<int> SavePrivatelyAsync(CancellationToken stop)
    {
        IsPrivate = true;
        try
        {
            return await SaveChangesAsync(stop);
        }
        finally
        {
            IsPrivate = false;
        }
    }

    /// <summary>
    /// Keeps the connection until the result is disposed of: whoever asks many questions after each other opens it once. For as long as the
    /// questions take, and no longer: a page that goes out to a slow line holds none.
    /// </summary>
    public async Task<IAsyncDisposable> StayConnectedAsync(CancellationToken stop)
    {
        await Database.OpenConnectionAsync(stop);
        return new Connection(Database);
    }

    /// <summary>Stores what was typed since it was read: hundreds of answers, or one. They show nowhere on the public site.</summary>
    /// <exception cref="DbUpdateConcurrencyException">One of them was stored by another in the meantime; nothing was.</exception>
    public virtual Task SaveAnswersAsync(CancellationToken stop) => SavePrivatelyAsync(stop);

    /// <summary>
    /// From here until the end of the transaction nobody else answers, submits or opens these questionnaires. Needs a transaction, which
    /// on SQLite is itself the lock.
    /// </summary>
    /// <returns>Those of them that are open.</returns>
    public Task<HashSet<Guid>> LockQuestionnairesAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        Locked(ids).Where(q => q.IsOpen).Select(q => q.Id).ToHashSetAsync(stop);

    /// <summary>These questionnaires, which nobody else changes until the end of the transaction.</summary>
    protected abstract IQueryable<Questionnaire> Locked(IReadOnlyCollection<Guid> ids);

    /// <summary>The answers with these keys, as they are stored.</summary>
    public abstract IQueryable<Answer> AnswersAt(IReadOnlyCollection<(Guid QuestionnaireId, string Name)> keys);

    /// <summary>These inspections, whose history nobody else adds to until the end of the transaction.</summary>
    protected abstract Task LockHistoriesAsync(IReadOnlyCollection<Guid> inspectionIds, CancellationToken stop);

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => TakeActs().Count + Prepare().Count == 0
        ? base.SaveChanges(acceptAllChangesOnSuccess)
        : throw new InvalidOperationException("The history is stored by SaveChangesAsync.");

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (TakeActs() is { Count: > 0 } acts)
            await Writer.WriteAsync(acts, cancellationToken);
        var ends = await ChainHistoryAsync(Prepare(), cancellationToken);
        var saved = await SaveWithFormAsync(acceptAllChangesOnSuccess, cancellationToken);
        foreach (var (id, end) in ends)
            await Database.ExecuteSqlAsync($"""
                INSERT INTO "HistoryEnds" ("InspectionId", "Number", "Hash") VALUES ({id}, {end.Number}, {end.Hash})
                ON CONFLICT ("InspectionId") DO UPDATE SET "Number" = excluded."Number", "Hash" = excluded."Hash"
                """, cancellationToken);
        return saved;
    }

    private async Task<int> SaveWithFormAsync(bool accept, CancellationToken stop)
    {
        try
        {
            var saved = await base.SaveChangesAsync(accept, stop);
            if (Posted is { } form && Entry(form).State == EntityState.Unchanged)
                form.IsFirst = true;
            return saved;
        }
        catch (DbUpdateException failed) when (!DatabaseFault.IsPassing(failed))
        {
            if (Posted is { } form)
                form.IsRefused = true;
            throw;
        }
    }

    /// <summary>
    /// Whether a save failed because another was quicker: it changed what this one changes, or made what there can be only one of.
    /// </summary>
    internal static bool IsOvertaken(Exception failed) =>
        failed is DbUpdateConcurrencyException
        || failed is DbUpdateException
            && failed.InnerException
                is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
                    or SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };

    // In the transaction of the save, and anew each time that it is tried: the chain may have grown meanwhile.
    private async Task<Dictionary<Guid, HistoryAnchor>> ChainHistoryAsync(List<HistoryEntry> entries, CancellationToken stop)
    {
        if (entries.Count == 0)
            return [];
        var ids = entries.Select(e => e.InspectionId).Distinct().ToList();
        if (ids.Exists(id => id != _locked))
            await LockHistoriesAsync(ids, stop);
        var ends = await HistoryEnds.AsNoTracking().Where(e => ids.Contains(e.InspectionId))
            .ToDictionaryAsync(e => e.InspectionId, e => new HistoryAnchor(e.Number, e.Hash), stop);
        foreach (var entry in entries)
            ends[entry.InspectionId] = entry.Follow(ends.GetValueOrDefault(entry.InspectionId));
        return ends;
    }

    // Versions are the same on both databases, and so kept by the application: what changed gets a new one, and a save on an old one is
    // refused. Rule: the history is only ever added to; what is new in it is told in the order in which it was appended.
    private List<HistoryEntry> Prepare()
    {
        var history = new List<HistoryEntry>();
        var changed = ChangeTracker
            .Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        foreach (var entry in changed)
        {
            if (entry is { Entity: HistoryEntry added, State: EntityState.Added })
                history.Add(added);
            else if (entry.Entity is HistoryEntry or HistoryEnd)
                throw new InvalidOperationException("The history is only ever added to.");
            else if (
                entry.State is not EntityState.Deleted
                && entry.Metadata.FindProperty(VersionToken) is { IsConcurrencyToken: true } version)
                entry.Property(version).CurrentValue = Guid.NewGuid();
        }
        if (
            Posted is { IsFirst: false } form
            && Entry(form).State == EntityState.Detached
            && changed.Any(e => e.State == EntityState.Added))
            Add(form);
        return [.. history.OrderBy(e => e.At).ThenBy(e => e.Number)];
    }

    private sealed class Connection(DatabaseFacade database) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await database.CloseConnectionAsync();
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

    private sealed class VerdictConverter() : ValueConverter<Verdict, string>(verdict => verdict.ToString(), text => Verdict.Parse(text));

    private sealed class MarkConverter()
        : ValueConverter<MarkValue, string>(mark => mark.ToString(), text => Verdict.Parse(text).Value!.Value);

    private sealed class PartialDateConverter()
        : ValueConverter<PartialDate, string>(date => date.ToString(), text => PartialDate.Parse(text));
}
