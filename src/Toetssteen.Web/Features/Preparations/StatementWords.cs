using System.Globalization;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Features.Questionnaires.Fill;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations;

/// <summary>What is known of something that was asked; none, unknown and not yet told are three things, and none of them is zero.</summary>
public enum ToldKind
{
    /// <summary>It is as told.</summary>
    Said,

    /// <summary>There is none.</summary>
    None,

    /// <summary>Asked and not known.</summary>
    Unknown,

    /// <summary>Not told yet.</summary>
    NotYet,
}

/// <summary>Something told, in words.</summary>
/// <param name="Label">What was asked.</param>
/// <param name="Words">What was told.</param>
/// <param name="Kind">What is known.</param>
/// <param name="IsTyped">Whether it is in the words of the municipality, and so in Dutch.</param>
public sealed record ToldLine(string Label, string Words, ToldKind Kind = ToldKind.Said, bool IsTyped = false);

/// <summary>
/// What is told of an approach, in words: the same on its own page, on the page to check it, beside a colleague's version and on the
/// receipt.
/// </summary>
public static class StatementWords
{
    private static readonly Dictionary<Guid, string> NoDocuments = [];

    /// <summary>What is told in one step.</summary>
    public static IReadOnlyList<ToldLine> Of(
        Step step, Preparation preparation, ApproachStatement statement, PreparationForm form, SiteText text) => step switch
        {
            Step.Fate => Fate(preparation, statement, text),
            Step.Description => Description(statement.Facts, text),
            Step.Figures => Figures(form, statement.Facts, text),
            Step.Proposal => Proposal(statement, text),
            _ => Partners(statement, text),
        };

    /// <summary>Whether anything was told in a step.</summary>
    public static bool IsTold(Step step, ApproachStatement statement, PreparationForm form) => step switch
    {
        Step.Fate => statement.Fate is not null || statement.FateNote is not null,
        Step.Description => statement.Facts is not { What: null, ForWhom: null, Since: null, SinceUnknown: false },
        Step.Figures => form.Given(statement.Facts.AnswersByName()).Count > 0,
        Step.Proposal => statement.ToBeJudged || statement.Why is not null,
        _ => statement.Partners.Count > 0,
    };

    /// <summary>How far one is with an approach.</summary>
    public static string Progress(StatementProgress progress, SiteText text) => progress switch
    {
        StatementProgress.NotBegun => text["niet begonnen"],
        StatementProgress.Begun => text["bezig"],
        _ => text["klaar"],
    };

    /// <summary>What is missing.</summary>
    public static string Gap(GapKind kind, SiteText text) => kind switch
    {
        GapKind.NothingToJudge => text["Kies ten minste één aanpak die beoordeeld moet worden."],
        GapKind.NoWhy => text["Leg uit waarom juist deze aanpak beoordeeld moet worden."],
        GapKind.NoDescription => text["Beschrijf wat de aanpak is."],
        _ => text["Zeg waarin deze aanpak verdergaat."],
    };

    /// <summary>Where to tell what is missing.</summary>
    public static string Address(PreparationGap gap, WorkLinks work, Guid inspection) => (gap.Kind, gap.StatementId) switch
    {
        (GapKind.NoWhy, { } id) => work.StatementProposal(inspection, id),
        (GapKind.NoDescription, { } id) => work.StatementDescription(inspection, id),
        (GapKind.NoSuccessor, { } id) => work.StatementFate(inspection, id),
        _ => work.Preparation(inspection) + "#aanpakken",
    };

    /// <summary>What became of it, in the words of a choice.</summary>
    public static string Fate(TransitionKind? fate, SiteText text) => fate switch
    {
        null => text["De aanpak gaat door zoals hij was"],
        TransitionKind.ContinuesAs => text["De aanpak gaat verder als een andere aanpak"],
        TransitionKind.ContinuesUnderAnotherTeam => text["De aanpak gaat bij een ander team verder"],
        TransitionKind.AbsorbedInto => text["De aanpak is opgegaan in een andere aanpak"],
        TransitionKind.SplitInto => text["De aanpak is gesplitst in meer aanpakken"],
        _ => text["De aanpak is gestopt"],
    };

    private static List<ToldLine> Fate(Preparation preparation, ApproachStatement statement, SiteText text)
    {
        var lines = new List<ToldLine> { new(text["Wat er gebeurde"], Fate(statement.Fate, text)) };
        if (statement.Fate is null)
            return lines;
        if (statement.Fate != TransitionKind.Stopped)
        {
            lines.Add(
                Typed(
                    text["Waarin"],
                    string.Join("; ", statement.SuccessorIds.Select(id => preparation.Approaches.First(a => a.Id == id).Name)),
                    text));
            lines.Add(
                statement.IsFormalContinuation switch
                {
                    true => new(text["Formeel een voortzetting"], text["ja"]),
                    false => new(text["Formeel een voortzetting"], text["nee"]),
                    _ => new(text["Formeel een voortzetting"], text["weten we niet"], ToldKind.Unknown),
                });
        }
        lines.Add(
            statement.FateOn is { } on
                ? new(text["Wanneer"], on.ToWords(CultureInfo.CurrentCulture))
                : new(text["Wanneer"], text["weten we niet"], ToldKind.Unknown));
        if (statement.FateNote is not null)
            lines.Add(Typed(text["Toelichting"], statement.FateNote, text));
        return lines;
    }

