using System.Globalization;
using Toetssteen.Domain.Publication;

namespace Toetssteen.Domain.History;

/// <summary>
/// An entry (gebeurtenis) in the history of an inspection: who, when, what, about what, why, before and after. It bears the hash of the
/// entry before it, and its own over all of this; once stored it never changes.
/// </summary>
public sealed class HistoryEntry
{
    /// <summary>The role of an entry that the program made by itself.</summary>
    public const string Program = "Program";

    /// <summary>Longest role, in characters.</summary>
    public const int MaxRole = 100;

    /// <summary>Longest subject, in characters.</summary>
    public const int MaxSubject = 200;

    private HistoryEntry()
    {
    }

    /// <summary>Makes an entry that is in no chain yet; see <see cref="Follow"/>.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="done">What a domain object did; there is no entry without it.</param>
    /// <param name="at">When; kept to the microsecond.</param>
    /// <param name="accountId">Who; null for the program itself.</param>
    /// <param name="role">In which role.</param>
    public HistoryEntry(Guid id, RecordedAct done, DateTimeOffset at, Guid? accountId, string role)
    {
        var moment = at.ToUniversalTime();
        (Id, InspectionId, At) = (id, done.InspectionId, moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond)));
        (AccountId, Role) = (accountId, role);
        (Act, Subject, Why, Before, After) = (done.Act, done.Subject, done.Why, done.Before, done.After);
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private set; }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>Counted from 1 in each inspection; 0 while it is in no chain.</summary>
    public int Number { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who; null for the program itself.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>In which role: the name of a <see cref="People.Role"/>, several separated by a comma, or <see cref="Program"/>.</summary>
    public string Role { get; private set; } = "";

    /// <summary>What was done.</summary>
    public HistoryAct Act { get; private set; }

    /// <summary>What it is about.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Why, where that was said.</summary>
    public string? Why { get; private set; }

    /// <summary>What it was.</summary>
    public string? Before { get; private set; }

    /// <summary>What it became; of a long text the <see cref="TextChange"/> as JSON.</summary>
    public string? After { get; private set; }

    /// <summary>Hash of the entry before it; empty for the first.</summary>
    public string PreviousHash { get; private set; } = "";

    /// <summary>SHA-256 over all of the above, in lower-case hexadecimal; see <see cref="HistoryChain.HashOf(HistoryEntry)"/>.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Takes its place in the chain, after the last entry of the inspection; null where it is the first.</summary>
    /// <returns>Where the chain ends now.</returns>
    public HistoryAnchor Follow(HistoryAnchor? last)
    {
        (Number, PreviousHash) = ((last?.Number ?? 0) + 1, last?.Hash ?? "");
        Hash = HistoryChain.HashOf(this);
        return new HistoryAnchor(Number, Hash);
    }
}

/// <summary>Where the chain of an inspection ends. Kept beside the entries, so that an end that was cut off shows.</summary>
public sealed class HistoryEnd
{
    private HistoryEnd()
    {
    }

    /// <summary>The inspection.</summary>
    public Guid InspectionId { get; private set; }

    /// <summary>Number of the last entry.</summary>
    public int Number { get; private set; }

    /// <summary>Its hash.</summary>
    public string Hash { get; private set; } = "";
}

/// <summary>What entries are about, as an address in the inspection.</summary>
public static class HistorySubject
{
    /// <summary>The draft as a whole.</summary>
    public const string Draft = "draft";

    /// <summary>The sample of blind second judgements.</summary>
    public const string Blind = "blind";

    /// <summary>A finding, or a part of it: <c>text</c>, <c>marks</c>, <c>sources</c>.</summary>
    public static string Finding(Guid id, string? part = null) => part is null ? $"finding/{id}" : $"finding/{id}/{part}";

    /// <summary>An improvement point.</summary>
    public static string Point(Guid id) => $"point/{id}";

    /// <summary>A fact check.</summary>
    public static string FactCheck(Guid id) => $"fact-check/{id}";

    /// <summary>An objection.</summary>
    public static string Objection(Guid id) => $"objection/{id}";

    /// <summary>A meeting.</summary>
    public static string Meeting(Guid id) => $"meeting/{id}";

    /// <summary>A respondent.</summary>
    public static string Respondent(Guid id) => $"respondent/{id}";

    /// <summary>An approach.</summary>
    public static string Approach(Guid id) => $"approach/{id}";

    /// <summary>What an approach is judged against in a follow-up.</summary>
    public static string Against(Guid assessmentId) => $"assessment/{assessmentId}/against";

    /// <summary>Cards about an approach, for a kind of respondent.</summary>
    public static string Cards(Guid assessmentId, string kind) => $"cards/{assessmentId}/{kind}";

    /// <summary>A blind second judgement: an indicator of an approach.</summary>
    public static string BlindJudgement(Guid assessmentId, string indicatorCode) => $"blind/{assessmentId}/{indicatorCode}";

    /// <summary>An edition of a factsheet, by its number.</summary>
    public static string Edition(Guid factsheetId, int number) => FormattableString.Invariant($"factsheet/{factsheetId}/edition/{number}");
}

/// <summary>How entries write what was and what became.</summary>
internal static class HistoryValue
{
    /// <summary>A day as <c>2026-03-02</c>; a dash where there is none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "–";
}
