using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Web.Data.Mappings;

/// <summary>Tables of findings, improvement points and re-tests.</summary>
internal static class FindingsMapping
{
    public static void Apply(ModelBuilder model)
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
        model.Entity<ImprovementPoint>(e =>
        {
            e.HasOne<Approach>().WithMany().HasForeignKey(p => p.ApproachId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Finding>().WithMany().HasForeignKey(p => p.BaselineFindingId).OnDelete(DeleteBehavior.SetNull);
            e.Property(p => p.IndicatorCodes).HasConversion(
                new ValueConverter<IReadOnlyList<string>, string>(codes => FrameworkCode.Join(codes), text => FrameworkCode.Split(text)),
                Json<IReadOnlyList<string>>.Comparer);
            e.Property(p => p.Baseline).HasConversion(Json<Judgement>.Converter, Json<Judgement>.Comparer);
            e.HasIndex(p => p.FollowedIn);
            e.HasMany(p => p.Actions).WithOne().HasForeignKey(a => a.ImprovementPointId);
        });
        model.Entity<Retest>(e =>
        {
            e.HasOne<ImprovementPoint>().WithMany().HasForeignKey(r => r.ImprovementPointId);
            e.HasOne<Approach>().WithMany().HasForeignKey(r => r.JudgedAgainstApproachId).OnDelete(DeleteBehavior.Restrict);
            e.Property(r => r.Before).HasConversion(Json<Judgement>.Converter, Json<Judgement>.Comparer);
            e.Property(r => r.After).HasConversion(Json<Judgement>.Converter!, Json<Judgement>.Comparer!);
            e.Property(r => r.TakenOver).HasConversion(Json<TakenOver>.Converter!, Json<TakenOver>.Comparer!);
        });
        model.Entity<ProgressReport>(e =>
        {
            e.HasOne<Inspection>().WithMany().HasForeignKey(p => p.InspectionId);
            e.HasIndex(p => p.PublishedIn);
            e.HasMany(p => p.Entries).WithOne().HasForeignKey(x => x.ProgressReportId);
        });
        model.Entity<ReportEntry>(e =>
        {
            e.HasKey(x => new { x.ProgressReportId, x.ImprovementPointId });
            e.HasOne<ImprovementPoint>().WithMany().HasForeignKey(x => x.ImprovementPointId);
        });
    }
}
