using Microsoft.EntityFrameworkCore;
using Toetssteen.Domain;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui.Forms;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies.Inspect;

/// <summary>
/// Partners that are known under the name of one that is nominated. Whether it is the same organisation is for a person to say: people of
/// one organisation see all its questionnaires.
/// </summary>
public sealed class Namesakes(AppDb db, SiteText text)
{
    /// <summary>What is sent for an organisation that is not one of those known.</summary>
    public const string Another = "andere";

    /// <summary>Makes a partner; another of a name that is known gets a number of its own. Saves nothing by itself.</summary>
    public async Task<Organisation> MakeAsync(Guid id, string name, string? sector, bool isAnother, CancellationToken stop)
    {
        var folded = FoldedText.Fold(name);
        var number = isAnother
            ? await db
                .Organisations.Where(o => o.Kind == OrganisationKind.Partner && o.FoldedName == folded)
                .MaxAsync(o => (int?)o.Namesake + 1, stop)
            : null;
        var made = new Organisation(id, OrganisationKind.Partner, name, sector, namesake: number ?? 0);
        db.Organisations.Add(made);
        return made;
    }

    /// <summary>By folded name: what to choose from. A name that is not known has nothing to choose.</summary>
    public async Task<ILookup<string, Choice>> OfAsync(IEnumerable<string> names, CancellationToken stop)
    {
        var folded = names.Select(FoldedText.Fold).Distinct().ToList();
        var known = await db
            .Organisations.AsNoTracking()
            .Where(o => o.Kind == OrganisationKind.Partner && folded.Contains(o.FoldedName))
            .OrderBy(o => o.Name)
            .ThenBy(o => o.Id)
            .ToListAsync(stop);
        var ids = known.ConvertAll(o => o.Id);
        var places = (
            await (
                from respondent in db.Respondents
                where ids.Contains(respondent.OrganisationId)
                join assessment in db.Assessments on respondent.AssessmentId equals assessment.Id
                join approach in db.Approaches on assessment.ApproachId equals approach.Id
                select new { respondent.OrganisationId, approach.MunicipalityCode })
                .Distinct()
                .ToListAsync(stop)
        ).ToLookup(x => x.OrganisationId, x => MunicipalityRegister.Find(x.MunicipalityCode)!.Name);
        return known
            .Select(o =>
                (
                    o.FoldedName,
                    Choice: new Choice(
                        o.Id.ToString(),
                        text["Ja: {0}", string.Join(", ", new[] { o.Name, o.Sector }.OfType<string>())],
                        places[o.Id].Any()
                            ? text["Doet mee in {0}.", string.Join(", ", places[o.Id].Order(StringComparer.CurrentCulture))]
                            : null)))
            .Concat(
                known
                    .Select(o => o.FoldedName)
                    .Distinct()
                    .Select(name => (name, new Choice(Another, text["Nee, een andere organisatie met dezelfde naam"]))))
            .ToLookup(x => x.Item1, x => x.Item2);
    }
}
