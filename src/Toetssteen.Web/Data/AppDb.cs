using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Security;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Data;

/// <summary>The database: one model for SQLite and PostgreSQL. What is compared or counted is a column; frozen content is JSON.</summary>
public abstract class AppDb(DbContextOptions options)
    : IdentityUserContext<Account, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(options), IDataProtectionKeyContext
{
    private const string VersionToken = "Version";

    /// <summary>The people who work with the program.</summary>
    public DbSet<Account> Accounts => Users;

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

    /// <summary>Questionnaires.</summary>
    public DbSet<Questionnaire> Questionnaires => Set<Questionnaire>();

    /// <summary>Answers as they are now.</summary>
    public DbSet<Answer> Answers => Set<Answer>();

    /// <summary>Questionnaires as they were submitted.</summary>
    public DbSet<Submission> Submissions => Set<Submission>();

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

    /// <summary>Documents: claimed, requested, received.</summary>
    public DbSet<Document> Documents => Set<Document>();

    /// <summary>The text of documents, page by page.</summary>
    public DbSet<DocumentPage> DocumentPages => Set<DocumentPage>();

    /// <summary>Work that is done in the background.</summary>
    public DbSet<Job> Jobs => Set<Job>();

    /// <summary>Factsheets.</summary>
    public DbSet<Factsheet> Factsheets => Set<Factsheet>();

    /// <summary>Editions of factsheets.</summary>
    public DbSet<Edition> Editions => Set<Edition>();

    /// <summary>Files that were imported.</summary>
    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();

    /// <summary>Settings of this installation.</summary>
    public DbSet<Setting> Settings => Set<Setting>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configuration.Properties<PartialDate>().HaveConversion<PartialDateConverter>().HaveMaxLength(10);
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        MapPeople(model);
        model.Entity<FrameworkVersion>(e => e.Property(f => f.Id).HasMaxLength(100));
        model.Entity<Setting>(e => e.HasKey(s => s.Key));
        model.Entity<Municipality>(e =>
        {
            e.HasKey(m => m.Code);
            e.HasIndex(m => m.FoldedName);
        });
        model.Entity<Organisation>(e => e.HasIndex(o => new { o.Kind, o.FoldedName }));
        MapApproaches(model);
        MapStudies(model);
        MapPreparations(model);
        MapQuestionnaires(model);
        MapEvidence(model);
        MapFindings(model);
        MapFollowUp(model);
        MapPublication(model);

        // Identities are given by the application: what is new to a tracked object is then known to be new.
        foreach (var id in model.Model.GetEntityTypes().Select(e => e.FindPrimaryKey()?.Properties).OfType<IReadOnlyList<IMutableProperty>>().Where(k => k is [{ ClrType: var type }] && type == typeof(Guid)))
            id[0].ValueGenerated = ValueGenerated.Never;
        foreach (var version in model.Model.GetEntityTypes().Select(e => e.FindProperty(VersionToken)).OfType<IMutableProperty>().Where(p => p.ClrType == typeof(Guid)))
            version.IsConcurrencyToken = true;
    }

    /// <summary>Whether what is stored now shows nowhere on the public site, so that its pages are kept.</summary>
    protected bool IsPrivate { get; private set; }

    /// <summary>
    /// Stores what shows nowhere on the public site (answers while they are typed): the pages kept for everyone stay good. Anything else
    /// goes by <see cref="DbContext.SaveChangesAsync(CancellationToken)"/>, which renews them.
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
    /// From here until the end of the transaction nobody else answers, submits or opens these questionnaires. Needs a transaction, which
    /// on SQLite is itself the lock.
    /// </summary>
    /// <returns>Those of them that are open.</returns>
    public Task<HashSet<Guid>> LockQuestionnairesAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop) => Locked(ids).Where(q => q.IsOpen).Select(q => q.Id).ToHashSetAsync(stop);

    /// <summary>These questionnaires, which nobody else changes until the end of the transaction.</summary>
    protected abstract IQueryable<Questionnaire> Locked(IReadOnlyCollection<Guid> ids);

    /// <summary>The answers with these keys, as they are stored.</summary>
    public IQueryable<Answer> AnswersAt(IReadOnlyCollection<(Guid QuestionnaireId, string Name)> keys)
    {
        // Both databases find rows by pairs of values in one question; what EF makes of pairs is a condition of its own for each.
        var pairs = string.Join(", ", keys.Select((_, n) => string.Create(CultureInfo.InvariantCulture, $"({{{2 * n}}}, {{{2 * n + 1}}})")));
        var question = $"""SELECT * FROM "Answers" WHERE ("QuestionnaireId", "Name") IN (VALUES {pairs})""";
        return Answers.FromSqlRaw(question, [.. keys.SelectMany(k => new object[] { k.QuestionnaireId, k.Name })]);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RenewVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RenewVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    // The same on both databases, and so kept by the application: what changed gets a new version, and a save on an old one is refused.
    private void RenewVersions()
    {
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified))
            if (entry.Metadata.FindProperty(VersionToken) is { IsConcurrencyToken: true } version)
                entry.Property(version).CurrentValue = Guid.NewGuid();
    }

    private static void MapPreparations(ModelBuilder model)
    {
        model.Entity<Preparation>(e =>
        {
            e.HasKey(p => p.InspectionId);
            e.HasOne<Inspection>().WithOne(i => i.Preparation).HasForeignKey<Preparation>(p => p.InspectionId);
            e.HasMany(p => p.Approaches).WithOne().HasForeignKey(a => a.InspectionId);
        });
        model.Entity<ApproachStatement>(e =>
        {
            e.HasOne<Approach>().WithMany().HasForeignKey(a => a.ApproachId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(a => a.Partners).WithOne().HasForeignKey(p => p.StatementId);
            e.Property(a => a.Facts).HasConversion(Json<ApproachFacts>.Converter, Json<ApproachFacts>.Comparer);
            e.Property(a => a.SuccessorIds).HasConversion(Json<IReadOnlyList<Guid>>.Converter, Json<IReadOnlyList<Guid>>.Comparer);
        });
        model.Entity<NominatedPartner>(e => e.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict));
        model.Entity<InspectionAssignment>(e =>
        {
            e.HasKey(a => new { a.InspectionId, a.AccountId, a.Duty });
            e.HasIndex(a => a.AccountId);
        });
        model.Entity<Letter>(e =>
        {
            e.HasOne<Inspection>().WithMany().HasForeignKey(l => l.InspectionId);
            e.HasIndex(l => new { l.StudyId, l.MadeAt });
        });
    }

    private static void MapQuestionnaires(ModelBuilder model)
    {
        model.Entity<Questionnaire>(e =>
        {
            e.HasIndex(q => q.RespondentId).IsUnique();
            e.HasOne<Respondent>().WithMany().HasForeignKey(q => q.RespondentId);
            e.HasMany(q => q.Submissions).WithOne().HasForeignKey(s => s.QuestionnaireId);
        });
        model.Entity<Answer>(e =>
        {
            e.HasKey(a => new { a.QuestionnaireId, a.Name });
            e.Property(a => a.Name).HasMaxLength(200);
            e.Property(a => a.Number).IsConcurrencyToken();
            e.HasOne<Questionnaire>().WithMany().HasForeignKey(a => a.QuestionnaireId);
        });
        model.Entity<Submission>(e => e.HasIndex(s => new { s.QuestionnaireId, s.Number }).IsUnique());
        model.Entity<ColleagueQuestion>(e => e.HasOne<Questionnaire>().WithMany().HasForeignKey(q => q.QuestionnaireId));
    }

    private static void MapPeople(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.ToTable("Accounts");
            e.Property(a => a.Name).HasMaxLength(Account.NameLength);
            e.HasIndex(a => a.FoldedName);
            e.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            e.Ignore(a => a.Roles);
            e.OwnsMany(a => a.Held, held =>
            {
                held.ToTable("AccountRoles");
                held.WithOwner().HasForeignKey(h => h.AccountId);
                held.HasKey(h => new { h.AccountId, h.Role });
                held.Property(h => h.Role).ValueGeneratedNever();
            });
        });
        model.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("AccountLogins");
        model.Entity<IdentityUserToken<Guid>>().ToTable("AccountTokens");
        model.Entity<IdentityUserPasskey<Guid>>().ToTable("AccountPasskeys");
        model.Entity<Session>(e =>
        {
            e.Property(s => s.TokenHash).HasMaxLength(64);
            e.Property(s => s.Device).HasMaxLength(Session.DeviceLength);
            e.HasIndex(s => s.TokenHash).IsUnique();
            e.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        });
        model.Entity<Invitation>(e =>
        {
            e.Property(i => i.TokenHash).HasMaxLength(64);
            e.Property(i => i.CodeHash).HasMaxLength(64);
            e.Property(i => i.ReturnTo).HasMaxLength(Invitation.ReturnToLength);
            e.HasIndex(i => i.TokenHash).IsUnique();
            e.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId);
        });
    }

    private static void MapApproaches(ModelBuilder model)
    {
        model.Entity<Approach>(e =>
        {
            e.HasIndex(a => new { a.MunicipalityCode, a.FoldedName }).IsUnique();
            e.HasOne<Municipality>().WithMany().HasForeignKey(a => a.MunicipalityCode).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(a => a.Transitions).WithOne().HasForeignKey(t => t.ApproachId);
        });
        model.Entity<ApproachTransition>(e => e.HasOne<Approach>().WithMany().HasForeignKey(t => t.SuccessorId).OnDelete(DeleteBehavior.Restrict));
    }

    private static void MapStudies(ModelBuilder model)
    {
        model.Entity<Study>(e =>
        {
            e.HasIndex(s => s.Slug).IsUnique();
            e.HasOne<FrameworkVersion>().WithMany().HasForeignKey(s => s.FrameworkId).OnDelete(DeleteBehavior.Restrict);
            e.ComplexProperty(s => s.Calendar);
            e.Property(s => s.Letters).HasConversion(Json<StudyLetters>.Converter, Json<StudyLetters>.Comparer);
            e.OwnsMany(s => s.Inspectorates, i =>
            {
                i.ToTable("StudyInspectorates");
                i.WithOwner().HasForeignKey(x => x.StudyId);
                i.HasKey(x => new { x.StudyId, x.OrganisationId });
                i.Property(x => x.OrganisationId).ValueGeneratedNever();
            });
        });
        model.Entity<Inspection>(e =>
        {
            e.HasIndex(i => new { i.StudyId, i.MunicipalityCode }).IsUnique();
            e.HasOne<Study>().WithMany().HasForeignKey(i => i.StudyId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Municipality>().WithMany().HasForeignKey(i => i.MunicipalityCode).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(i => i.Figures).WithOne().HasForeignKey(f => f.InspectionId);
            e.HasMany(i => i.Assessments).WithOne().HasForeignKey(a => a.InspectionId);
            e.HasMany(i => i.Assignments).WithOne().HasForeignKey(a => a.InspectionId);
        });
        model.Entity<Figure>(e => e.HasKey(f => new { f.InspectionId, f.Position }));
        model.Entity<Assessment>(e =>
        {
            e.HasIndex(a => new { a.InspectionId, a.ApproachId }).IsUnique();
            e.HasOne<Approach>().WithMany().HasForeignKey(a => a.ApproachId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(a => a.Respondents).WithOne().HasForeignKey(r => r.AssessmentId);
            e.HasMany(a => a.Findings).WithOne().HasForeignKey(f => f.AssessmentId);
            e.HasMany(a => a.Conclusions).WithOne().HasForeignKey(c => c.AssessmentId);
            e.HasMany(a => a.Retests).WithOne().HasForeignKey(r => r.AssessmentId);
        });
        model.Entity<Respondent>(e =>
        {
            e.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            // Two colleagues who choose at once: the second is told.
            e.Property(r => r.ChoseAt).IsConcurrencyToken();
        });
    }

    private static void MapEvidence(ModelBuilder model)
    {
        model.Entity<Document>(e =>
        {
            e.Property(d => d.Title).HasMaxLength(Document.MaxTitle);
            e.Property(d => d.Problem).HasMaxLength(10);
            e.OwnsOne(d => d.File, f =>
            {
                f.Property(x => x.Sha256).HasMaxLength(64);
                f.HasIndex(x => x.Sha256);
            });
            e.HasOne<Inspection>().WithMany().HasForeignKey(d => d.InspectionId);
            e.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(d => d.Pages).WithOne().HasForeignKey(p => p.DocumentId);
        });
        model.Entity<DocumentPage>(e => e.HasKey(p => new { p.DocumentId, p.Number }));
        model.Entity<Job>(e =>
        {
            e.Property(j => j.Kind).HasMaxLength(50);
            e.Property(j => j.Error).HasMaxLength(Job.MaxError);
            e.HasIndex(j => new { j.DoneAt, j.DueAt });
        });
    }

    private static void MapFindings(ModelBuilder model)
    {
        model.Entity<Finding>(e =>
        {
            e.Property(f => f.Marks).HasConversion(Json<IReadOnlyList<Mark>>.Converter, Json<IReadOnlyList<Mark>>.Comparer);
            e.HasMany(f => f.Indicators).WithOne().HasForeignKey(i => i.FindingId);
            e.HasMany(f => f.AttentionPoints).WithOne().HasForeignKey(a => a.FindingId);
        });
        model.Entity<FindingIndicator>(e =>
        {
            e.HasKey(i => new { i.FindingId, i.IndicatorCode });
            e.HasIndex(i => i.IndicatorCode);
        });
        model.Entity<AttentionPoint>(e => e.HasKey(a => new { a.FindingId, a.Position }));
        model.Entity<ConclusionParagraph>(e => e.HasKey(c => new { c.AssessmentId, c.ThemeCode, c.Side, c.Position }));
    }

    private static void MapFollowUp(ModelBuilder model)
    {
        model.Entity<ImprovementPoint>(e =>
        {
            e.HasOne<Approach>().WithMany().HasForeignKey(p => p.ApproachId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Finding>().WithMany().HasForeignKey(p => p.BaselineFindingId).OnDelete(DeleteBehavior.SetNull);
            e.Property(p => p.IndicatorCodes).HasConversion(
                new ValueConverter<IReadOnlyList<string>, string>(codes => string.Join(' ', codes), text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
                Json<IReadOnlyList<string>>.Comparer);
            e.Property(p => p.Baseline).HasConversion(Json<Judgement>.Converter, Json<Judgement>.Comparer);
        });
        model.Entity<Retest>(e =>
        {
            e.HasOne<ImprovementPoint>().WithMany().HasForeignKey(r => r.ImprovementPointId);
            e.HasOne<Approach>().WithMany().HasForeignKey(r => r.JudgedAgainstApproachId).OnDelete(DeleteBehavior.Restrict);
            e.Property(r => r.Before).HasConversion(Json<Judgement>.Converter, Json<Judgement>.Comparer);
            e.Property(r => r.After).HasConversion(Json<Judgement>.Converter!, Json<Judgement>.Comparer!);
        });
        model.Entity<ProgressReport>(e => e.HasOne<Inspection>().WithMany().HasForeignKey(p => p.InspectionId));
    }

    private static void MapPublication(ModelBuilder model)
    {
        model.Entity<Factsheet>(e =>
        {
            e.HasIndex(f => f.Slug).IsUnique();
            e.HasOne<Inspection>().WithMany().HasForeignKey(f => f.InspectionId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Municipality>().WithMany().HasForeignKey(f => f.MunicipalityCode).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(f => f.Editions).WithOne().HasForeignKey(x => x.FactsheetId);
            e.Ignore(f => f.Current);
        });
        model.Entity<Edition>(e => e.HasIndex(x => new { x.FactsheetId, x.Number }).IsUnique());
        model.Entity<ImportedFile>(e =>
        {
            e.HasIndex(i => i.Sha256).IsUnique();
            e.HasOne<Factsheet>().WithMany().HasForeignKey(i => i.FactsheetId);
        });
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

    private sealed class PartialDateConverter() : ValueConverter<PartialDate, string>(date => date.ToString(), text => PartialDate.Parse(text));

    private static class Json<T>
    {
        public static readonly ValueConverter<T, string> Converter = new(
            value => JsonSerializer.Serialize(value, DomainJson.Options),
            text => JsonSerializer.Deserialize<T>(text, DomainJson.Options)!);

        public static readonly ValueComparer<T> Comparer = new(
            (a, b) => JsonSerializer.Serialize(a, DomainJson.Options) == JsonSerializer.Serialize(b, DomainJson.Options),
            value => value == null ? 0 : JsonSerializer.Serialize(value, DomainJson.Options).GetHashCode(StringComparison.Ordinal),
            value => value);
    }
}
