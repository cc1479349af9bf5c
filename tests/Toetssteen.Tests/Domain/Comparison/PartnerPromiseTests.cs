using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain.Comparison;

/// <summary>
/// Rule: partners were promised that others do not see their answers. Tried for every answer of every partner in small groups: five
/// replies, or the question left open.
/// </summary>
public sealed class PartnerPromiseTests
{
    private const string Norm = "De gemeente heeft beleid";

    private static readonly Reply?[] Replies = [Reply.Yes, Reply.Partly, Reply.No, Reply.Unknown, Reply.NotApplicable, null];

    public static TheoryData<int, int, bool> Groups
    {
        get
        {
            var groups = new TheoryData<int, int, bool>();
            foreach (var partners in Enumerable.Range(0, 6))
                foreach (var aside in new[] { 0, 2 })
                    foreach (var municipality in new[] { true, false })
                        groups.Add(partners, aside, municipality);
            return groups;
        }
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void FromWhatGoesOut_NobodyTellsTheAnswerOfAnotherPartner(int partners, int aside, bool municipality)
    {
        // Everything that would lead to the same words.
        var worlds = Worlds(partners).GroupBy(w => Said(w, aside, municipality)).ToList();
        foreach (var world in worlds.Select(g => g.ToList()))
            for (var who = 0; who < partners; who++)
            {
                // Who only reads it: the municipality, and everybody.
                Assert.True(
                    world.Select(w => w[who]).Distinct().Count() > 1,
                    $"Partner {who} answers {world[0][who]} whenever this is said: {Said(world[0], aside, municipality)}");
                // Another partner, which knows its own answer; one that joined it knows no more.
                for (var observer = 0; observer < partners; observer++)
                    if (observer != who)
                        Assert.All(world.GroupBy(w => w[observer]), known =>
                            Assert.True(
                                known.Select(w => w[who]).Distinct().Count() > 1,
                                $"Partner {observer} answers {known.Key} and so knows that partner {who} answers {known.First()[who]}: {Said(known.First(), aside, municipality)}"));
            }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void OfFewerThanThreePartners_WhatGoesOutIsTheSame_WhateverTheyAnswer(int partners)
    {
        Assert.Single(Worlds(partners).Select(w => Said(w, 0, true)).Distinct());
        Assert.Single(Worlds(partners).Select(w => Said(w, 2, false)).Distinct());
    }

    [Fact]
    public void FewerThanThreeIndependentVoices_AreNotCounted_WhoeverElseWasAsked()
    {
        foreach (var world in Worlds(4).Where(w => w.Count(r => r is not null) < PartnerPromise.FewestVoices))
            Assert.Equal(Withheld.FewVoices, PartnerPromise.Withholds(Voices(world, 3, true)));
    }

    [Fact]
    public void WhatGoesOut_NamesNobody()
    {
        foreach (var world in Worlds(4))
            Assert.DoesNotContain("Organisatie", Said(world, 3, true), StringComparison.Ordinal);
    }

    [Theory]
    // Nobody but the municipality was asked.
    [InlineData("g:yes", Withheld.NobodyAsked, "De gemeente geeft aan dat dit zo is: ‘De gemeente heeft beleid’.")]
    [InlineData("", Withheld.NobodyAsked, null)]
    [InlineData("gw", Withheld.NobodyAsked, null)]
    // One and two: nothing depends on what they say.
    [InlineData(
        "g:yes p:no",
        Withheld.FewVoices,
        "De gemeente geeft aan dat dit zo is: ‘De gemeente heeft beleid’. De inspecties hebben dit ook aan netwerkpartners gevraagd."
    )]
    [InlineData(
        "g:yes p:yes p:yes",
        Withheld.FewVoices,
        "De gemeente geeft aan dat dit zo is: ‘De gemeente heeft beleid’. De inspecties hebben dit ook aan netwerkpartners gevraagd."
    )]
    // Three voices, of which the municipality's own is one.
    [InlineData(
        "g:no p:yes p:no",
        Withheld.FewVoices,
        "De gemeente geeft aan dat dit niet zo is: ‘De gemeente heeft beleid’. De inspecties hebben dit ook aan netwerkpartners gevraagd."
    )]
    // One that joined is no voice, and neither is one that left the question open.
    [InlineData(
        "g:yes p:yes p:no j o",
        Withheld.FewVoices,
        "De gemeente geeft aan dat dit zo is: ‘De gemeente heeft beleid’. De inspecties hebben dit ook aan netwerkpartners gevraagd."
    )]
    // All say the same: then everybody knows what each says. All but one: then that one knows.
    [InlineData(
        "g:no p:yes p:yes p:yes",
        Withheld.Alike,
        "De gemeente geeft aan dat dit niet zo is: ‘De gemeente heeft beleid’. De inspecties hebben dit ook aan netwerkpartners gevraagd."
    )]
    [InlineData(
        "g:no p:yes p:yes p:no",
        Withheld.Alike,
        "De gemeente geeft aan dat dit niet zo is: ‘De gemeente heeft beleid’. De inspecties hebben dit ook aan netwerkpartners gevraagd."
    )]
    // The municipality said nothing, or was not asked.
    [InlineData(
        "p:yes p:no",
        Withheld.FewVoices,
        "De inspecties hebben netwerkpartners gevraagd of dit zo is: ‘De gemeente heeft beleid’."
    )]
    [InlineData("gw w d s", Withheld.FewVoices, "De inspecties hebben netwerkpartners gevraagd of dit zo is: ‘De gemeente heeft beleid’.")]
    // Enough that differ.
    [InlineData(
        "g:yes p:yes p:yes p:no p:no",
        Withheld.Nothing,
        "De gemeente en twee van de vier netwerkpartners geven aan dat dit zo is: ‘De gemeente heeft beleid’. Twee netwerkpartners geven aan dat dit niet zo is."
    )]
    [InlineData(
        "g:yes p:yes p:no p:partly o j d",
        Withheld.Nothing,
        "De gemeente en één van de drie netwerkpartners geven aan dat dit zo is: ‘De gemeente heeft beleid’. Eén netwerkpartner geeft aan dat dit gedeeltelijk zo is. Eén netwerkpartner geeft aan dat dit niet zo is. Eén netwerkpartner heeft deze vraag niet beantwoord."
    )]
    public void WhatGoesOut_SaysNoMoreThanMayBeSaid(string voices, Withheld withheld, string? dutch)
    {
        var outgoing = PartnerPromise.Outgoing(AgreementSentenceTests.Read(voices), Norm);
        Assert.Equal((withheld, dutch), (outgoing.Withheld, outgoing.Words?.Dutch));
        Assert.Equal(dutch is null, outgoing.Words?.In("en") is null);
    }

    [Theory]
    [InlineData("Jeugdhulp Rivier meldt geen gezinnen aan.", "Jeugdhulp Rivier")]
    [InlineData("Volgens JEUGDHULP-RIVIER is dat zo.", "Jeugdhulp Rivier")]
    [InlineData("Eén netwerkpartner geeft aan dat dit niet zo is.", "Eén netwerkpartner")]
    [InlineData("Dat zeggen twee van de drie netwerkpartners.", "twee van de drie netwerkpartners")]
    [InlineData("Beide partners kennen de regisseur niet.", "Beide partners")]
    [InlineData("2 partners weten het niet.", "2 partners")]
    [InlineData("Alle netwerkpartners geven aan dat dit zo is.", "Alle netwerkpartners geven aan dat")]
    [InlineData("De netwerkpartner vindt dit niet van toepassing.", "De netwerkpartner vindt")]
    [InlineData("Geen van de partners zegt dat dit zo is.", "Geen van de partners zegt")]
    public void ATextThatNamesAPartner_OrANumberThatTellsOne_IsPointedAt(string text, string what) =>
        Assert.Equal([what], PartnerPromise.Telling(text, ["Jeugdhulp Rivier", "Wonen Linde"], [Norm], numbersToo: true));

    [Theory]
    [InlineData("De partners kennen de afspraken.")]
    [InlineData("De jeugdhulp langs de rivier is op orde.")]
    [InlineData("Voor twee gezinnen met partners is er een plan.")]
    [InlineData("De gemeente spreekt elke drie maanden met het team.")]
    [InlineData("Iedereen weet waar hij een gezin aanmeldt bij de netwerkpartners.")]
    [InlineData("")]
    public void OrdinaryWords_AreLeftAlone(string text) =>
        Assert.Empty(PartnerPromise.Telling(text, ["Jeugdhulp Rivier", "Wonen Linde", " – "], [Norm], numbersToo: true));

    [Fact]
    public void WhereNumbersMayBeSaid_OnlyNamesArePointedAt() =>
        Assert.Equal(
            ["Wonen Linde"],
            PartnerPromise.Telling(
                "Twee van de vier netwerkpartners geven dit aan, ook Wonen Linde.",
                ["Wonen Linde"],
                [],
                numbersToo: false));

    [Fact]
    public void TheSentenceThatGoesOut_RaisesNoDoubtItself()
    {
        var framework = FrameworkFile.Load(RepositoryFolder.PathTo("frameworks", "ggsr", "2012.yaml")).Framework!;
        var norms = framework.Indicators.Select(i => i.Norm).ToList();
        foreach (var norm in norms)
            foreach (var world in Worlds(2))
                Assert.Empty(
                    PartnerPromise.Telling(
                        PartnerPromise.Outgoing(Voices(world, 1, true), norm).Words!.Dutch,
                        ["Organisatie 0", "Organisatie 1"],
                        norms,
                        numbersToo: true));
    }

    [Fact]
    public void AnyText_IsReadOnce() =>
        Assert.All(
            [
                new string('>', 5000),
                string.Concat(Enumerable.Repeat("twee van de ", 5000)),
                string.Concat(Enumerable.Repeat("de a b c ", 5000)),
            ],
            text => Assert.NotNull(PartnerPromise.Telling(text, ["a", ""], [Norm], numbersToo: true)));

    private static string Said(IReadOnlyList<Reply?> replies, int aside, bool municipality)
    {
        var outgoing = PartnerPromise.Outgoing(Voices(replies, aside, municipality), Norm);
        return $"{outgoing.Words?.Dutch} {outgoing.Words?.In("en")}";
    }

    private static List<Voice> Voices(IReadOnlyList<Reply?> replies, int aside, bool municipality)
    {
        List<Voice> voices = [.. replies.Select((r, n) => new Voice(OrganisationKind.Partner, $"Organisatie {n}", Answering.Own, r))];
        if (municipality)
            voices.Insert(0, new(OrganisationKind.Municipality, "Gemeente Deventer", Answering.Own, Reply.Yes));
        voices.AddRange(
            new Voice[]
            {
                new(OrganisationKind.Partner, "Organisatie A", Answering.Joined, null, voices.FirstOrDefault()),
                new(OrganisationKind.Partner, "Organisatie B", Answering.Declined),
                new(OrganisationKind.Partner, "Organisatie C", null),
            }.Take(aside));
        return voices;
    }

    private static IEnumerable<Reply?[]> Worlds(int partners) =>
        Enumerable
            .Range(0, (int)Math.Pow(Replies.Length, partners))
            .Select(n =>
                Enumerable.Range(0, partners).Select(p => Replies[n / (int)Math.Pow(Replies.Length, p) % Replies.Length]).ToArray());
}
