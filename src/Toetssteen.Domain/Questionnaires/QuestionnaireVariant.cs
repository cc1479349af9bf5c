namespace Toetssteen.Domain.Questionnaires;

/// <summary>Which questions a questionnaire holds.</summary>
public enum QuestionnaireVariant
{
    /// <summary>Uitgebreid: for the municipality.</summary>
    Full,

    /// <summary>Beperkt: for network partners.</summary>
    Limited,
}
