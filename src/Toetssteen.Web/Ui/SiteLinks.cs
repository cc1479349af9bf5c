using Microsoft.AspNetCore.WebUtilities;
using Toetssteen.Domain;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui;

/// <summary>Every address of the public site, as a method; in one language, or in that of the request.</summary>
public sealed class SiteLinks(Language? language = null)
{
    public string Home() => At("") is { Length: > 0 } prefix ? prefix : "/";

    public string Municipalities() => At("/gemeenten");

    public string Municipality(string code, string name) => At($"/gemeenten/{code}-{FoldedText.Slug(name)}");

    public string Factsheets() => At("/factsheets");

    public string Factsheet(string slug) => At($"/factsheets/{slug}");

    public string Edition(string slug, int number) => At($"/factsheets/{slug}/edities/{number}");

    public string ApproachOf(string slug, string approachName) => At($"/factsheets/{slug}/aanpakken/{FoldedText.Slug(approachName)}");

    /// <summary>The frozen content as JSON; the same in every language.</summary>
    public static string FactsheetJson(string slug) => $"/factsheets/{slug}.json";

    /// <summary>The frozen content of one edition as JSON.</summary>
    public static string EditionJson(string slug, int number) => $"/factsheets/{slug}/edities/{number}.json";

    /// <summary>The edition that holds as a file: <c>pdf</c>, <c>docx</c>.</summary>
    public static string FactsheetFile(string slug, string extension) => $"/factsheets/{slug}.{extension}";

    /// <summary>One edition as a file; with its hash it is an address that never means anything else.</summary>
    public static string EditionFile(string slug, int number, string extension, string? sha256 = null) =>
        $"/factsheets/{slug}/edities/{number}.{extension}{(sha256 is null ? "" : $"?sha256={sha256}")}";

    /// <summary>Where who has a card answers; without a code it is asked for.</summary>
    public string Card(string? code = null) => At(code is null ? "/kaart" : $"/kaart/{Uri.EscapeDataString(code)}");

    public string CardThanks() => At("/kaart/bedankt");

    public string Frameworks() => At("/toetsingskaders");

    public string Framework(string frameworkId) => At($"/toetsingskaders/{frameworkId}");

    public string Indicator(string frameworkId, string code) =>
        At($"/toetsingskaders/{frameworkId}/indicatoren/{Uri.EscapeDataString(code)}");

    public string Indicator(Framework framework, Indicator indicator) => Indicator(framework.Id, indicator.Code);

    public string Matrix() => At("/vergelijken");

    public string SideBySide(IEnumerable<Guid> assessments) =>
        QueryHelpers.AddQueryString(
            At("/vergelijken/aanpakken"),
            assessments.Select(id => KeyValuePair.Create("aanpak", (string?)id.ToString())));

    public string SideBySide() => At("/vergelijken/aanpakken");

    public string ImprovementPoints() => At("/verbeterpunten");

    /// <summary>The picture over time.</summary>
    public string Picture() => At("/verbeterpunten/beeld");

    /// <summary>The picture of one municipality.</summary>
    public string Picture(string municipalityCode) => QueryHelpers.AddQueryString(Picture(), "gemeente", municipalityCode);

    /// <summary>Its numbers as a table: for people, or for programs.</summary>
    public string PictureTable(string end) => At($"/verbeterpunten/beeld{end}");

    public string ImprovementPoint(Guid id) => At($"/verbeterpunten/{id}");

    public string About() => At("/over");

    public string Accessibility() => At("/toegankelijkheid");

    public string Privacy() => At("/privacy");

    private string At(string path) => (language ?? Language.Current).Prefix + path;
}
