using Toetssteen.Domain;

namespace Toetssteen.Web.Features.Signposts;

/// <summary>A term of a value list of TOOI: its identifier and the word that goes with it.</summary>
internal sealed record TooiTerm(string Uri, string Name);

/// <summary>How published factsheets are offered to the Woo index. Not at all while no publisher is set.</summary>
/// <param name="Publisher">Who publishes, by its identifier in the register of TOOI.</param>
/// <param name="Category">The information category of article 3.3 of the Woo.</param>
/// <param name="CategoryNumber">Its number, which names the index of sitemaps.</param>
/// <param name="DocumentKind">The kind of document (documentsoort); null where the publisher names none.</param>
internal sealed record WooSettings(TooiTerm Publisher, TooiTerm Category, int CategoryNumber, TooiTerm? DocumentKind)
{
    private const string Thesaurus = "https://identifier.overheid.nl/tooi/def/thes/kern/";
    private const string Reports = "c_fdaee95e";

    // The value list of information categories, in the order that the harvester numbers them (DiWoo metadata 0.9.8).
    private static readonly TooiTerm[] Categories =
    [
        new("c_139c6280", "wetten en algemeen verbindende voorschriften"),
        new("c_aab6bfc7", "overige besluiten van algemene strekking"),
        new("c_759721e2", "ontwerpen van wet- en regelgeving met adviesaanvraag"),
        new("c_40a05794", "organisatie en werkwijze"),
        new("c_89ee6784", "bereikbaarheidsgegevens"),
        new("c_8c840238", "bij vertegenwoordigende organen ingekomen stukken"),
        new("c_c76862ab", "vergaderstukken Staten-Generaal"),
        new("c_db4862c3", "vergaderstukken decentrale overheden"),
        new("c_3a248e3a", "agenda's en besluitenlijsten bestuurscolleges"),
        new("c_99a836c7", "adviezen"),
        new("c_8fc2335c", "convenanten"),
        new("c_c6cd1213", "jaarplannen en jaarverslagen"),
        new("c_cf268088", "subsidieverplichtingen anders dan met beschikking"),
        new("c_3baef532", "Woo-verzoeken en -besluiten"),
        new(Reports, "onderzoeksrapporten"),
        new("c_46a81018", "beschikkingen"),
        new("c_a870c43d", "klachtoordelen"),
    ];

    /// <summary>Where the index of sitemaps stands; the harvester goes by this name.</summary>
    public string IndexAddress => $"/sitemaps/sitemapindex-diwoo-infocat{CategoryNumber:000}.xml";

    /// <summary>Reads the settings <c>Toetssteen:Woo:*</c>; null where no publisher is set.</summary>
    /// <exception cref="DomainException">S004: a name without an identifier, or the other way round; S005: no such category.</exception>
    public static WooSettings? From(IConfiguration settings)
    {
        var woo = settings.GetSection("Toetssteen:Woo");
        if (Term(woo, "Publisher") is not { } publisher)
            return null;
        var category = woo["Category"] is { Length: > 0 } chosen ? chosen.Replace(Thesaurus, "", StringComparison.Ordinal) : Reports;
        var place = Array.FindIndex(Categories, c => c.Uri == category);
        if (place < 0)
            throw new DomainException("S005", $"Toetssteen:Woo:Category is '{category}', en dat is geen informatiecategorie van de Woo. "
                + "Vul een adres uit de waardelijst in, of laat de instelling weg. De site is niet gestart.");
        return new WooSettings(publisher, new TooiTerm(Thesaurus + category, Categories[place].Name), place + 1, Term(woo, "DocumentKind"));
    }

    private static TooiTerm? Term(IConfigurationSection woo, string name)
    {
        var (uri, word) = (woo[name], woo[name + "Name"]);
        if (string.IsNullOrWhiteSpace(uri) && string.IsNullOrWhiteSpace(word))
            return null;
        var known = Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;
        if (string.IsNullOrWhiteSpace(word) || !known)
            throw new DomainException(
                "S004",
                $"Toetssteen:Woo:{name} is een adres dat met https begint, en Toetssteen:Woo:{name}Name de naam "
                    + "die erbij hoort. Vul beide in, of laat beide weg. De site is niet gestart.");
        return new TooiTerm(address!.AbsoluteUri, word);
    }
}
