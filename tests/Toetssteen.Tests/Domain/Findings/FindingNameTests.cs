using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain.Findings;

/// <summary>A finding bears a name of its own, and not that of its first indicator.</summary>
public sealed class FindingNameTests
{
    [Theory]
    [InlineData("1.1.2", "1.1.2 Zicht op de populatie")]
    [InlineData("3.1.1 3.1.2 3.1.3", "3.1.1–3.1.3 Beleid, visie en doelen")]
    [InlineData("3.1.2 3.1.3", "3.1.2–3.1.3 Gezamenlijke visie; Gezamenlijke doelen")]
    [InlineData("3.1.1 3.1.3", "3.1.1, 3.1.3 Beleid voor de groep; Gezamenlijke doelen")]
    [InlineData("9.9.9", "9.9.9")]
    public void AFinding_BearsTheNameOfItsRow_OrOfAllItsIndicators(string codes, string name) =>
        Assert.Equal(name, Ggsr.NameOf(codes.Split(' ')).ToString());
}
