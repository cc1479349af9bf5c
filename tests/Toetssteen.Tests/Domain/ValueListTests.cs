using System.Text.Json;
using Toetssteen.Domain;

namespace Toetssteen.Tests.Domain;

/// <summary>A list that compares by its items.</summary>
public sealed class ValueListTests
{
    [Fact]
    public void Lists_AreEqual_WithTheSameItemsInTheSameOrder()
    {
        ValueList<string> list = ["a", "b"], same = ["a", "b"], turned = ["b", "a"], longer = ["a", "b", "c"];
        Assert.True(list == same);
        Assert.True(list.Equals((object)same));
        Assert.Equal(list.GetHashCode(), same.GetHashCode());
        Assert.False(list == turned || list == longer || list == null);
        Assert.True(list != turned);
        Assert.Equal("[a, b]", $"{list}");
    }

    [Fact]
    public void InJson_ItIsAnOrdinaryList()
    {
        var json = JsonSerializer.Serialize(new Holder(["a"], null), DomainJson.Options);
        Assert.Equal("""{"some":["a"],"none":null}""", json);
        Assert.Equal(new Holder(["a"], null), JsonSerializer.Deserialize<Holder>(json, DomainJson.Options));
    }

    private sealed record Holder(ValueList<string> Some, ValueList<int>? None);
}
