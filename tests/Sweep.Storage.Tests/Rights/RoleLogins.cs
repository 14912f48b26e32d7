using Npgsql;
using Sweep.Storage.Schema;

namespace Sweep.Storage.Tests.Rights;

/// <summary>A database in which sql/roles.sql was run, with a user of each role that logs in.</summary>
public sealed class RoleLogins : IAsyncLifetime
{
    /// <summary>Collection of the tests that make and drop roles: they belong to the whole server, which refuses two such changes at once.</summary>
    public const string OneAtATime = "roles of the test server";

    public const string Password = "correct-horse";
    private readonly string suffix = Guid.NewGuid().ToString("N")[..12];
    private readonly List<NpgsqlDataSource> opened = [];

    internal TestDatabase Database { get; } = new();

    public NpgsqlDataSource Owner { get; private set; } = null!;

    public NpgsqlDataSource Writer { get; private set; } = null!;

    public NpgsqlDataSource Reader { get; private set; } = null!;

    /// <summary>In no role at all.</summary>
    public NpgsqlDataSource Stranger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await MakeRolesAsync();
        Owner = await LoginAsync("owner", "in role sweep_owner");
        Writer = await LoginAsync("writer", "in role sweep_writer");
        Reader = await LoginAsync("reader", "in role sweep_reader");
        Stranger = await LoginAsync("stranger", "");
        await MakeRolesAsync();
    }

    /// <summary>Runs the file once more.</summary>
    public Task MakeRolesAsync() => Roles.MakeAsync(Database.Source, TestContext.Current.CancellationToken);

    /// <summary>Another user that logs in.</summary>
    public async Task<NpgsqlDataSource> LoginAsync(string name, string rest)
    {
        await Database.Source.ExecuteAsync($"create role {Name(name)} login password '{Password}' {rest}");
        var login = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Username = Name(name), Password = Password, MaxPoolSize = 8 });
        opened.Add(login);
        return login;
    }

    public string Name(string name) => $"sweep_test_{name}_{suffix}";

    public async ValueTask DisposeAsync()
    {
        foreach (var login in opened)
        {
            await login.DisposeAsync();
        }

        // Roles belong to the whole server and outlive the database.
        foreach (var name in await Database.Source.ColumnAsync($"select rolname::text from pg_roles where rolname like '%{suffix}'"))
        {
            await Database.Source.ExecuteAsync($"drop owned by {name} cascade; drop role {name}");
        }

        await Database.DisposeAsync();
    }
}
