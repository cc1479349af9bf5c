using System.Net;
using System.Net.Sockets;
using Toetssteen.Bench.Functions;

namespace Toetssteen.Bench.Typing;

/// <summary>A PostgreSQL of its own, with its durability as installed, from the start until it is disposed of.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _programs;

    private OwnPostgres(string folder, string programs, int port) =>
        (_folder, _programs, Database) = (folder, programs, $"postgres:Host=127.0.0.1;Port={port};Username=postgres;Database=postgres");

    /// <summary>The database, as the program takes it.</summary>
    public string Database { get; }

    /// <summary>Makes it in a temporary folder and starts it.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public static OwnPostgres Start()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql", "*").Select(d => Path.Combine(d, "bin")).Max()
            : null;
        if (programs is null)
            throw new InvalidOperationException("PostgreSQL is not installed.");
        var folder = Directory.CreateTempSubdirectory("toetssteen-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
            Run.Output("chown", "postgres", folder);
        var made = new OwnPostgres(folder, programs, FreePort());
        made.Do("initdb", "-D", made.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        var port = made.Database.Split("Port=")[1].Split(';')[0];
        made.Do(
            "pg_ctl",
            "-D",
            made.Data,
            "-l",
            Path.Combine(folder, "log"),
            "-s",
            "-w",
            "start",
            "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
        return made;
    }

    public ValueTask DisposeAsync()
    {
        Do("pg_ctl", "-D", Data, "-m", "immediate", "-s", "stop");
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string Data => Path.Combine(_folder, "data");

    // PostgreSQL refuses to run as root; then it runs as its own user. What it starts must not hold our output open.
    private void Do(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(_programs, program), .. arguments];
        if (Environment.IsPrivilegedProcess)
            command = ["runuser", "-u", "postgres", "--", .. command];
        Run.Output("sh", ["-c", "cd / && \"$@\" >/dev/null", "sh", .. command]);
    }
}
