using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Web.Data.Mappings;

/// <summary>Tables of drafts: their pieces, second readings, blind judgements, meetings, fact checks and objections.</summary>
internal static class DraftsMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<FactsheetDraft>(e =>
        {
            e.HasKey(d => d.InspectionId);
            e.HasOne<Inspection>().WithOne().HasForeignKey<FactsheetDraft>(d => d.InspectionId);
            e.HasMany(d => d.Findings).WithOne().HasForeignKey(f => f.InspectionId);
            e.HasMany(d => d.FactChecks).WithOne().HasForeignKey(c => c.InspectionId);
            e.Ignore(d => d.CurrentFactCheck);
            e.HasIndex(d => d.Stage);
            e.HasIndex(d => d.Slug).IsUnique();
        });
        model.Entity<DraftFinding>(e =>
        {
            e.HasOne<Assessment>().WithMany().HasForeignKey(f => f.AssessmentId);
            e.HasOne<ImprovementPoint>().WithMany().HasForeignKey(f => f.ImprovementPointId).OnDelete(DeleteBehavior.Restrict);
            e.Property(f => f.IndicatorCodes).HasConversion(
                new ValueConverter<IReadOnlyList<string>, string>(codes => FrameworkCode.Join(codes), text => FrameworkCode.Split(text)),
                Json<IReadOnlyList<string>>.Comparer);
            e.Property(f => f.TakenOver).HasConversion(Json<TakenOver>.Converter!, Json<TakenOver>.Comparer!);
        });
        model.Entity<DraftText>(e =>
        {
            e.HasKey(t => new { t.InspectionId, t.Name });
            e.Property(t => t.Name).HasMaxLength(200);
            e.Property(t => t.Number).IsConcurrencyToken();
            e.Property(t => t.Authors).HasConversion(Json<IReadOnlyList<Guid>>.Converter, Json<IReadOnlyList<Guid>>.Comparer);
            e.HasOne<Inspection>().WithMany().HasForeignKey(t => t.InspectionId);
        });
        model.Entity<FindingReading>(e =>
        {
            e.HasOne<Inspection>().WithMany().HasForeignKey(r => r.InspectionId);
            e.Property(r => r.AsRead).HasConversion(Json<FindingAsRead>.Converter, Json<FindingAsRead>.Comparer);
            e.HasIndex(r => r.FindingId);
        });
        model.Entity<BlindJudgement>(e =>
        {
            e.HasOne<Inspection>().WithMany().HasForeignKey(j => j.InspectionId);
            e.HasIndex(j => new { j.AssessmentId, j.IndicatorCode, j.Rater }).IsUnique();
        });
        model.Entity<Meeting>(e =>
        {
            e.HasOne<Inspection>().WithMany().HasForeignKey(m => m.InspectionId);
            e.Property(m => m.Who).HasMaxLength(Meeting.MaxWho);
        });
        model.Entity<FactCheck>(e =>
        {
            e.HasMany(c => c.Objections).WithOne().HasForeignKey(o => o.FactCheckId);
            e.Ignore(c => c.Submitted);
            e.Ignore(c => c.Undecided);
        });
        model.Entity<Objection>(e =>
            e.Property(o => o.Sentence).HasConversion(Json<ObjectedSentence>.Converter, Json<ObjectedSentence>.Comparer));
    }
}
