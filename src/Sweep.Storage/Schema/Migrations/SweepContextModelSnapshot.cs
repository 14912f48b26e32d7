using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Sweep.Storage.Schema.Migrations;

/// <summary>The model of EF Core: there is none.</summary>
[DbContext(typeof(SweepContext))]
internal sealed class SweepContextModelSnapshot : ModelSnapshot
{
    protected override void BuildModel(ModelBuilder modelBuilder) => modelBuilder.HasDefaultSchema(SweepContext.SchemaName);
}
