using Toetssteen.Domain.Publication;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.FactChecks;

/// <summary>Words for fact checks.</summary>
public static class FactCheckWords
{
    /// <summary>What kind of objection it is.</summary>
    public static string Kind(ObjectionKind kind, SiteText L) => kind switch
    {
        ObjectionKind.FactuallyWrong => L["feitelijk onjuist"],
        ObjectionKind.EvidenceMissed => L["iets over het hoofd gezien"],
        _ => L["opmerking"],
    };

    /// <summary>What was decided.</summary>
    public static string Decision(ObjectionDecision? decision, SiteText L) => decision switch
    {
        null => L["nog geen besluit"],
        ObjectionDecision.Adopted => L["overgenomen"],
        ObjectionDecision.Partly => L["gedeeltelijk overgenomen"],
        _ => L["niet overgenomen"],
    };

    /// <summary>A figure as it is read, to be objected to; in Dutch, as everything that is published.</summary>
    public static string Figure(FigureContent figure, SiteText L) =>
        figure.Text
        ?? $"{Texts.Figure(figure.What)}: {Texts.Figure(figure.Value, figure.Precision)}{(figure.Source is { } source ? $" ({source})" : "")}";
}
