using Toetssteen.Web.Commands;

// The test host starts the server with options alone; a person names a command.
return args.Length == 0 || args[0].StartsWith("--urls", StringComparison.Ordinal) || args[0].StartsWith("--environment", StringComparison.Ordinal)
    ? await Server.RunAsync(args)
    : await CommandLine.RunAsync(args);

/// <summary>The program: site, work screens, API and commands.</summary>
public partial class Program;
