using Microsoft.AspNetCore.Html;
using Toetssteen.Documents.Outline;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.People;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui;

/// <summary>Words for the values of the field, and text that was printed elsewhere.</summary>
public static class Texts
{
    /// <summary>Printed text as paragraphs, in the language it was printed in.</summary>
    public static IHtmlContent Paragraphs(string text)
    {
        var open = Lang is { } language ? $"<p lang=\"{language}\">" : "<p>";
        var html = new HtmlContentBuilder();
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            html.AppendHtml(open).Append(paragraph).AppendHtml("</p>");
        return html;
    }

    // A value that a factsheet says too is said in the same words.
    private static FactsheetWords Words => FactsheetWords.In(Language.Current.Tag);

    /// <summary>The language of printed text, which is Dutch, where the page is in another one; null where it need not be said.</summary>
    public static string? Lang => Language.Current == Language.Dutch ? null : Language.Dutch.Tag;

    /// <summary>
    /// A framework as a page shows it: each text in the language of the page where the framework has it, else in its own. A page gets its
    /// framework by this; what it keeps or compares is in the framework's own language all the same.
    /// </summary>
    public static Framework In(Framework framework) => framework.In(Language.Current.Tag);

    /// <summary>The language of a text of a framework, where that is not the one of the page; null where it need not be said.</summary>
    /// <param name="framework">The framework as the page shows it.</param>
    /// <param name="text">The text that is shown: a name, a norm, or several together.</param>
    public static string? LangOf(Framework framework, string? text) => Other(framework.LanguageOf(text ?? ""));

    /// <summary>A framework's own language, where that is not the one of the page; null where it need not be said.</summary>
    public static string? OwnLangOf(Framework framework) => Other(framework.Language);

    /// <summary>Words in the language of the page, or in Dutch where there are none in it.</summary>
    public static string In(Wording words) => words.In(Language.Current.Tag);

    /// <summary>The language that <see cref="In(Wording)"/> gives, where that is not the one of the page; else null.</summary>
    public static string? LangOf(Wording words) => Other(words.LanguageIn(Language.Current.Tag));

    private static string? Other(string language) => language == Language.Current.Tag ? null : language;

    /// <summary>How large a framework is, level by level in its own words: "3 gebieden, 8 standaarden".</summary>
    public static string Size(Framework framework) => string.Join(", ",
        framework.TreeLevels.Select(level => framework.NameOfLevel(level).Count(framework.CountOf(level), Language.Current.Tag)));

    /// <summary>What the framework calls a level, with a capital.</summary>
    public static string Head(TreeLevel level, Framework framework) => Words.Head(level, framework);

    /// <summary>What is wrong with an answer: in the framework's own words where it has them.</summary>
    public static string Problem(QuestionProblem problem, SiteText L) =>
        problem.Said is { } said ? In(said) : L.Fill(problem.Message, problem.Values);

    /// <summary>What a figure counts.</summary>
    public static string Figure(string what) => Words.FigureName(what);

    /// <summary>The number with the word that says how sure it is; unknown is a word, never a zero.</summary>
    public static string Figure(decimal? value, FigurePrecision precision) => Words.Figure(value, precision);

    /// <summary>How a respondent answered.</summary>
    public static string Answered(Answering? answered, string? joinedWith) => Words.Answered(answered, joinedWith);

    /// <summary>Who brought a partner in.</summary>
    public static string Nominated(bool isMunicipality, Nomination? nominatedBy) => Words.Part(isMunicipality, nominatedBy);

    /// <summary>How a municipality reported on progress.</summary>
    public static string Report(ReportForm form) => Words.Report(form);

    /// <summary>What happened to an approach.</summary>
    public static string Transition(TransitionKind kind, SiteText L) => kind switch
    {
        TransitionKind.ContinuesAs => L["gaat verder als"],
        TransitionKind.ContinuesUnderAnotherTeam => L["gaat bij een ander team verder als"],
        TransitionKind.AbsorbedInto => L["opgegaan in"],
        TransitionKind.SplitInto => L["gesplitst in"],
        _ => L["gestopt"],
    };

    /// <summary>First study or follow-up.</summary>
    public static string Kind(StudyKind kind, SiteText L) => kind == StudyKind.First ? L["eerste onderzoek"] : L["hertoets"];

    /// <summary>Where an improvement point stands now.</summary>
    public static string Outcome(bool retested, Verdict? outcome, SiteText L) => (retested, outcome?.Side) switch
    {
        (false, _) => L["nog niet opnieuw beoordeeld"],
        (true, VerdictSide.Holds) => L["opgelost"],
        (true, VerdictSide.Falls) => L["nog steeds een verbeterpunt"],
        (true, VerdictSide.Both) => L["deels opgelost"],
        _ => L["niet opnieuw beoordeeld, met reden"],
    };

    /// <summary>The part a person has.</summary>
    public static string Role(Domain.People.Role role, SiteText L) => role switch
    {
        Domain.People.Role.MunicipalityRespondent => L["respondent van een gemeente"],
        Domain.People.Role.PartnerRespondent => L["respondent van een netwerkpartner"],
        Domain.People.Role.Inspector => L["inspecteur"],
        Domain.People.Role.SecondReader => L["tweede lezer"],
        Domain.People.Role.StudyLead => L["onderzoeksleider"],
        _ => L["beheerder"],
    };

    /// <summary>What part an organisation has in supervision.</summary>
    public static string Kind(OrganisationKind kind, SiteText L) => kind switch
    {
        OrganisationKind.Inspectorate => L["inspectie"],
        OrganisationKind.Municipality => L["gemeente"],
        _ => L["netwerkpartner"],
    };
}
