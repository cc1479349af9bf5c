using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Toetssteen.Web.Data;

// Run from the root of the repository: dotnet run --project tools/Toetssteen.Migrations -- NAME
if (args is not [var name])
{
    Console.Error.WriteLine("Geef één naam: dotnet run --project tools/Toetssteen.Migrations -- NAAM");
    return 2;
}

// As the program opens them: the model of the accounts asks the services which schema is meant.
Write(() => Open("sqlite::memory:"), "Sqlite");
Write(() => Open("postgres:Host=localhost"), "Postgres");
return 0;

AppDb Open(string database) =>
    new ServiceCollection()
        .AddLogging()
        .AddDatabase(database)
        .BuildServiceProvider()
        .CreateScope()
        .ServiceProvider.GetRequiredService<AppDb>();

void Write(Func<AppDb> open, string set)
{
    // In a context of its own: asking closes the snapshot, and a closed one is taken for an empty database.
    using (var asked = open())
        if (!asked.Database.HasPendingModelChanges())
        {
            Console.WriteLine($"{set}: geen wijzigingen in het model.");
            return;
        }
    using var db = open();
    var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices();
    services.AddDbContextDesignTimeServices(db);
    var provider = db.GetService<Microsoft.EntityFrameworkCore.Storage.IDatabaseProvider>().Name;
    var design = (IDesignTimeServices)
        Activator.CreateInstance(
            System
                .Reflection.Assembly.Load(provider)
                .GetType(
                    System
                        .Reflection.CustomAttributeExtensions.GetCustomAttribute<DesignTimeProviderServicesAttribute>(
                            System.Reflection.Assembly.Load(provider))!
                        .TypeName)!)!;
    design.ConfigureDesignTimeServices(services);
    using var built = services.BuildServiceProvider();
    using var scope = built.CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var web = Path.Combine(Directory.GetCurrentDirectory(), "src", "Toetssteen.Web");
    var migration = scaffolder.ScaffoldMigration(name, "Toetssteen.Web", $"Data.Migrations.{set}", "C#");
    var files = scaffolder.Save(web, migration, Path.Combine(web, "Data", "Migrations", set), dryRun: false);
    Console.WriteLine($"{set}: {Path.GetFileName(files.MigrationFile)}");
}
