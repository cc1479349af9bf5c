using FsCheck;
using FsCheck.Fluent;
using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Municipalities;
using Toetssteen.Domain.Studies;

namespace Toetssteen.Tests.Domain.Comparison;

/// <summary>The sentence above the answers, in words that an inspector would write.</summary>
public sealed class AgreementSentenceTests
{
    private const string Norm = "De gemeente heeft beleid";

    public static TheoryData<string, string, string> Cases() =>
        new()
        {
            // g = the municipality, p = a partner; j joined the municipality, d declined, s stayed silent, w still has to send in, o left
            // open
            {
                "g:yes",
                "De gemeente geeft aan dat dit zo is: ‘De gemeente heeft beleid’.",
                "The municipality indicates that this is so: ‘De gemeente heeft beleid’."
            },
            {
                "g:yes p:yes p:yes p:unknown",
                "De gemeente en twee van de drie netwerkpartners geven aan dat dit zo is: ‘De gemeente heeft beleid’. Eén netwerkpartner weet het niet.",
                "The municipality and two of the three network partners indicate that this is so: ‘De gemeente heeft beleid’. One network partner does not know."
            },
            {
                "g:yes p:yes",
                "De gemeente en de netwerkpartner geven aan dat dit zo is: ‘De gemeente heeft beleid’.",
                "The municipality and the network partner indicate that this is so: ‘De gemeente heeft beleid’."
            },
            {
                "g:yes p:yes p:yes",
                "De gemeente en beide netwerkpartners geven aan dat dit zo is: ‘De gemeente heeft beleid’.",
                "The municipality and both network partners indicate that this is so: ‘De gemeente heeft beleid’."
            },
            {
                "g:no p:yes p:yes p:yes",
                "De gemeente geeft aan dat dit niet zo is: ‘De gemeente heeft beleid’. Alle drie de netwerkpartners geven aan dat dit wel zo is.",
                "The municipality indicates that this is not so: ‘De gemeente heeft beleid’. All three network partners indicate that this is indeed so."
            },
            {
                "g:yes p:partly p:no p:no",
                "De gemeente geeft aan dat dit zo is: ‘De gemeente heeft beleid’. Eén van de drie netwerkpartners geeft aan dat dit gedeeltelijk zo is. Twee netwerkpartners geven aan dat dit niet zo is.",
                "The municipality indicates that this is so: ‘De gemeente heeft beleid’. One of the three network partners indicates that this is partly so. Two network partners indicate that this is not so."
            },
            {
                "p:notapplicable p:notapplicable",
                "Beide netwerkpartners vinden dit niet van toepassing: ‘De gemeente heeft beleid’.",
                "Both network partners consider this not applicable: ‘De gemeente heeft beleid’."
            },
            {
                "g:unknown p:notapplicable p:yes",
                "De gemeente weet niet of dit zo is: ‘De gemeente heeft beleid’. Eén van de twee netwerkpartners geeft aan dat dit zo is. Eén netwerkpartner vindt dit niet van toepassing.",
                "The municipality does not know whether this is so: ‘De gemeente heeft beleid’. One of the two network partners indicates that this is so. One network partner considers this not applicable."
            },
            {
                "g:partly p:yes j",
                "De gemeente geeft aan dat dit gedeeltelijk zo is: ‘De gemeente heeft beleid’. De netwerkpartner die zelf antwoordde geeft aan dat dit zo is. Partner 3 sloot zich aan bij de antwoorden van de gemeente en telt niet als eigen antwoord.",
                "The municipality indicates that this is partly so: ‘De gemeente heeft beleid’. The network partner that gave answers of its own indicates that this is so. Partner 3 joined the answers of the municipality and does not count as an answer of its own."
            },
            {
                "g:yes j j j",
                "De gemeente geeft aan dat dit zo is: ‘De gemeente heeft beleid’. Partner 2, Partner 3 en Partner 4 sloten zich aan bij de antwoorden van de gemeente en tellen niet als eigen antwoord.",
                "The municipality indicates that this is so: ‘De gemeente heeft beleid’. Partner 2, Partner 3 and Partner 4 joined the answers of the municipality and do not count as answers of their own."
            },
            {
                "g:yes p:yes p:no d s w o",
                "De gemeente en één van de twee netwerkpartners die zelf antwoordden geven aan dat dit zo is: ‘De gemeente heeft beleid’. Eén netwerkpartner geeft aan dat dit niet zo is. Partner 7 heeft deze vraag niet beantwoord. Partner 6 heeft de vragenlijst nog niet verzonden. Partner 4 wilde niet meedoen. Partner 5 is gevraagd en heeft niet geantwoord.",
                "The municipality and one of the two network partners that gave answers of their own indicate that this is so: ‘De gemeente heeft beleid’. One network partner indicates that this is not so. Partner 7 did not answer this question. Partner 6 has not sent in the questionnaire yet. Partner 4 did not want to take part. Partner 5 was asked and did not answer."
            },
            {
                "gw w s s",
                "Nog niemand heeft zelf geantwoord of dit zo is: ‘De gemeente heeft beleid’. De gemeente en Partner 2 hebben de vragenlijst nog niet verzonden. Partner 3 en Partner 4 zijn gevraagd en hebben niet geantwoord.",
                "Nobody has yet given an answer of their own on whether this is so: ‘De gemeente heeft beleid’. The municipality and Partner 2 have not sent in the questionnaire yet. Partner 3 and Partner 4 were asked and did not answer."
            },
            {
                "d",
                "Niemand heeft zelf geantwoord of dit zo is: ‘De gemeente heeft beleid’. Partner 1 wilde niet meedoen.",
                "Nobody has given an answer of their own on whether this is so: ‘De gemeente heeft beleid’. Partner 1 did not want to take part."
            },
            {
                "",
                "Er is niemand gevraagd of dit zo is: ‘De gemeente heeft beleid’.",
                "Nobody was asked whether this is so: ‘De gemeente heeft beleid’."
            },
            {
                "g:yes " + "p:yes p:yes p:yes p:yes p:yes p:yes p:yes p:yes p:yes p:yes p:yes p:yes p:no",
                "De gemeente en twaalf van de 13 netwerkpartners geven aan dat dit zo is: ‘De gemeente heeft beleid’. Eén netwerkpartner geeft aan dat dit niet zo is.",
                "The municipality and twelve of the 13 network partners indicate that this is so: ‘De gemeente heeft beleid’. One network partner indicates that this is not so."
            },
            {
                "p:no p:no p:no p:no p:no p:no p:no p:no p:no p:no p:no p:no p:no",
                "Alle 13 netwerkpartners geven aan dat dit niet zo is: ‘De gemeente heeft beleid’.",
                "All 13 network partners indicate that this is not so: ‘De gemeente heeft beleid’."
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheSentence_SaysWhoSaysWhat(string voices, string dutch, string english)
    {
        var words = AgreementSentence.Of(Read(voices), Norm).Words;
        Assert.Equal(dutch, words.Dutch);
        Assert.Equal(english, words.In("en"));
    }

    [Fact]
    public void WithoutANorm_NothingIsQuoted() =>
        Assert.Equal(
            "De gemeente geeft aan dat dit zo is. De netwerkpartner weet het niet.",
            AgreementSentence.Of(Read("g:yes p:unknown")).Words.Dutch);

    [Fact]
    public void WhoJoinedAPartner_IsNamedWithThatPartner()
    {
        var police = new Voice(OrganisationKind.Partner, "Politie Oost", Answering.Own, Reply.Yes);
        var joined = new Voice(OrganisationKind.Partner, "Wijkteam Noord", Answering.Joined, null, police);
        Assert.EndsWith(
            "Wijkteam Noord sloot zich aan bij de antwoorden van Politie Oost en telt niet als eigen antwoord.",
            AgreementSentence.Of([police, joined]).Words.Dutch,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "van een andere organisatie en telt niet als eigen antwoord.",
            AgreementSentence.Of([joined with { Joined = null }]).Words.Dutch,
            StringComparison.Ordinal);
    }

    [Fact]
    public void AnAnswerThatWasNotSentIn_SaysNothingYet()
    {
        var stage = new Stage();
        var municipality = stage.Assessment.Invite(Guid.NewGuid(), Stage.Municipality(), null);
        var (own, joined) = (stage.Invite("Politie Oost"), stage.Invite("Wijkteam Noord"));
        own.AnswerOwn();
        joined.Join(municipality);

        var voices = Voice.AllOf(stage.Assessment.Respondents, r => r == municipality, _ => Reply.Yes);

        Assert.Equal(new Voice(OrganisationKind.Municipality, "Gemeente", Answering.Own, Reply.Yes), voices[0]);
        Assert.Equal(new Voice(OrganisationKind.Partner, "Politie Oost", null), voices[1]);
        Assert.Equal(new Voice(OrganisationKind.Partner, "Wijkteam Noord", Answering.Joined, null, voices[0]), voices[2]);
    }

    [Fact]
    public void WhateverIsSaid_EveryVoiceIsInOneSentenceAndBothLanguagesSpeak() =>
        Prop.ForAll(Voices.ToArbitrary(), ArbMap.Default.ArbFor<string?>(), (voices, norm) =>
            {
                var sentence = AgreementSentence.Of(voices, norm);
                Assert.Equal(
                    voices.Order(ByReference),
                    sentence.Parts.SelectMany(p => p.Voices).Order(ByReference),
                    ReferenceEqualityComparer.Instance);
                Assert.All(sentence.Parts, p =>
                    Assert.All(["nl", "en"], l => Assert.EndsWith(".", p.Words.In(l), StringComparison.Ordinal)));
                Assert.False(string.IsNullOrWhiteSpace(sentence.Words.Dutch) || string.IsNullOrWhiteSpace(sentence.Words.In("en")));
                var counts = sentence.Parts.Where(p => p.Voices.Any(v => v.IsIndependent)).ToList();
                Assert.All(counts, p => Assert.Single(p.Voices.Select(v => v.Reply).Distinct()));
            })
            .QuickCheckThrowOnFailure();

    private static Comparer<Voice> ByReference { get; } = Comparer<Voice>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));

