using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Documents.Outline;

/// <summary>What stands after the judgements: fact check and response, doubts, colophon.</summary>
internal sealed class BackOutline(FactsheetContent content, Framework framework, FactsheetWords words)
{
    public IEnumerable<Section> FactCheck()
    {
        if (content.FactCheck is not { } check)
            yield break;
        yield return new Section(Role.FactCheck, "feitencheck", new Heading(words.FactCheck),
        [
            new FactList(
            [
                new(words.SentOn, words.Date(check.SentOn)),
                new(words.PossibleUntil, words.Date(check.Until)),
                new(words.Response, check.AnsweredOn is { } answered ? words.Date(answered) : words.NoResponse),
                .. OutlineText.If(check.AnsweredOn is not null, () => new Fact(words.ObjectionCount, words.Counted(check))),
            ]),
            .. OutlineText.Prose(check.Response, content.Form).Select(p =>
                new Section(Role.Response, "zienswijze", new Heading(words.FormalResponse), [new Group(Role.Response, p)])),
            .. OutlineText.If(check.Annex.Count > 0, () => Objections(check.Annex)),
        ]);
    }

    public IEnumerable<Section> ToConfirm()
    {
        if (content.ToConfirm.Count == 0)
            yield break;
        yield return new Section(Role.ToConfirm, "bevestigen", new Heading(words.ToConfirm),
        [
            new Line(Role.Plain, words.ToConfirmIntroduction),
            new Listing(Role.Doubts, [.. content.ToConfirm.Select(Doubt)]),
        ]);
    }

    public Section Colophon(EditionImprint imprint) => new(Role.Colophon, "editie", new Heading(words.Colophon),
    [
        new Line(Role.Plain, words.DoesNotChange),
        new FactList(
        [
            new(words.Framework, new Inline(words.FrameworkInFull(framework)) { IsPublished = true }),
            new(words.Sha256, new Inline(imprint.Sha256, Role.Hash)),
            .. Anchored(content.History),
            .. imprint.Address is not { } address ? [] :
                (Fact[])[new(words.Address, new Inline(address) { To = new(ReferenceKind.Address, address) })],
        ]),
    ]);

    private IEnumerable<Fact> Anchored(HistoryAnchor? anchor) => anchor is null ? [] :
        [new(words.HistoryEntry, $"{anchor.Number}"), new(words.HistorySha256, new Inline(anchor.Hash, Role.Hash))];

    private IReadOnlyList<Node> Doubt(ToConfirm doubt)
    {
        var about = string.Join(", ", doubt.IndicatorCodes.Prepend(doubt.Approach).Where(a => !string.IsNullOrEmpty(a)));
        return
        [
            new Line(Role.Plain,
                Inline.Published(doubt.Message, Role.Strong), " ", Inline.Published($"({doubt.Code}, {doubt.Place})", Role.Soft)),
            .. OutlineText.If(about.Length > 0, () => new Line(Role.Soft, Inline.Published(about))),
            .. OutlineText.Prose(doubt.Text, TextForm.Plain),
        ];
    }

    private Section Objections(IReadOnlyList<ObjectionContent> annex) => new(Role.Objections, "bezwaren", new Heading(words.Objections),
    [
        new OutlineTable(Role.Objections, words.ObjectionsCaption,
            [new(Role.Norm, words.About), new(Role.Text, words.ObjectionHead), new(Role.Text, words.DecisionHead)],
            [new(null, [.. annex.Select(Objection)])]),
    ]);

    private OutlineRow Objection(ObjectionContent objection)
    {
        var kind = new Inline(words.Capital(words.Objection(objection.Kind)), Role.Strong);
        var decision = new Inline(words.Capital(words.Decision(objection.Decision)), Role.Strong);
        return new OutlineRow(
            new OutlineCell(new Line(Role.Plain, Inline.Published(objection.Where))),
            new OutlineCell([
                new Line(Role.Plain, kind, ": ", Inline.Published($"‘{objection.Statement}’", Role.Quote)),
                .. OutlineText.Prose(objection.Reason, content.Form)]),
            new OutlineCell([new Line(Role.Plain, decision), .. OutlineText.Prose(objection.DecisionReason, content.Form)]));
    }
}
