using Microsoft.EntityFrameworkCore;

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
