using Toetssteen.Domain;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Studies;

/// <summary>
/// Words for how far an inspection is: the same on the lead's page, in its table for download, and on the pages of inspectors.
/// </summary>
public static class ProgressWords
{
    /// <summary>Name of a step.</summary>
    public static string Name(InspectionStep step, SiteText L) =>
        step switch
        {
            InspectionStep.Inviting => L["Uitnodigen"],
            InspectionStep.Preparing => L["Voorbereiden"],
            InspectionStep.Answering => L["Antwoorden"],
            InspectionStep.Writing => L["Schrijven"],
            InspectionStep.SecondReading => L["Tweede lezing"],
            InspectionStep.FactCheck => L["Feitencheck"],
            InspectionStep.Adopting => L["Vaststellen"],
            InspectionStep.Publishing => L["Publiceren"],
            InspectionStep.FollowingUp => L["Voortgang"],
            _ => L["Hertoets"],
        };

    /// <summary>Name of a step in addresses.</summary>
    public static string Key(InspectionStep step) =>
        step switch
        {
            InspectionStep.Inviting => "uitnodigen",
            InspectionStep.Preparing => "voorbereiden",
            InspectionStep.Answering => "antwoorden",
            InspectionStep.Writing => "schrijven",
            InspectionStep.SecondReading => "tweede-lezing",
            InspectionStep.FactCheck => "feitencheck",
            InspectionStep.Adopting => "vaststellen",
            InspectionStep.Publishing => "publiceren",
            InspectionStep.FollowingUp => "voortgang",
            _ => "hertoets",
        };

    /// <summary>"stap 5 van 10"; of a follow-up the steps that it has.</summary>
    public static string Number(Standing standing, SiteText L) =>
        L[
            "stap {0} van {1}",
            (int)standing.Step - standing.Facts.Skipped,
            Enum.GetValues<InspectionStep>().Length - standing.Facts.Skipped
        ];

    /// <summary>The strip of steps, as classes of its element.</summary>
    public static string Strip(Standing standing) => $"pipe at-{(int)standing.Step} skip-{standing.Facts.Skipped}";

    /// <summary>Where it stands.</summary>
    public static string Where(Standing standing, SiteText L)
    {
        var words = State(standing, L);
        if (standing.Facts.IsCorrection)
            return L["Openbaar; aan een correctie wordt gewerkt: {0}", words];
        if (standing.Study.IsFollowUp && standing.Asked.Count == 0 && standing.Step == InspectionStep.Writing)
            return L["{0}; niemand is iets gevraagd", words];
        if (standing.IsUnheard)
            return L["{0}; er is geen contactpersoon", words];
        return standing is { ContactPersons: 1, Step: InspectionStep.Inviting or InspectionStep.Preparing }
            ? L["{0}; er is één contactpersoon", words]
            : words;
    }

    /// <summary>How late it is; nothing where it is not.</summary>
    public static string Late(Standing standing, SiteText L) => Late(standing.DaysLate, L);

    /// <summary>A number of days as "29 dagen te laat"; nothing for none.</summary>
    public static string Late(int days, SiteText L) =>
        days switch
        {
            0 => "",
            1 => L["1 dag te laat"],
            _ => L["{0} dagen te laat", days.InWords()],
        };

    /// <summary>What this person is to do; null where someone else is waited for.</summary>
    public static string? Yours(Standing standing, Guid account, SiteText L) =>
        !standing.IsFor(account)
            ? null
            : standing.Unassigned switch
            {
                Duty.Inspector => L["wijs een inspecteur toe"],
                Duty.SecondReader => L["wijs een tweede lezer toe"],
                _ => standing.State switch
                {
                    InspectionState.NotInvited => standing.ContactPersons == 0 ? L["kies een contactpersoon"] : L["nodig uit"],
                    InspectionState.ToAccept => L["beslis over de voorbereiding"],
                    InspectionState.Answering => L["vraag iemand om antwoord"],
                    InspectionState.ToSend => L["stuur voor de feitencheck"],
                    InspectionState.ExtensionAsked => L["beslis over uitstel"],
                    InspectionState.Unanswered => L["leg vast dat er geen antwoord kwam, of geef uitstel"],
                    InspectionState.ToAdopt => L["stel vast"],
                    InspectionState.ToDecide => L["besluit over publicatie"],
                    InspectionState.Stuck => L["kijk waarom het niet lukt"],
                    InspectionState.Reading or InspectionState.ReadingAgain => L["lees als tweede"],
                    InspectionState.Returned or InspectionState.ReturnedAgain => L["beantwoord de opmerkingen"],
                    InspectionState.Deciding => L["besluit over de bezwaren"],
                    InspectionState.Mending => L["werk bij"],
                    _ => L["schrijf"],
                },
            };

    /// <summary>Who else is waited for: persons or a body, never nothing.</summary>
    public static IEnumerable<string> Others(Standing standing, Guid account, SiteText L)
    {
        if (!standing.IsFor(account))
            yield return Who(standing, account, L);
        if (
            standing.State is InspectionState.Writing or InspectionState.Answering
            && standing.Asked.Where(a => a.SupplementAsked).Select(a => a.Name).Distinct().ToList() is { Count: > 0 } supplements)
            yield return L["aanvulling van {0}", string.Join(", ", supplements)];
    }

