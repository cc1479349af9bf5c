using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Web.Data.Mappings;

/// <summary>Tables of questionnaires, answers and submissions.</summary>
internal static class QuestionnairesMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<Questionnaire>(e =>
        {
            e.HasIndex(q => q.RespondentId).IsUnique();
            e.HasOne<Respondent>().WithMany().HasForeignKey(q => q.RespondentId);
            e.Property(q => q.Scope).HasConversion(
                new ValueConverter<IReadOnlyList<string>, string>(codes => FrameworkCode.Join(codes), text => FrameworkCode.Split(text))!,
                Json<IReadOnlyList<string>>.Comparer!);
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
}
