using BenchmarkDotNet.Attributes;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Documents.Reading;

namespace Toetssteen.Bench.Functions;

/// <summary>Reading one factsheet: as text of 20 kB, and as a PDF of 8 pages beside what <c>pdftotext</c> alone takes on it.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private FactsheetReader _reader = null!;
    private byte[] _text = [];
    private string _pdf = "";

    [GlobalSetup]
    public void Prepare()
    {
        var framework = FrameworkFile.Load(Path.Combine(AppContext.BaseDirectory, "frameworks", "ggsr", "2012.yaml")).Framework!;
        _reader = new FactsheetReader([framework]);
        _text = InventedFactsheet.Text(framework, 20_000);
        _pdf = InventedFactsheet.Pdf(framework, 8);
        var read = _reader.Read("proef.txt", new MemoryStream(_text)).Approaches.Sum(a => a.Findings.Count);
        var readFromPdf = _reader.Read(_pdf).Approaches.Sum(a => a.Findings.Count);
        Console.WriteLine(
            $"// text: {_text.Length} bytes, {read} findings; PDF: {new FileInfo(_pdf).Length} bytes, {readFromPdf} findings");
    }

    [GlobalCleanup]
    public void Clean() => File.Delete(_pdf);

    [Benchmark]
    public FactsheetReading Text() => _reader.Read("proef.txt", new MemoryStream(_text));

    [Benchmark]
    public FactsheetReading Pdf() => _reader.Read(_pdf);

    [Benchmark]
    public string PdfToTextAlone() => Run.Output("pdftotext", _pdf, "-");
}
