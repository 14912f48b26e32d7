using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace Sweep.Storage.Schema;

/// <summary>
/// The history of the schema <c>sweep</c>. Its tables are SQL files and are read and written by SQL, so that it has no entities: EF Core knows which
/// migrations a database has and applies the others.
/// </summary>
internal sealed class SweepContext(DbContextOptions<SweepContext> options) : DbContext(options)
{
    public const string SchemaName = "sweep";
    public const string HistoryTable = "migrations";

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema(SchemaName);
}

/// <summary>Makes contexts: for <c>dotnet ef</c> and scripts without a server, for the program on its data source.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "dotnet ef creates it")]
internal sealed class SweepContextFactory : IDesignTimeDbContextFactory<SweepContext>
{
    // The oldest server that is supported: migrations are written for it.
    private static readonly Version Oldest = new(15, 0);

    public SweepContext CreateDbContext(string[] args) => new(Configure(static options => options.UseNpgsql(SetUp)));

    public static SweepContext On(NpgsqlDataSource database) => new(Configure(options => options.UseNpgsql(database, SetUp)));

    private static DbContextOptions<SweepContext> Configure(Action<DbContextOptionsBuilder> provider)
    {
        var options = new DbContextOptionsBuilder<SweepContext>().UseSnakeCaseNamingConvention();
        provider(options);
        return options.Options;
    }

    private static void SetUp(NpgsqlDbContextOptionsBuilder npgsql) =>
        npgsql.MigrationsHistoryTable(SweepContext.HistoryTable, SweepContext.SchemaName).SetPostgresVersion(Oldest).CommandTimeout(0);
}
