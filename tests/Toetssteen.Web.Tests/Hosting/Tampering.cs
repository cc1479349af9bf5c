using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Toetssteen.Domain;
using Toetssteen.Domain.Findings;
using Toetssteen.Domain.FollowUp;
using Toetssteen.Web.Data;

namespace Toetssteen.Web.Tests.Hosting;

/// <summary>
/// Someone with a key to the database: changes rows past the program, by SQL of their own, within the transaction that is open. What
/// nobody could read as another value is no change, and is not made.
/// </summary>
public sealed class Tampering(AppDb db, Random random)
{
    private static readonly HashSet<string> Booleans = ["HasAttention", "Unchanged"];
    private static readonly HashSet<string> Texts =
        ["Why", "Before", "After", "Reason", "Note", "NoMarkReason", "NotRetestedReason", "Text", "Source"];

    /// <summary>Alters one value of one row, whichever: a character of a text, a digit, the other one of two.</summary>
    /// <returns>What was done; null where there was nothing to do it to.</returns>
    public async Task<string?> AlterAsync(string table, string key, string column, string? where = null)
    {
        if (await PickAsync(table, key, [column], where) is not [.. var id, var value] || Altered(value, column) is not { } other)
            return null;
        await SetAsync(table, key, id, column, other);
        return $"{table}.{column}: {value} -> {other}";
    }

    /// <summary>Gives a value of one row.</summary>
    public Task<int> SetAsync(string table, string key, object[] id, string column, object? value) =>
        ExecuteAsync($"UPDATE \"{table}\" SET \"{column}\" = @p0 WHERE {Is(key, 1)}", [value, .. id]);

    /// <summary>Removes one row, whichever.</summary>
    public async Task<string?> DeleteAsync(string table, string key, string? where = null)
    {
        if (await PickAsync(table, key, [], where) is not { } id)
            return null;
        await ExecuteAsync($"DELETE FROM \"{table}\" WHERE {Is(key, 0)}", id);
        return $"{table}: {string.Join(", ", id)} removed";
    }

    /// <summary>Lets two rows change a value, where it is not the same.</summary>
    public async Task<string?> SwapAsync(string table, string key, string column, string? where = null, object? aside = null)
    {
        if (await PickAsync(table, key, [column], where) is not [.. var one, var first]
            || await PickAsync(table, key, [column], where) is not [.. var other, var second] || Equals(first, second))
            return null;
        if (aside is not null)
            await SetAsync(table, key, one, column, aside);
        await SetAsync(table, key, other, column, first);
        await SetAsync(table, key, one, column, second);
        return $"{table}.{column}: {first} <-> {second}";
    }

    /// <summary>A row, whichever: the values of its key, and of these columns.</summary>
    public async Task<object[]?> PickAsync(string table, string key, string[] columns, string? where = null)
    {
        var keys = string.Join(", ", key.Split(' ').Select(c => $"\"{c}\""));
        var all = string.Join(", ", columns.Select(c => $"\"{c}\"").Prepend(keys));
        var rows = await QueryAsync($"SELECT {all} FROM \"{table}\" WHERE {where ?? "1 = 1"} ORDER BY {keys}");
        return rows.Count == 0 ? null : rows[random.Next(rows.Count)];
    }

    /// <summary>Runs a statement; parameters are <c>@p0</c> and on.</summary>
    public async Task<int> ExecuteAsync(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks; parameters are <c>@p0</c> and on.</summary>
    public async Task<List<object[]>> QueryAsync(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    private object? Altered(object value, string column) => value switch
    {
        DBNull => Texts.Contains(column) ? "x" : null,
        Guid id => new Guid([(byte)(id.ToByteArray()[0] ^ 1), .. id.ToByteArray()[1..]]),
        DateTime at => at.AddMicroseconds(Math.Pow(10, random.Next(12))),
        bool flag => !flag,
        long or int when Booleans.Contains(column) => 1 - Convert.ToInt32(value, CultureInfo.InvariantCulture),
        long or int => Convert.ToInt32(value, CultureInfo.InvariantCulture) + random.Next(1, 1_000),
        decimal number => number + 1,
        string text => column switch
        {
            "Marks" => Until(text, other => Differs<List<Mark>>(text, other)),
            "Baseline" => Until(text, other => Differs<Judgement>(text, other)),
            // The columns of a re-test; those of the history are compared to the letter by their hash.
            "Before" or "After" when text.StartsWith("{\"period\"", StringComparison.Ordinal) =>
                Until(text, other => Differs<Judgement>(text, other)),
            _ => Letter(text),
        },
        _ => throw new InvalidOperationException($"{column} is a {value.GetType()}."),
    };

    private string Until(string text, Predicate<string> differs)
    {
        while (true)
            if (Letter(text) is var other && differs(other))
                return other;
    }

    private static bool Differs<T>(string text, string other)
    {
        try
        {
            return Read(text) != Read(other);
        }
        catch (JsonException)
        {
            return true;
        }

        static string Read(string json) =>
            JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, DomainJson.Options), DomainJson.Options);
    }

    // One letter or digit becomes the next; where there is none, one comes in.
    private string Letter(string text)
    {
        var places = Enumerable.Range(0, text.Length).Where(n => char.IsLetterOrDigit(text[n])).ToList();
        if (places.Count == 0)
            return text + "x";
        var altered = new StringBuilder(text);
        var at = places[random.Next(places.Count)];
        altered[at] = altered[at] switch
        {
            '9' => '0',
            'z' => 'a',
            'Z' => 'A',
            var c => (char)(c + 1),
        };
        return altered.ToString();
    }

    private static string Is(string key, int from) => string.Join(" AND ", key.Split(' ').Select((k, n) => $"\"{k}\" = @p{from + n}"));

    private DbCommand Command(string sql, object?[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        for (var n = 0; n < values.Length; n++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{n}", values[n] ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
