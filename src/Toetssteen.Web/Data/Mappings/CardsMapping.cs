using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Cards;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Web.Data.Mappings;

/// <summary>Tables of cards and of what was answered by them. No column says who, which card, or when.</summary>
internal static class CardsMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<CardRound>(e =>
        {
            e.Property(r => r.Kind).HasMaxLength(RespondentKind.MaxKey);
            e.HasIndex(r => new { r.AssessmentId, r.Kind }).IsUnique();
            e.HasOne<Assessment>().WithMany().HasForeignKey(r => r.AssessmentId);
            e.HasOne<Inspection>().WithMany().HasForeignKey(r => r.InspectionId).OnDelete(DeleteBehavior.NoAction);
            e.HasMany(r => r.Cards).WithOne().HasForeignKey(c => c.RoundId);
        });
        model.Entity<AnswerCard>(e =>
        {
            e.Property(c => c.CodeHash).HasMaxLength(64);
            e.HasIndex(c => c.CodeHash).IsUnique();
        });
        model.Entity<CardAnswers>(e => e.HasOne<CardRound>().WithMany().HasForeignKey(a => a.RoundId));
    }
}
