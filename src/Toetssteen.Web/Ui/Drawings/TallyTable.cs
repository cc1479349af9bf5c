using Toetssteen.Domain.Comparison;
using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Web.Ui.Drawings;

/// <summary>A tally to be shown: its bar and its table.</summary>
public sealed record TallyTable(Tally Tally, Scale Scale, string Caption);
