using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Evidence;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Data.Mappings;

/// <summary>Tables of documents and of work in the background.</summary>
internal static class EvidenceMapping
{
    public static void Apply(ModelBuilder model)
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
}
