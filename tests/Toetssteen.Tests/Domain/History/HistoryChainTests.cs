using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Toetssteen.Domain.History;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Tests.Domain.History;

/// <summary>The chain of hashes: how an entry is written before it is hashed, and what shows when someone has been at it.</summary>
public sealed class HistoryChainTests
{
    private static readonly Guid Inspection = new("6f9619ff-8b86-d011-b42d-00c04fc964ff");
    private static readonly DateTimeOffset Then = new DateTimeOffset(2014, 12, 12, 10, 30, 15, TimeSpan.FromHours(1)).AddTicks(1_234_567);

    [Fact]
    public void AnOutsider_ComputesTheHash_FromTheEncodingInTheDecision()
    {
        var (id, account) = (new Guid("0198c0de-0000-7000-8000-000000000001"), new Guid("0198c0de-0000-7000-8000-00000000000a"));
        var entry = new HistoryEntry(
            id,
            new RecordedAct(Inspection, HistoryAct.TextChanged, "finding/1/text", "Bezwaar 2 is overgenomen: één partner.", null, "", null),
            Then,
            account,
            "Inspector");

        entry.Follow(null);

        const string written = "20:toetssteen-history-1\n36:0198c0de-0000-7000-8000-000000000001\n"
            + "36:6f9619ff-8b86-d011-b42d-00c04fc964ff\n1:1\n"
            + "27:2014-12-12T09:30:15.123456Z\n36:0198c0de-0000-7000-8000-00000000000a\n9:Inspector\n11:TextChanged\n14:finding/1/text\n"
            + "40:Bezwaar 2 is overgenomen: één partner.\n-\n0:\n0:\n";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written))), entry.Hash);
        Assert.Equal(KnownHash, entry.Hash);
    }

    [Fact]
    public void WhatIsAbsent_DiffersFromWhatIsEmpty()
    {
        Assert.NotEqual(HistoryChain.HashOf(Made(why: null)), HistoryChain.HashOf(Made(why: "")));
    }

    [Fact]
    public void TextThatMovesToTheNextField_GivesAnotherHash()
    {
        Assert.NotEqual(HistoryChain.HashOf(Made("a", "1:b\n")), HistoryChain.HashOf(Made("a\n1:b\n", "")));
    }

    [Fact]
    public void AnEntry_IsKeptToTheMicrosecond_AsBothDatabasesCan()
    {
        Assert.Equal(0, Made().At.Ticks % TimeSpan.TicksPerMicrosecond);
        Assert.Equal(TimeSpan.Zero, Made().At.Offset);
    }

    [Fact]
    public void AChain_ThatNobodyTouched_Holds()
    {
        var chain = Chain(9);

        Assert.Empty(Verify(chain, EndOf(chain), [AnchorAt(chain, 4), EndOf(chain)]));
    }

    [Fact]
    public void AnInspectionWithoutHistory_Holds() => Assert.Empty(Verify([], null));

    [Theory]
    [InlineData(nameof(HistoryEntry.Id))]
    [InlineData(nameof(HistoryEntry.At))]
    [InlineData(nameof(HistoryEntry.AccountId))]
    [InlineData(nameof(HistoryEntry.Role))]
    [InlineData(nameof(HistoryEntry.Act))]
    [InlineData(nameof(HistoryEntry.Subject))]
    [InlineData(nameof(HistoryEntry.Why))]
    [InlineData(nameof(HistoryEntry.Before))]
    [InlineData(nameof(HistoryEntry.After))]
    [InlineData(nameof(HistoryEntry.PreviousHash))]
    [InlineData(nameof(HistoryEntry.Hash))]
    public void AnAlteredField_IsNamed_ByTheEntryItIsIn(string field)
    {
        var chain = Chain(9);
        var end = EndOf(chain);

        Alter(chain[4], field);

        Assert.Equal([(5, HistoryFault.Altered)], Verify(chain, end));
    }

    [Fact]
    public void ARemovedEntry_IsNamed()
    {
        var chain = Chain(9);
        var end = EndOf(chain);
        chain.RemoveAt(4);

        Assert.Equal([(5, HistoryFault.Removed)], Verify(chain, end));
    }

    [Fact]
    public void ARemovedEntry_WhoseGapWasClosed_ShowsInEveryNumberAfterIt()
    {
        var chain = Chain(9);
        var end = EndOf(chain);
        chain.RemoveAt(4);
        foreach (var later in chain.Skip(4))
            Set(later, nameof(HistoryEntry.Number), later.Number - 1);

        Assert.Equal([.. Enumerable.Range(5, 4).Select(n => (n, HistoryFault.Renumbered)), (8, HistoryFault.Removed)], Verify(chain, end));
    }

    [Fact]
    public void AnEndThatWasCutOff_ShowsByWhereTheChainEnded()
    {
        var chain = Chain(9);

        Assert.Equal([(7, HistoryFault.Removed)], Verify(chain.Take(7), EndOf(chain)));
    }

    [Fact]
    public void AnEndThatWasCutOffWithItsNote_ShowsByTheEditionThatRestsOnIt()
    {
        var chain = Chain(9);

        Assert.Equal([(9, HistoryFault.Removed)], Verify(chain.Take(7), AnchorAt(chain, 7), [EndOf(chain)]));
    }

    [Fact]
    public void AHistoryThatIsGoneAltogether_Shows()
    {
        var chain = Chain(2);

        Assert.Equal([(0, HistoryFault.Removed), (2, HistoryFault.Removed)], Verify([], EndOf(chain), [EndOf(chain)]));
    }

    [Fact]
    public void AnEntryPutInTheMiddle_IsNamed()
    {
        var chain = Chain(9);
        var end = EndOf(chain);
        var strange = Made();
        strange.Follow(AnchorAt(chain, 4));
        chain.Insert(5, strange);

        Assert.Contains((5, HistoryFault.Inserted), Verify(chain, end));
    }

    [Fact]
    public void AnEntryPutAtTheEnd_IsNamed()
    {
        var chain = Chain(9);
        var strange = Made();
        strange.Follow(EndOf(chain));

        Assert.Equal([(10, HistoryFault.Inserted)], Verify(chain.Append(strange), EndOf(chain)));
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(2, 7)]
    [InlineData(1, 9)]
    public void EntriesThatChangedPlaces_AreNamed_AndNoOther(int one, int other)
    {
        var chain = Chain(9);
        var end = EndOf(chain);
        Set(chain[one - 1], nameof(HistoryEntry.Number), other);
        Set(chain[other - 1], nameof(HistoryEntry.Number), one);

        Assert.Equal([(one, HistoryFault.Reordered), (other, HistoryFault.Reordered)], Verify(chain.OrderBy(e => e.Number), end));
    }

    [Fact]
    public void AHistoryWrittenAnewFromSomewhere_ShowsByItsEndAndByTheEdition()
    {
        var chain = Chain(9);
        var (end, anchor) = (EndOf(chain), AnchorAt(chain, 7));
        Alter(chain[4], nameof(HistoryEntry.Why));
        HistoryAnchor? last = AnchorAt(chain, 4);
        foreach (var later in chain.Skip(4))
            last = later.Follow(last);

        Assert.Equal([(9, HistoryFault.OtherEnd)], Verify(chain, end));
        Assert.Equal([(7, HistoryFault.OtherAnchor)], Verify(chain, last, [anchor]));
    }

    [Fact]
    public void AnEntryWrittenAnewWithItsOwnHash_NoLongerFits()
    {
        var chain = Chain(9);
        var end = EndOf(chain);
        Alter(chain[4], nameof(HistoryEntry.Why));
        chain[4].Follow(AnchorAt(chain, 4));

        Assert.Equal([(6, HistoryFault.Inserted)], Verify(chain, end));
    }

    [Fact]
    public void AnEndThatIsNotNotedAnyMore_Shows() => Assert.Equal([(3, HistoryFault.OtherEnd)], Verify(Chain(3), null));

    // Computed apart from the program, by sha256sum over the bytes that the test above spells out.
    private const string KnownHash = "8cc1359c019064eb9f67aad60385b9565ff1b1364493af46e9823532a60d15cc";

    private static List<HistoryEntry> Chain(int length)
    {
        HistoryAnchor? last = null;
        var chain = Enumerable.Range(1, length).Select(n => Made($"Reden {n}.", $"Stuk {n}.")).ToList();
        foreach (var entry in chain)
            last = entry.Follow(last);
        return chain;
    }

    private static HistoryEntry Made(string? why = "Omdat.", string before = "Was.") =>
        new(
            Guid.NewGuid(),
            new RecordedAct(Inspection, HistoryAct.TextChanged, "finding/1/text", why, before, "Is.", null),
            Then,
            Guid.NewGuid(),
            "Inspector");

    private static HistoryAnchor EndOf(List<HistoryEntry> chain) => new(chain[^1].Number, chain[^1].Hash);

    private static HistoryAnchor AnchorAt(List<HistoryEntry> chain, int number) => new(number, chain[number - 1].Hash);

    private static List<(int, string)> Verify(IEnumerable<HistoryEntry> chain, HistoryAnchor? end, HistoryAnchor[]? anchors = null) =>
        [.. HistoryChain.Verify(Inspection, chain, end, anchors ?? []).Select(f => (f.Number, f.Code))];

    private static void Alter(HistoryEntry entry, string field) =>
        Set(
            entry,
            field,
            typeof(HistoryEntry).GetProperty(field)!.GetValue(entry) switch
            {
                Guid => Guid.NewGuid(),
                DateTimeOffset at => at.AddMicroseconds(1),
                HistoryAct => HistoryAct.FindingAdded,
                string text => "x" + text[1..].ToUpper(CultureInfo.InvariantCulture),
                var other => throw new InvalidOperationException($"{other}"),
            });

    private static void Set(HistoryEntry entry, string field, object value) =>
        typeof(HistoryEntry).GetProperty(field, BindingFlags.Public | BindingFlags.Instance)!.SetValue(entry, value);
}
