using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Web.Data.Mappings;

/// <summary>Tables of factsheets, editions and imported files.</summary>
internal static class PublicationMapping
{
    public static void Apply(ModelBuilder model)
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
}
