using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Mail;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Data.Mappings;

/// <summary>Tables of accounts, their sessions and personal links.</summary>
internal static class PeopleMapping
{
    public static void Apply(ModelBuilder model)
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
        model.Entity<AccountLetter>(e =>
        {
            e.Property(l => l.Language).HasMaxLength(2);
            e.HasIndex(l => l.SentAt);
            e.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
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
}
