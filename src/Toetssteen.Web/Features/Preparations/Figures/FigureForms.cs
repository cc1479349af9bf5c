using System.Globalization;
using Toetssteen.Domain;
using Toetssteen.Domain.Questionnaires;
using Toetssteen.Domain.Studies;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Features.Preparations.Figures;

/// <summary>A number as it is asked: what is known of it, and the number as typed.</summary>
public sealed class NumberForm
{
    /// <summary>Digits that a number may have.</summary>
    public const int Digits = 9;

    /// <summary>What is known.</summary>
    public Knowledge? Knowledge { get; set; }

    /// <summary>The number as typed.</summary>
    public string? Number { get; set; }

    /// <summary>How sure it is.</summary>
    public FigurePrecision Precision { get; set; }

    /// <summary>Its unit, where it has one.</summary>
    public string? Unit { get; set; }

    /// <summary>A form over what was told.</summary>
    public static NumberForm Of(ToldNumber? told) => new() { Knowledge = told?.Knowledge, Number = told?.Value?.ToString("0.##", CultureInfo.CurrentCulture), Precision = told?.Precision ?? FigurePrecision.Exact, Unit = told?.Unit };

    /// <summary>What is wrong with it, and where; null where nothing is.</summary>
    public (string Field, string Sentence)? Wrong(bool whole, IReadOnlyList<string> units, SiteText text)
    {
        var number = Number?.Trim() ?? "";
        if (number.Length == 0)
            return Knowledge == Domain.Studies.Knowledge.Known ? (nameof(Number), text["Vul het getal in, of kies een van de andere antwoorden."]) : null;
        if (Knowledge is Domain.Studies.Knowledge.None or Domain.Studies.Knowledge.Unknown)
            return (nameof(Number), text["U vulde een getal in én koos dat het er niet is of dat u het niet weet. Haal een van beide weg."]);
        var doubt = TypedNumber.Meanings(number);
        if (doubt is { } meanings && !whole)
            return (nameof(Number), text[QuestionProblem.Sentences["Q015"], number, meanings.Whole, meanings.Fraction]);
        if (TypedNumber.UnitIn(number) is { } unit)
            return (nameof(Number), text[QuestionProblem.Sentences["Q016"], unit]);
        if (!TypedNumber.TryRead(number, out var value) && doubt is null)
            return (nameof(Number), text["‘{0}’ is geen getal. Vul cijfers in, zo nodig met een komma: 2,5.", Short(number)]);
        if (whole && !RawValue.IsWhole(number))
            return (nameof(Number), text["‘{0}’ is geen heel getal. Vul alleen cijfers in, zonder punt of komma: 1200.", Short(number)]);
        if (value < 0)
            return (nameof(Number), text["Dit getal kan niet kleiner zijn dan nul."]);
        if (RawValue.Digits(TypedNumber.Write(value)) > Digits)
            return (nameof(Number), text["Dit getal heeft te veel cijfers. Er passen er {0} in.", Digits]);
        return units.Count > 0 && !units.Contains(Unit ?? "") ? (nameof(Unit), text["Kies of het uren of maanden zijn."]) : null;
    }

    /// <summary>What is told by it; a number alone says that it is known.</summary>
    public ToldNumber? Told(bool hasUnit) => (Knowledge, TypedNumber.TryRead(Number, out var value)) switch
    {
        (_, true) => new ToldNumber(Domain.Studies.Knowledge.Known, value, Precision, hasUnit ? Unit : null).Sound(),
        ({ } known, _) => new ToldNumber(known).Sound(),
        _ => null,
    };

    private static string Short(string typed) => typed.Length > 40 ? typed[..40] + "…" : typed;
}

/// <summary>An arrangement as it is asked: what is known of it, and the words as typed.</summary>
public sealed class WordsForm
{
    /// <summary>What is known.</summary>
    public Knowledge? Knowledge { get; set; }

    /// <summary>The words as typed.</summary>
    public string? Words { get; set; }

    /// <summary>A form over what was told.</summary>
    public static WordsForm Of(ToldText? told) => new() { Knowledge = told?.Knowledge, Words = told?.Text };

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public string? Wrong(SiteText text) => (Knowledge, string.IsNullOrWhiteSpace(Words)) switch
    {
        (Domain.Studies.Knowledge.Known, true) => text["Schrijf het op, of kies een van de andere antwoorden."],
        (Domain.Studies.Knowledge.None or Domain.Studies.Knowledge.Unknown, false) => text["U schreef iets op én koos dat het er niet is of dat u het niet weet. Haal een van beide weg."],
        _ => null,
    };

    /// <summary>What is told by it; words alone say that it is known.</summary>
    public ToldText? Told() => (Knowledge, string.IsNullOrWhiteSpace(Words)) switch
    {
        (_, false) => new ToldText(Domain.Studies.Knowledge.Known, Words!.Trim()),
        ({ } known, _) => new ToldText(known),
        _ => null,
    };
}
