using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Toetssteen.Documents.Reading;
using Toetssteen.Domain;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Publication;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Imports;

/// <summary>What an import did.</summary>
public enum ImportOutcome
{
    /// <summary>A factsheet was stored.</summary>
    Stored,

    /// <summary>A new edition was stored.</summary>
    Corrected,

    /// <summary>It was here already; nothing changed.</summary>
    Unchanged,
}

/// <summary>What an import did, and how much of it.</summary>
/// <param name="Outcome">Stored, corrected or unchanged.</param>
/// <param name="Slug">The factsheet.</param>
/// <param name="Findings">Findings and re-tests that were certain.</param>
/// <param name="ToConfirm">Findings and re-tests that wait for a person.</param>
public sealed record ImportResult(ImportOutcome Outcome, string Slug, int Findings, int ToConfirm);

/// <summary>
/// The one way in for a published factsheet: a reading becomes inspection, findings and re-tests, and an edition with its content
/// frozen. What is certain is stored; what is in doubt is kept to be confirmed, and is in no count. All or nothing.
/// </summary>
public sealed class FactsheetImport(AppDb db, FrameworkCatalogue frameworks, TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>Stores a reading as a new factsheet. The same file again changes nothing.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="stop">Stops the work; nothing is stored then.</param>
    /// <exception cref="DomainException">I001-I005: it cannot be stored, with the reason; or a rule of the field is broken. Nothing was
    /// stored.</exception>
    public async Task<ImportResult> StoreAsync(FactsheetReading reading, CancellationToken stop)
    {
        var sha256 = Fingerprint(reading);
        if (
            await db
                .ImportedFiles.Where(i => i.Sha256 == sha256)
                .Join(db.Factsheets, i => i.FactsheetId, f => f.Id, (_, f) => f.Slug)
                .FirstOrDefaultAsync(stop) is
            { } known)
            return new ImportResult(ImportOutcome.Unchanged, known, 0, 0);

        var (framework, municipality) = Recognise(reading);
        var sorted = SortedReading.Of(reading, framework);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var study = await StudyAsync(reading, framework, stop);
        var inspection = await InspectionAsync(study, municipality, stop);
        var factsheet = new Factsheet(
            NewId(),
            await db.FreeSlugAsync(municipality, Date(reading.Published)?.Year, stop),
            inspection,
            study.Kind);
        var content = ContentOf(reading, sorted, framework, study, municipality);
        await FillAsync(inspection, content, framework, stop);

        var (json, hash) = FactsheetContentJson.Freeze(content);
        factsheet.Import(NewId(), json, hash, null, content.Published, _now);
        db.Factsheets.Add(factsheet);
        db.ImportedFiles.Add(new ImportedFile(NewId(), reading.Source.File, sha256, factsheet, ReadingJson.Write([reading]), _now));
        await db.SaveChangesAsync(stop);
        await db.StandAfterAsync(inspection, stop);
        await transaction.CommitAsync(stop);
        return new ImportResult(ImportOutcome.Stored, factsheet.Slug, sorted.CertainCount, sorted.Doubtful.Count);
    }

    /// <summary>
    /// Stores another reading in the place of an imported one, as a new edition with its reason; the old edition stays.
    /// </summary>
    /// <param name="slug">The factsheet.</param>
    /// <param name="reading">What holds from now on.</param>
    /// <param name="reason">Why.</param>
    /// <param name="stop">Stops the work; nothing is stored then.</param>
    /// <exception cref="DomainException">I006: no such factsheet; or as <see cref="StoreAsync"/>.</exception>
    public async Task<ImportResult> CorrectAsync(string slug, FactsheetReading reading, string reason, CancellationToken stop)
    {
        var inspection = await db.Factsheets.Where(f => f.Slug == slug).Select(f => (Guid?)f.InspectionId).SingleOrDefaultAsync(stop)
            ?? throw new DomainException("I006", $"Er is geen factsheet '{slug}'. Er is niets gewijzigd; controleer de naam.");
        var sorted = (SortedReading?)null;
        return await db.ActInInspectionAsync(inspection, async () =>
        {
            sorted = await ReplaceAsync(slug, reading, reason, stop);
            return sorted is null ? new ImportResult(ImportOutcome.Unchanged, slug, 0, 0) : null;
        }, stop, isPublic: true) ?? new ImportResult(ImportOutcome.Corrected, slug, sorted!.CertainCount, sorted.Doubtful.Count);
    }

    // Null where it is the same.
    private async Task<SortedReading?> ReplaceAsync(string slug, FactsheetReading reading, string reason, CancellationToken stop)
    {
        var factsheet = await db.Factsheets.Include(f => f.Editions).SingleAsync(f => f.Slug == slug, stop);
        var import = await db.ImportedFiles.SingleAsync(i => i.FactsheetId == factsheet.Id, stop);
        var (framework, municipality) = Recognise(reading);
        if (municipality.Code != factsheet.MunicipalityCode)
            throw new DomainException(
                "I007",
                $"Factsheet '{slug}' gaat over een andere gemeente dan dit bestand ({municipality.Name}). Er is niets gewijzigd.");

        var sorted = SortedReading.Of(reading, framework);
        var inspection = await db
            .Inspections.Include(i => i.Figures)
            .Include(i => i.Assessments)
            .AsSplitQuery()
            .SingleAsync(i => i.Id == factsheet.InspectionId, stop);
        var study = await db.Studies.SingleAsync(s => s.Id == inspection.StudyId, stop);
        var content = ContentOf(reading, sorted, framework, study, municipality);
        var (json, hash) = FactsheetContentJson.Freeze(content);
        if (factsheet.Import(NewId(), json, hash, reason, content.Published, _now) is null)
            return null;

        await EmptyAsync(inspection, ReadingJson.Parse(import.Reading)[0], stop);
        await FillAsync(inspection, content, framework, stop);
        import.Reading = ReadingJson.Write([reading]);
        await db.SaveChangesAsync(stop);
        await db.StandAfterAsync(inspection, stop);
        return sorted;
    }

    /// <summary>
    /// What makes a reading the same one: the bytes of its file, and beside it what was read where the file is a reading itself.
    /// </summary>
    private static string Fingerprint(FactsheetReading reading) =>
        reading.Source.File.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ReadingJson.Write([reading]))))
            : reading.Source.Sha256;

    private (Framework, Municipality) Recognise(FactsheetReading reading)
    {
        if (reading.Municipality?.Code is not { } code || MunicipalityRegister.Find(code) is not { } municipality)
            throw new DomainException(
                "I001",
                $"De gemeente van dit bestand is niet herkend{(reading.Municipality is { } m ? $" ('{m.Name}')" : "")}. Er is niets opgeslagen; geef de code mee met --municipality GM….");
        if (reading.Framework is not { } id || frameworks.Find(id) is not { } framework)
            throw new DomainException(
                "I002",
                $"Het toetsingskader '{reading.Framework}' is hier niet bekend. Er is niets opgeslagen; voeg het toe met de opdracht 'framework'.");
        if (reading.Kind is null || !reading.Approaches.Any(a => a.Findings.Count + a.Retests.Count > 0 || a.NotRetested is not null))
            throw new DomainException(
                "I003",
                "In dit bestand staan geen bevindingen en geen hertoetsen. Er is niets opgeslagen; controleer of het een factsheet is.");
        return (framework, municipality);
    }

    private async Task<Study> StudyAsync(FactsheetReading reading, Framework framework, CancellationToken stop)
    {
        var followUp = reading.Kind == ReadingKind.FollowUp;
        var period = followUp
            ? reading.Approaches.SelectMany(a => a.Retests).Select(r => r.After?.Period).LastOrDefault(p => p is not null)
                ?? reading.Published?[..4]
            : reading.Published?[..4];
        var name = framework.TargetGroup.Abbreviation ?? framework.Key.ToUpperInvariant();
        var slug = FoldedText.Slug($"{framework.Key} {(followUp ? "hertoets " : "")}{period ?? "zonder jaar"}");
        // A study by another version of the same year is another study.
        if (await db.Studies.AnyAsync(s => s.Slug == slug && s.FrameworkId != framework.Id, stop))
            slug = FoldedText.Slug($"{slug} {framework.Version}");
        if (await db.Studies.FirstOrDefaultAsync(s => s.Slug == slug, stop) is { } study)
            return study;

        study = new Study(
            NewId(),
            slug,
            $"{(followUp ? "Hertoets" : "Toezichtonderzoek")} {name} {period ?? "(jaar onbekend)"}",
            framework.Id,
            followUp ? StudyKind.FollowUp : StudyKind.First,
            period);
        study.Join((await OrganisationAsync(OrganisationKind.Inspectorate, framework.Owner, null, stop)).Id, leads: true);
        db.Studies.Add(study);
        return study;
    }

    private async Task<Inspection> InspectionAsync(Study study, Municipality municipality, CancellationToken stop)
    {
        var inspection = await db.Inspections.Include(i => i.Assessments).Include(i => i.Figures).AsSplitQuery()
            .FirstOrDefaultAsync(i => i.StudyId == study.Id && i.MunicipalityCode == municipality.Code, stop);
        if (inspection is null)
            db.Inspections.Add(inspection = new Inspection(NewId(), study, municipality.Code));
        return inspection;
    }

    private async Task FillAsync(Inspection inspection, FactsheetContent content, Framework framework, CancellationToken stop)
    {
        inspection.ContextText ??= content.Context;
        foreach (var report in content.Progress)
            db.ProgressReports.Add(new ProgressReport(NewId(), inspection, report.Form, report.On, report.Text));
        foreach (var figure in content.Figures)
            inspection.Tell(new Figure(figure.What, figure.Value, figure.Precision, figure.Source, figure.Date, figure.Text));
        foreach (var said in content.Approaches)
        {
            var approach = await db.ApproachAsync(inspection.MunicipalityCode, said.Name, _now, stop);
            var earlier = new List<Approach>();
            foreach (var formerly in said.Formerly)
            {
                earlier.Add(await db.ApproachAsync(inspection.MunicipalityCode, formerly, _now, stop));
                // "Formerly" says least of all: where the lineage is told already, it adds nothing.
                if (
                    earlier[^1] != approach
                    && earlier[^1].Transitions.Count == 0
                    && approach.Transitions.Count == 0
                    && new Lineage([earlier[^1], approach]).Record(NewId(), earlier[^1], TransitionKind.ContinuesAs, approach, null, null)
                        is { } step)
                    db.ApproachTransitions.Add(step);
            }
            if (inspection.Assessments.Any(a => a.ApproachId == approach.Id))
                throw new DomainException(
                    "I004",
                    $"De aanpak '{approach.Name}' is in dit onderzoek al ingevoerd. Er is niets gewijzigd; voer een verbetering in met --correct en de reden.");
            var assessment = inspection.Assess(NewId(), approach, said.Scope);
            db.Assessments.Add(assessment);
            assessment.Description = said.Description;
            foreach (var respondent in said.Respondents)
                await InviteAsync(assessment, approach.MunicipalityCode, respondent, stop);
            await PublishAsync(assessment, approach, earlier, PublishedRows.Of(said, approach.Id, content.PeriodJudged), framework, stop);
            await FollowAsync(assessment, framework, content.PeriodJudged, stop);
        }
    }

    private async Task PublishAsync(
        Assessment assessment, Approach approach, List<Approach> earlier, PublishedRows rows, Framework framework, CancellationToken stop)
    {
        var origins = earlier.Append(approach).Select(a => a.Id).ToList();
        List<ImprovementPoint> known = rows.Retests.Count == 0 ? []
            : await db.ImprovementPoints.Where(p => origins.Contains(p.ApproachId) && p.FrameworkId == framework.Id).ToListAsync(stop);
        assessment.Publish(rows, framework, PointOf, NewId);

        // A point whose first study is not here begins with the follow-up's own column.
        ImprovementPoint PointOf(RetestRow retest)
        {
            if (known.Find(p => PublishedRows.KeyOf(p.IndicatorCodes) == retest.Key) is { } point)
                return point;
            var first = earlier.FirstOrDefault() ?? approach;
            point = ImprovementPoint.OfColumn(NewId(), first.Id, framework, retest.IndicatorCodes, retest.Before);
            db.ImprovementPoints.Add(point);
            return point;
        }
    }

    private async Task FollowAsync(Assessment assessment, Framework framework, string? period, CancellationToken stop)
    {
        var waiting = await db.ImprovementPoints
            .Where(p => p.ApproachId == assessment.ApproachId && p.BaselineFindingId == null).ToListAsync(stop);
        foreach (var finding in assessment.Findings)
            db.Follow(finding, assessment.ApproachId, framework, period, waiting, NewId());
    }

    private async Task InviteAsync(Assessment assessment, string municipalityCode, RespondentContent said, CancellationToken stop)
    {
        var organisation = said.IsMunicipality
            ? await OrganisationAsync(OrganisationKind.Municipality, said.Name, municipalityCode, stop)
            : await OrganisationAsync(OrganisationKind.Partner, said.Name, null, stop);
        var respondent = assessment.Invite(NewId(), organisation, said.IsMunicipality ? null : said.NominatedBy);
        switch (said.Answered)
        {
            case Answering.Own:
                respondent.AnswerOwn();
                break;
            case Answering.Joined:
                respondent.Join(assessment.Respondents.FirstOrDefault(r => r.Kind == OrganisationKind.Municipality && r != respondent));
                break;
            case Answering.Declined:
                respondent.Decline(null);
                break;
            case Answering.Silent:
                respondent.StaySilent();
                break;
        }
    }

    private async Task<Organisation> OrganisationAsync(OrganisationKind kind, string name, string? municipalityCode, CancellationToken stop)
    {
        var folded = FoldedText.Fold(name);
        var organisation = db.Organisations.Local.FirstOrDefault(o => o.Kind == kind && o.FoldedName == folded)
            ?? await db.Organisations.FirstOrDefaultAsync(o => o.Kind == kind && o.FoldedName == folded, stop);
        if (organisation is null)
            db.Organisations.Add(organisation = new Organisation(NewId(), kind, name, municipalityCode: municipalityCode));
        return organisation;
    }

    /// <summary>Takes out what the earlier reading put in. Improvement points that were re-tested since stay, to be joined again.</summary>
    private async Task EmptyAsync(Inspection inspection, FactsheetReading earlier, CancellationToken stop)
    {
        var names = earlier.Approaches.Select(a => FoldedText.Fold(a.Name)).ToList();
        var approaches = await db
            .Approaches.Where(a => a.MunicipalityCode == inspection.MunicipalityCode && names.Contains(a.FoldedName))
            .Select(a => a.Id)
            .ToListAsync(stop);
        inspection.Forget(approaches);
        db.ProgressReports.RemoveRange(
            await db.ProgressReports.Where(p => p.InspectionId == inspection.Id && p.PublishedIn == inspection.Id).ToListAsync(stop));
        await db.SaveChangesAsync(stop);
        db.ImprovementPoints.RemoveRange(
            await db
                .ImprovementPoints.Where(p =>
                    p.BaselineFindingId == null
                    && !db.Retests.Any(r => r.ImprovementPointId == p.Id)
                    && !db.DraftFindings.Any(f => f.ImprovementPointId == p.Id)
                    && db.Approaches.Any(a => a.Id == p.ApproachId && a.MunicipalityCode == inspection.MunicipalityCode))
                .ToListAsync(stop));
        await db.SaveChangesAsync(stop);
    }

    private static FactsheetContent ContentOf(
        FactsheetReading reading,
        SortedReading sorted,
        Framework framework,
        Study study,
        Municipality municipality
    ) =>
        new()
        {
            Kind = study.Kind,
            MunicipalityCode = municipality.Code,
            MunicipalityName = municipality.Name,
            FrameworkId = framework.Id,
            StudyTitle = study.Title,
            Published = Date(reading.Published),
            PeriodJudged = study.PeriodJudged,
            Context = reading.Context?.Text,
            Figures =
            [
                .. (reading.Context?.Facts ?? [])
                    .Where(f => ProgressForm(f.What) is null)
                    .Select(f => new FigureContent(f.What, f.Value, Translate.Precision(f), f.Source, Date(f.Date), f.Text)),
            ],
            Progress =
            [
                .. (reading.Context?.Facts ?? [])
                    .Where(f => ProgressForm(f.What) is not null)
                    .Select(f => new ProgressContent(ProgressForm(f.What)!.Value, Date(f.Date), f.Text)),
            ],
            Approaches = [.. sorted.Approaches.Select(a => Translate.Approach(a, framework))],
            ToConfirm = sorted.Doubtful,
        };

    private static ReportForm? ProgressForm(string what) => what switch
    {
        "progressPresentation" => ReportForm.Presentation,
        "progressConversation" => ReportForm.Conversation,
        "progressWritten" => ReportForm.Written,
        _ => null,
    };

    private static PartialDate? Date(string? text) => PartialDate.TryParse(text, out var date) ? date : null;

    private Guid NewId() => Guid.CreateVersion7(_now);
}
