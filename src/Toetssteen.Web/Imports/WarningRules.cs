using Toetssteen.Documents.Reading.Grammar;

namespace Toetssteen.Web.Imports;

/// <summary>Which warnings of a reading make a finding wait for a person.</summary>
internal static class WarningRules
{
    public static bool IsDoubt(string code) => ReadingRules.IsDoubt(code);
}
