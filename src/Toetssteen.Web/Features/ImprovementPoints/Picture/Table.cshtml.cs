using Microsoft.AspNetCore.Mvc;
using Toetssteen.Documents.Writing.Tables;
using Toetssteen.Domain.Comparison;
using Toetssteen.Web.Data;
using Toetssteen.Web.Ui;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.ImprovementPoints.Picture;

/// <summary>The numbers of the picture as a table for a spreadsheet: the same rows, narrowed the same way.</summary>
public sealed class TableModel(AppDb db, FrameworkCatalogue frameworks, Dataset dataset, SiteText text)
    : PicturePage(db, frameworks, dataset)
{
    public async Task<IActionResult> OnGetAsync()
    {
        await ReadAsync();
        var groups = Count();
        string[] head =
        [
            text["Onderdeel"], text["Code"], text["Naam"], text["Verbeterpunten"],
            .. PictureWords.Standings.Select(s => PictureWords.Standing(s, text)), text["Beoordeeld (n)"], text["Deel opgelost"],
        ];
        IReadOnlyList<object?[]> rows =
        [
            Row(text["Alle verbeterpunten"], null, null, groups.All),
            .. groups.Rounds.Select(r => Row(text["Per onderzoek en ronde"], r.Study?.Slug, PictureWords.Round(r, text), r.Tally)),
            .. groups.Themes.Select(t => Row(text["Per thema"], $"{t.Of.Framework.Id}:{t.Of.Theme.Code}", t.Of.Theme.Name, t.Tally)),
            .. groups.Indicators.Select(i =>
                Row(text["Per indicator"], $"{i.Of.Framework.Id}:{i.Of.Indicator.Code}", i.Of.Indicator.FullNorm, i.Tally)),
            .. groups.Lapsed.Select(n => Row(text["Vervallen normen"], $"{n.Of.Point.From}:{n.Of.Norm.Code}", n.Of.Norm.Norm, n.Tally)),
            .. groups.Municipalities.Select(m => Row(text["Per gemeente"], m.Of.Code, m.Of.Name, m.Tally)),
            .. groups.Traits.Select(t =>
                Row(text["Wat beoordeelde punten gemeen hadden"], null, PictureWords.Trait(t, text), t.Tally, withShare: false)),
        ];
        return TableFile.Of(Request, new DataTable(text["Verbeterpunten"], Language.Current.Tag, head, rows), "verbeterpunten-beeld");
    }

    // What points had in common is given in counts alone.
    private static object?[] Row(string part, string? code, string? name, RetestTally tally, bool withShare = true) =>
    [
        part, code, name, tally.Total, .. PictureWords.Standings.Select(s => (object?)tally[s]), tally.Judged,
        withShare ? tally.ShareResolved : null,
    ];
}