    private static Gen<Voice[]> Voices =>
        from list in (
            from kind in Gen.Elements(
                OrganisationKind.Municipality,
                OrganisationKind.Partner,
                OrganisationKind.Partner,
                OrganisationKind.Partner)
            from answered in Gen.Elements<Answering?>(
                null,
                Answering.Own,
                Answering.Own,
                Answering.Own,
                Answering.Joined,
                Answering.Declined,
                Answering.Silent)
            from reply in Gen.Elements<Reply?>(null, Reply.Yes, Reply.Partly, Reply.No, Reply.Unknown, Reply.NotApplicable)
            select new Voice(kind, "", answered, reply)
        ).ListOf()
        select list.Select(
                (v, n) => v with { Name = $"Organisatie {n:000}", Joined = v.Answered == Answering.Joined && n > 0 ? list[0] : null })
            .ToArray();

    internal static List<Voice> Read(string text)
    {
        List<Voice> voices = [];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var kind = word[0] == 'g' ? OrganisationKind.Municipality : OrganisationKind.Partner;
            var name = word[0] == 'g' ? "Gemeente Deventer" : $"Partner {voices.Count + 1}";
            voices.Add(
                word[^1] switch
                {
                    _ when word.Contains(':', StringComparison.Ordinal) => new(
                        kind,
                        name,
                        Answering.Own,
                        Enum.Parse<Reply>(word[2..], ignoreCase: true)),
                    'j' => new(kind, name, Answering.Joined, null, voices[0]),
                    'd' => new(kind, name, Answering.Declined),
                    's' => new(kind, name, Answering.Silent),
                    'o' => new(kind, name, Answering.Own),
                    _ => new(kind, name, null),
                });
        }
        return voices;
    }
}
