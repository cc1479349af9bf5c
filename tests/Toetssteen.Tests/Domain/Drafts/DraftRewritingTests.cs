using FsCheck;
using FsCheck.Fluent;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.Questionnaires;
using static Toetssteen.Tests.Domain.Stage;

namespace Toetssteen.Tests.Domain.Drafts;

/// <summary>Findings are put together and taken apart without losing a word.</summary>
public sealed class DraftRewritingTests
{
    private static readonly Guid Respondent = Guid.NewGuid();
    private static readonly Guid Meeting = Guid.NewGuid();

    // What an inspector may have written about one finding: texts of any look, some empty, with marks tied or not.
    private static readonly Gen<Written> Writing =
        from words in Gen.Elements("", "Er is beleid.", "Er is *geen* beleid.", "Eerst dit.\n\nDan dat.", "- een\n- twee", "<b>x</b> & y")
            .ArrayOf(4)
        from points in Gen.Choose(0, DraftNames.MostAttentionPoints)
        from attention in Gen.Elements("Let op.", "Let hier ook op.", "Het team is klein.", "Nog iets.").ArrayOf(points)
        from given in Gen.Choose(0, 3)
        from marks in Gen.Elements("meets", "improve").ArrayOf(given)
        from tied in Gen.Elements(0, 1, 2, 3).ArrayOf(3)
        from cites in Gen.Elements(true, false).ArrayOf(3)
        select new Written(words[0], words[1], attention, marks, tied, cites);

    private sealed record Written(string Text, string NoMark, string[] Attention, string[] Marks, int[] Tied, bool[] Cites);

    [Fact]
    public void PutTogether_EveryWordMarkAndSourceIsThere() => Prop.ForAll(Writing.ArrayOf(4).ToArbitrary(), written =>
    {
        var given = new Drafting();
        var findings = new[] { "3.2.1", "3.2.2", "3.2.3" }.Select(given.Finding).ToList();
        var pieces = Pieces(findings, written);
        var parts = findings.ConvertAll(f => DraftedFinding.Read(f, pieces));
        var rewritten = DraftRewriting.Together(parts);
        var (kept, _) = given.Draft.Merge(Ggsr, [.. findings.Select(f => f.Id)]);
        foreach (var (name, value) in rewritten)
            pieces[name] = value;
        var whole = DraftedFinding.Read(kept, pieces);

        Assert.All(parts, p => Assert.Contains(p.Text, whole.Text, StringComparison.Ordinal));
        Assert.All(parts, p => Assert.Contains(p.NoMarkReason ?? "", whole.NoMarkReason ?? "", StringComparison.Ordinal));
        var attention = string.Join('\n', whole.Attention);
        Assert.All(parts.SelectMany(p => p.Attention), a => Assert.Contains(a, attention, StringComparison.Ordinal));
        Assert.Equal(parts.SelectMany(p => p.Marks.Select(m => (m.Value, p.Finding))).Count(), whole.Marks.Count);
        Assert.Equal(
            parts.SelectMany(p => p.Marks).Count(m => m.Value == MarkValue.Meets),
            whole.Marks.Count(m => m.Value == MarkValue.Meets));
        Assert.Equal(parts.SelectMany(p => p.Answers).ToHashSet(), whole.Answers.ToHashSet());
        Assert.Equal(parts.SelectMany(p => p.Passages).ToHashSet(), whole.Passages.ToHashSet());
        Assert.Equal(parts.SelectMany(p => p.Meetings).ToHashSet(), whole.Meetings.ToHashSet());
    })
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void PutTogether_AMarkOverOneIndicatorAlone_IsTiedToIt()
    {
        var given = new Drafting();
        var (first, second) = (given.Finding("3.2.1"), given.Finding("3.2.2"));
        var pieces = new Dictionary<string, string>
        {
            [DraftNames.Mark(first.Id, 1)] = "meets",
            [DraftNames.Mark(second.Id, 1)] = "improve",
        };
        var rewritten = DraftRewriting.Together([DraftedFinding.Read(first, pieces), DraftedFinding.Read(second, pieces)]);
        var (kept, _) = given.Draft.Merge(Ggsr, [first.Id, second.Id]);
        Assert.Equal(
            [new Mark(Meets, "3.2.1"), new Mark(Improve, "3.2.2")],
            DraftedFinding.Read(kept, new Dictionary<string, string>(rewritten)).Marks);
    }

    [Fact]
    public void TakenApart_TheTextStandsInBoth_AndEveryMarkInOne() => Prop.ForAll(Writing.ToArbitrary(), written =>
    {
        var given = new Drafting();
        var finding = given.Finding("3.1.1");
        var pieces = Pieces([finding], [written]);
        var whole = DraftedFinding.Read(finding, pieces);
        var made = given.Draft.Split(Ggsr, finding, ["3.1.2"], Guid.NewGuid());
        foreach (var (name, value) in DraftRewriting.Apart(whole, made))
            pieces[name] = value;
        var (old, own) = (DraftedFinding.Read(finding, pieces), DraftedFinding.Read(made, pieces));

        Assert.Equal((whole.Text, whole.Text), (old.Text, own.Text));
        Assert.Equal((whole.NoMarkReason, whole.Attention), (old.NoMarkReason, old.Attention));
        Assert.Equal(whole.Marks.Count, old.Marks.Count + own.Marks.Count);
        Assert.All(own.Marks, m => Assert.Equal("3.1.2", m.IndicatorCode));
        Assert.DoesNotContain(old.Marks, m => m.IndicatorCode == "3.1.2");
        Assert.Equal(whole.Answers.ToHashSet(), old.Answers.Concat(own.Answers).ToHashSet());
        Assert.Equal(
            (whole.Passages, whole.Meetings),
            (
                old.Passages.SequenceEqual(own.Passages) ? whole.Passages : [],
                old.Meetings.SequenceEqual(own.Meetings) ? whole.Meetings : []));
    })
            .Check(Config.QuickThrowOnFailure);

    private static Dictionary<string, string> Pieces(IReadOnlyList<DraftFinding> findings, Written[] written)
    {
        var pieces = new Dictionary<string, string>();
        foreach (var (finding, n) in findings.Select((f, n) => (f, n)))
        {
            var said = written[n % written.Length];
            pieces[DraftNames.Text(finding.Id)] = said.Text;
            pieces[DraftNames.NoMarkReason(finding.Id)] = said.NoMark;
            for (var a = 0; a < said.Attention.Length; a++)
                pieces[DraftNames.Attention(finding.Id, a + 1)] = $"{said.Attention[a]} ({n}, {a})";
            for (var m = 0; m < said.Marks.Length; m++)
                (pieces[DraftNames.Mark(finding.Id, m + 1)], pieces[DraftNames.MarkOf(finding.Id, m + 1)]) = (
                    said.Marks[m],
                    said.Tied[m] < finding.IndicatorCodes.Count ? finding.IndicatorCodes[said.Tied[m]] : "");
            if (said.Cites[0])
                pieces[DraftNames.Answers(finding.Id)] = string.Join(' ', finding.IndicatorCodes.Select(c => $"{Respondent}:{c}"));
            if (said.Cites[1])
                pieces[DraftNames.Passages(finding.Id)] = SourceReference.WriteAll([new SourceReference(null, "Convenant", n + 1, null)]);
            if (said.Cites[2])
                pieces[DraftNames.Meetings(finding.Id)] = $"{Meeting} {Meeting}:{n + 1}";
        }
        return pieces;
    }
}
