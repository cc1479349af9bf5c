using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Toetssteen.Bench.Load;

/// <summary>
/// The program itself on a port, which also hands out, before anything of its own, the files of one folder: as static files under
/// <c>/file</c>, and from memory under <c>/memory</c>. In a process of its own, so that the driver does not share its collector.
/// </summary>
internal sealed class MeasuredServer(string database, string folder, bool cached) : WebApplicationFactory<Toetssteen.Web.Ui.Dataset>
{
    /// <summary>Runs until standard input ends; prints the address first.</summary>
    public static async Task<int> RunAsync(string database, string folder, bool cached)
    {
        await using var server = new MeasuredServer(database, folder, cached);
        server.UseKestrel(0);
        server.StartServer();
        Console.WriteLine($"address {server.ClientOptions.BaseAddress}");
        await Console.In.ReadToEndAsync();
        return 0;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production").UseSetting("Toetssteen:Database", database).UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<IStartupFilter>(new SameBytes(folder));
            if (!cached)
                services.PostConfigure<OutputCacheOptions>(options => options.SizeLimit = 1);
        });
    }

    private sealed class SameBytes(string folder) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), RequestPath = "/file" });
            var memory = new Dictionary<string, byte[]>();
            app.Map("/memory", branch => branch.Run(async context =>
            {
                var name = context.Request.Path.Value!.TrimStart('/');
                byte[]? bytes;
                lock (memory)
                    if (!memory.TryGetValue(name, out bytes))
                        memory[name] = bytes = File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(name)));
                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.ContentLength = bytes.Length;
                await context.Response.Body.WriteAsync(bytes);
            }));
            next(app);
        };
    }
}
