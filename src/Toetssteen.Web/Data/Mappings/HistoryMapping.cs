using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Web.Data.Mappings;

/// <summary>Tables of the history and of where each chain ends. An inspection with a history cannot be removed.</summary>
internal static class HistoryMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<HistoryEntry>(e =>
        {
            // Two that write at once wait for each other (AppDb); should that ever fail, this refuses the second.
            e.HasIndex(h => new { h.InspectionId, h.Number }).IsUnique();
            e.HasOne<Inspection>().WithMany().HasForeignKey(h => h.InspectionId).OnDelete(DeleteBehavior.Restrict);
            e.Property(h => h.Role).HasMaxLength(HistoryEntry.MaxRole);
            e.Property(h => h.Subject).HasMaxLength(HistoryEntry.MaxSubject);
            e.Property(h => h.PreviousHash).HasMaxLength(64);
            e.Property(h => h.Hash).HasMaxLength(64);
        });
        model.Entity<HistoryEnd>(e =>
        {
            e.HasKey(h => h.InspectionId);
            e.HasOne<Inspection>().WithOne().HasForeignKey<HistoryEnd>(h => h.InspectionId).OnDelete(DeleteBehavior.Restrict);
            e.Property(h => h.Hash).HasMaxLength(64);
        });
    }
}
