using System.Diagnostics.CodeAnalysis;

namespace Toetssteen.Domain.People;

/// <summary>What a person may do behind the login. Which role has which is said once, in <see cref="Roles"/>.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The ending is meant for code access security, which is gone; this is the word.")]
public enum Permission
{
    /// <summary>Name approaches, explain them and nominate partners.</summary>
    Prepare,

    /// <summary>Fill in a questionnaire of the own organisation, with colleagues.</summary>
    FillIn,

    /// <summary>Supply documents.</summary>
    SupplyDocuments,

    /// <summary>Check a draft for errors of fact.</summary>
    CheckFacts,

    /// <summary>Report on progress after a year.</summary>
    ReportProgress,

    /// <summary>Read answers and documents of the inspections one has a part in.</summary>
    ReadEvidence,

    /// <summary>Judge indicators and draw conclusions.</summary>
    Judge,

    /// <summary>Decide on objections to facts.</summary>
    AnswerObjections,

    /// <summary>Agree or return, for work that is not one's own.</summary>
    SecondRead,

    /// <summary>Plan a study.</summary>
    Plan,

    /// <summary>Invite municipalities and partners, and remind them.</summary>
    Invite,

    /// <summary>Assign inspectors and second readers.</summary>
    Assign,

    /// <summary>Adopt a factsheet.</summary>
    Adopt,

    /// <summary>Decide on publication.</summary>
    Publish,

    /// <summary>Keep accounts, organisations and settings.</summary>
    Administer,
}
