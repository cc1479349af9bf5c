using Microsoft.Extensions.Configuration;
using Toetssteen.Domain;
using Toetssteen.Web.Security;

namespace Toetssteen.Web.Tests.Site;

/// <summary>How the settings about who runs the site are read.</summary>
public sealed class SiteOperatorTests
{
    [Theory]
    [InlineData("info@voorbeeld.nl", "mailto:info@voorbeeld.nl", "info@voorbeeld.nl")]
    [InlineData("mailto:info@voorbeeld.nl", "mailto:info@voorbeeld.nl", "info@voorbeeld.nl")]
    [InlineData("https://voorbeeld.nl/contact", "https://voorbeeld.nl/contact", "https://voorbeeld.nl/contact")]
    [InlineData("", null, null)]
    public void AContact_IsAnAddressOfMailOrAPage(string written, string? address, string? inWords)
    {
        var read = From(("Toetssteen:Operator:Contact", written));
        Assert.Equal((address, inWords, address), (read.Contact?.AbsoluteUri, read.ContactInWords, read.SecurityContact?.AbsoluteUri));
    }

    [Theory]
    [InlineData("Toetssteen:Operator:Contact", "nergens")]
    [InlineData("Toetssteen:Operator:Contact", "javascript:alert(1)")]
    [InlineData("Toetssteen:SecurityContact", "http://voorbeeld.nl")]
    public void WhatIsNoContact_StopsTheSite(string setting, string written) =>
        Assert.Equal("S025", Assert.Throws<DomainException>(() => From((setting, written))).Code);

    [Fact]
    public void LeaksAreToldElsewhere_WhereThatIsSet() =>
        Assert.Equal(
            "mailto:lek@voorbeeld.nl",
            From(
                ("Toetssteen:Operator:Contact", "info@voorbeeld.nl"),
                ("Toetssteen:SecurityContact", "lek@voorbeeld.nl")
            ).SecurityContact!.AbsoluteUri);

    private static SiteOperator From(params (string Key, string? Value)[] settings) =>
        SiteOperator.From(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build());
}
