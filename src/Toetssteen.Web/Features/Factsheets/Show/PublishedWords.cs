using Toetssteen.Domain.Publication;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Factsheets.Show;

/// <summary>Words for what a published factsheet rests on, and for its fact check.</summary>
public static class PublishedWords
{
    /// <summary>Kind of source.</summary>
    public static string Kind(SourceKind kind, SiteText L) => kind switch
    {
        SourceKind.Questionnaire => L["Vragenlijsten"],
        SourceKind.Document => L["Documenten"],
        _ => L["Gesprekken en bezoeken"],
    };

    /// <summary>Where in the source; null where the whole is meant.</summary>
    public static string? Place(SourceContent source, SiteText L) => source switch
    {
        { Reference: null } => null,
        { Kind: SourceKind.Questionnaire } => L["indicator {0}", source.Reference],
        _ => source.Reference,
    };

    /// <summary>What kind of objection it is.</summary>
    public static string Objection(ObjectionKind kind, SiteText L) => kind switch
    {
        ObjectionKind.FactuallyWrong => L["feitelijk onjuist"],
        ObjectionKind.EvidenceMissed => L["iets over het hoofd gezien"],
        _ => L["opmerking"],
    };

    /// <summary>What was decided on an objection.</summary>
    public static string Decision(ObjectionDecision decision, SiteText L) => decision switch
    {
        ObjectionDecision.Adopted => L["overgenomen"],
        ObjectionDecision.Partly => L["gedeeltelijk overgenomen"],
        _ => L["niet overgenomen"],
    };
}