    /// <summary>Everything that is waited for in one line: "u: besluit over publicatie", "Noor Jansen".</summary>
    public static string WaitsFor(Standing standing, Guid account, SiteText L) =>
        string.Join(
            "; ",
            new[] { Yours(standing, account, L) is { } yours ? $"{L["u"]}: {yours}" : null }
                .OfType<string>()
                .Concat(Others(standing, account, L)));

    /// <summary>A day without its year, as in a list of near days: "14 december 2026".</summary>
    public static string Day(DateOnly day) => PartialDate.Of(day).ToWords(System.Globalization.CultureInfo.CurrentCulture);

    /// <summary>The day of a moment, as the calendars in the Netherlands have it.</summary>
    public static string Day(DateTimeOffset moment) => Day(DutchDay.Of(moment));

    private static string State(Standing at, SiteText L) =>
        at.State switch
        {
            InspectionState.NotInvited => L["Niet uitgenodigd"],
            InspectionState.Preparing => L["De gemeente bereidt voor"],
            InspectionState.AskedBack => L["De gemeente vult de voorbereiding aan"],
            InspectionState.ToAccept => at.PreparedAt is { } came ? L["Voorbereiding kwam {0}", Day(came)] : L["Voorbereiding verzonden"],
            InspectionState.Answering => at.Asked.Count == 0
                ? L["Nog niemand is gevraagd"]
                : L["Antwoorden: {0} van {1}", at.Settled, at.Asked.Count],
            InspectionState.Writing => at.Draft is { Findings: > 0 } draft && !at.Study.IsFollowUp
                ? L["Schrijven: {0} van {1} bevindingen met tekst", Math.Min(draft.Written, draft.Findings), draft.Findings]
                : L["Schrijven"],
            InspectionState.Reading => L["Tweede lezing: {0} van {1}", at.Draft!.Read, at.Draft.Findings],
            InspectionState.Returned or InspectionState.ReturnedAgain => at.Facts.Draft!.Remarks == 1
                ? L["Teruggegeven met 1 opmerking"]
                : L["Teruggegeven met {0} opmerkingen", at.Facts.Draft.Remarks],
            InspectionState.ToSend => L["Tweede lezer akkoord; klaar voor de feitencheck"],
            InspectionState.Checking => L["Feitencheck loopt tot en met {0}", Day(at.Facts.Draft!.CheckUntil!.Value)],
            InspectionState.ExtensionAsked => at.Draft!.ExtensionUntil is { } until
                ? L["Uitstel gevraagd tot en met {0}", Day(until)]
                : L["Uitstel gevraagd"],
            InspectionState.Unanswered => L["Geen antwoord op de feitencheck"],
            InspectionState.Deciding => at.Facts.Draft!.Undecided == 1
                ? L["Besluit over 1 bezwaar"]
                : L["Besluit over {0} bezwaren", at.Facts.Draft.Undecided],
            InspectionState.Mending => L["Na de feitencheck: bijwerken"],
            InspectionState.ReadingAgain => L["Tweede lezing na de feitencheck: {0} van {1}", at.Draft!.Read, at.Draft.Findings],
            InspectionState.ToAdopt => at.Draft!.LastReadAt is { } agreed
                ? L["Vast te stellen sinds {0}", Day(agreed)]
                : L["Vast te stellen"],
            InspectionState.ToDecide => L["Vastgesteld; klaar voor besluit over publicatie"],
            InspectionState.Planned => L["Gepland op {0}", Day(at.Draft!.PublicFrom!.Value)],
            InspectionState.Stuck => L["Gepland op {0}; nog niet gelukt", Day(at.Draft!.PublicFrom!.Value)],
            InspectionState.Withdrawn => L["Ingetrokken"],
            InspectionState.FollowedUp => L["Openbaar; hertoets in ‘{0}’", at.Draft!.FollowedUpIn!],
            InspectionState.ReportDue => L["Openbaar; rapportage over {0} verbeterpunten gevraagd", at.Draft!.Points],
            _ => at.Draft!.Points switch
            {
                0 => L["Openbaar, geen open verbeterpunten"],
                1 => L["Openbaar, 1 verbeterpunt"],
                var points => L["Openbaar, {0} verbeterpunten", points],
            },
        };

    private static string Who(Standing at, Guid account, SiteText L) =>
        at.Turn switch
        {
            Turn.Municipality when at.State == InspectionState.ReportDue => L["de gemeente, vóór {0}", Day(at.Facts.ReportDue!.Value)],
            Turn.Municipality => L["de gemeente"],
            Turn.Respondents => string.Join(", ", at.Asked.Where(a => !a.IsSettled).Select(a => a.Name).Distinct()),
            Turn.Inspectors => string.Join(", ", at.With(Duty.Inspector)),
            Turn.SecondReaders => string.Join(", ", at.With(Duty.SecondReader)),
            Turn.Lead or Turn.LeadWhoAdopts or Turn.LeadWhoDecides => Names(
                at.Leads.Where(l => l.AccountId != account && (at.Turn != Turn.LeadWhoDecides || l.AccountId != at.Draft?.AdoptedBy)),
                L),
            _ when at is { State: InspectionState.Public, Draft.NextReport: { } next } => L["de gemeente, vóór {0}", Day(next)],
            _ => L["niemand"],
        };

    private static string Names(IEnumerable<Leading> leads, SiteText L) =>
        string.Join(", ", leads.Select(l => l.Name)) is { Length: > 0 } names ? names : L["een tweede onderzoeksleider; er is er nog geen"];
}