    private static List<ToldLine> Description(ApproachFacts facts, SiteText text) =>
    [
        Typed(text["Wat de aanpak is"], facts.What, text),
        Typed(text["Voor wie"], facts.ForWhom, text),
        (facts.Since, facts.SinceUnknown) switch
        {
            ({ } since, _) => new(text["Sinds wanneer"], since.ToWords(CultureInfo.CurrentCulture)),
            (_, true) => new(text["Sinds wanneer"], text["weten we niet"], ToldKind.Unknown),
            _ => NotYet(text["Sinds wanneer"], text),
        },
    ];

    private static List<ToldLine> Figures(PreparationForm form, ApproachFacts facts, SiteText text)
    {
        var answers = facts.AnswersByName();
        var given = form.Given(answers).ToDictionary(g => g.Question.Name, g => g.Value);
        return [.. form.Asked.Where(q => form.IsRelevant(q.Parts[0], answers)).Select(q => Figure(form, q, given, text))];
    }

    // The value with what is known of it in one line: "ongeveer 45", "7,5 maanden", "120 (jaarverslag, 31-12-2025)".
    private static ToldLine Figure(PreparationForm form, PreparationQuestion asked, Dictionary<string, string> given, SiteText text)
    {
        var label = Texts.In(asked.Called);
        if (given.GetValueOrDefault(asked.Name) is not { } value)
            return given.GetValueOrDefault(PreparationQuestion.KnowledgeOf(asked.Name)) switch
            {
                PreparationQuestion.None => new(label, Said(PreparationQuestion.KnowledgeOf(asked.Name)), ToldKind.None),
                PreparationQuestion.Unknown => new(label, text["weten we niet"], ToldKind.Unknown),
                _ => NotYet(label, text),
            };
        if (asked.Value.Type is not (QuestionType.Integer or QuestionType.Decimal) || !RawValue.TryNumber(value, out var number))
            return new(label, Said(asked.Name), IsTyped: asked.Value.Type == QuestionType.Text);
        // A number of which is not asked how sure it is may be a year: it gets no point between thousands.
        var figure = Enum.TryParse<FigurePrecision>(
            given.GetValueOrDefault(PreparationQuestion.PrecisionOf(asked.Name)),
            ignoreCase: true,
            out var sure)
            ? Texts.Figure(number, sure)
            : number.ToString("0.#############", CultureInfo.CurrentCulture);
        var words = Together(" ", figure, Said(PreparationQuestion.UnitOf(asked.Name)));
        var source = Together(", ", Said(PreparationQuestion.SourceOf(asked.Name)), Said(PreparationQuestion.DateOf(asked.Name)));
        return new(label, source.Length > 0 ? $"{words} ({source})" : words);

        static string Together(string between, params string[] parts) => string.Join(between, parts.Where(p => p.Length > 0));

        string Said(string name) => given.TryGetValue(name, out var said) ? AnswerWords.Of(form, form.Find(name)!, said, NoDocuments) : "";
    }

    private static List<ToldLine> Proposal(ApproachStatement statement, SiteText text) =>
    [
        statement switch
        {
            { ToBeJudged: true } => new(text["Laten beoordelen"], text["ja"]),
            { Why: not null } => new(text["Laten beoordelen"], text["nee"]),
            _ => NotYet(text["Laten beoordelen"], text),
        },
        Typed(text["Waarom"], statement.Why, text),
    ];

    private static List<ToldLine> Partners(ApproachStatement statement, SiteText text) =>
        statement.Partners.Count == 0
            ? [new(text["Netwerkpartners"], text["nog geen voorgedragen"], ToldKind.NotYet)]
            :
            [
                .. statement.Partners.Select(p => new ToldLine(
                    p.Name,
                    string.Join(", ", new[] { p.Sector, p.ContactName, p.ContactEmail }.OfType<string>()),
                    IsTyped: true)),
            ];

    private static ToldLine Typed(string label, string? typed, SiteText text) =>
        string.IsNullOrEmpty(typed) ? NotYet(label, text) : new(label, typed, IsTyped: true);

    private static ToldLine NotYet(string label, SiteText text) => new(label, text["nog niet ingevuld"], ToldKind.NotYet);
}
