using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Web.Data.Mappings;

/// <summary>Tables of approaches, studies, inspections and what is told beforehand.</summary>
internal static class StudiesMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Approach>(e =>
        {
            e.HasIndex(a => new { a.MunicipalityCode, a.FoldedName }).IsUnique();
            e.HasOne<Municipality>().WithMany().HasForeignKey(a => a.MunicipalityCode).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(a => a.Transitions).WithOne().HasForeignKey(t => t.ApproachId);
        });
        model.Entity<ApproachTransition>(e =>
            e.HasOne<Approach>().WithMany().HasForeignKey(t => t.SuccessorId).OnDelete(DeleteBehavior.Restrict));
        model.Entity<Study>(e =>
        {
            e.HasIndex(s => s.Slug).IsUnique();
            e.HasOne<Study>().WithMany().HasForeignKey(s => s.EarlierStudyId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<FrameworkVersion>().WithMany().HasForeignKey(s => s.FrameworkId).OnDelete(DeleteBehavior.Restrict);
            e.ComplexProperty(s => s.Calendar);
            e.Property(s => s.Part).HasConversion(Json<ExaminedPart>.Converter!, Json<ExaminedPart>.Comparer!);
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
            e.HasOne<Approach>().WithMany().HasForeignKey(a => a.JudgedAgainstApproachId).OnDelete(DeleteBehavior.Restrict);
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
        model.Entity<NominatedPartner>(e =>
            e.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict));
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
}
