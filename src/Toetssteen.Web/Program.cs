using Toetssteen.Web.Commands;

// The test host starts the server with settings alone (--key=value); a person names a command.
return args.All(arg => arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal))
    ? await CommandLine.ToldAsync(() => Server.RunAsync(args))
    : await CommandLine.RunAsync(args);

/// <summary>The program: site, work screens, API and commands.</summary>
public partial class Program;
