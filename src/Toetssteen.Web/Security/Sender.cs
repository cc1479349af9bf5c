using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Security;

/// <summary>Who signs a letter, and can be called or written to about it.</summary>
/// <param name="Name">Name of the person.</param>
/// <param name="Phone">Telephone number; null where it is not known.</param>
/// <param name="Email">E-mail address; null where it is not known.</param>
/// <param name="OnBehalfOf">The inspectorates, or the organisation; null where there is none.</param>
public sealed record Sender(string Name, string? Phone, string? Email, string? OnBehalfOf)
{
    /// <summary>"Inspectie A, Inspectie B en Inspectie C".</summary>
    public static string Listed(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} en {names[^1]}";
}

/// <summary>Finds who signs the letters of a study.</summary>
public static class Senders
{
    /// <summary>
    /// The contact person of a study with its inspectorates, the leading one first. Of a study that was planned before contact persons were
    /// asked the lead signs who made the letter, or else the first lead of the leading inspectorate.
    /// </summary>
    public static async Task<Sender> SenderOfAsync(this AppDb db, Study study, Guid? madeBy, CancellationToken stop)
    {
        var ids = study.Inspectorates.Select(i => i.OrganisationId).ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, stop);
        var inspectorates = Sender.Listed([
            .. study
                .Inspectorates.OrderByDescending(i => i.Leads)
                .ThenBy(i => names.GetValueOrDefault(i.OrganisationId), StringComparer.Ordinal)
                .Select(i => names.GetValueOrDefault(i.OrganisationId))
                .OfType<string>(),
        ]);
        if (study.Contact is { } contact)
            return new(contact.Name, contact.Phone, contact.Email, inspectorates);
        var lead = await db.LeadsOf(study).AsNoTracking().SingleOrDefaultAsync(a => a.Id == madeBy, stop)
            ?? await db.FirstLeadAsync(study, stop);
        return lead is not null ? new(lead.Name, lead.PhoneNumber, lead.Email, inspectorates) : new(inspectorates, null, null, null);
    }

    /// <summary>
    /// Rule: nobody gets a letter signed by themselves, which tells them to call themselves. Such a letter is of the program.
    /// </summary>
    public static Sender? To(Account receiver, Sender sender) =>
        string.Equals(receiver.Email, sender.Email, StringComparison.OrdinalIgnoreCase) ? null : sender;

    /// <summary>The first lead of the inspectorate that leads a study.</summary>
    public static Task<Account?> FirstLeadAsync(this AppDb db, Study study, CancellationToken stop) =>
        db.LeadsOf(study).AsNoTracking().OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).FirstOrDefaultAsync(stop);

    /// <summary>
    /// The leads of the inspectorate that leads a study, who may come in. Of a study that was published elsewhere it may not be known who
    /// led it, or nobody of them may come in here: then those of all inspectorates that take part, so that somebody hears.
    /// </summary>
    public static IQueryable<Account> LeadsOf(this AppDb db, Study study)
    {
        var leading = study.Inspectorates.Where(i => i.Leads).Select(i => i.OrganisationId).ToList();
        var led = db.LeadsIn(leading);
        return db.LeadsIn([.. study.Inspectorates.Select(i => i.OrganisationId)])
            .Where(a => leading.Contains(a.OrganisationId!.Value) || !led.Any());
    }

    /// <summary>
    /// The people who can adopt and publish in a study: leads of the inspectorates that take part, who may come in and have a second
    /// factor, without which one does nothing.
    /// </summary>
    public static IQueryable<Account> PublishersOf(this AppDb db, IReadOnlyCollection<Guid> inspectorates) =>
        db.LeadsIn([.. inspectorates]).Where(a => a.TwoFactorEnabled || db.UserPasskeys.Any(p => p.UserId == a.Id));

    /// <summary>How many people can adopt and publish in a study.</summary>
    public static Task<int> CountPublishersAsync(this AppDb db, Study study, CancellationToken stop) =>
        db.PublishersOf([.. study.Inspectorates.Select(i => i.OrganisationId)]).CountAsync(stop);

    /// <summary>The leads of these inspectorates, who may come in.</summary>
    public static IQueryable<Account> LeadsIn(this AppDb db, IReadOnlyList<Guid> inspectorates) =>
        db.Accounts.Where(a =>
            a.BlockedAt == null
            && a.OrganisationId != null
            && inspectorates.Contains(a.OrganisationId.Value)
            && a.Held.Any(h => h.Role == Role.StudyLead));
}
