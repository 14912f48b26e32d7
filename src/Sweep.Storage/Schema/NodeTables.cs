using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sweep.Storage.Schema.Rows;

namespace Sweep.Storage.Schema;

internal sealed class NodeTable : IEntityTypeConfiguration<NodeRow>
{
    public void Configure(EntityTypeBuilder<NodeRow> builder)
    {
        builder.ToTable("nodes", static table => table.HasComment("Machines that work, or worked, for a cluster"));
        builder.HasKey(static row => row.Name);
        builder.Property(static row => row.DrainingAt).HasComment("Since when it takes no new work; null: it does");
        builder.Property(static row => row.EndedAt).HasComment("When it ended in good order; null: it runs or was killed");
    }
}

internal sealed class DeviceTable : IEntityTypeConfiguration<DeviceRow>
{
    public void Configure(EntityTypeBuilder<DeviceRow> builder)
    {
        builder.ToTable("devices", static table => table.HasComment("Places for workers on a node: GPUs, or its CPU"));
        builder.HasKey(static row => new { row.Node, row.Device });
        builder.HasOne<NodeRow>().WithMany().HasForeignKey(static row => row.Node).OnDelete(DeleteBehavior.Cascade);
    }
}
