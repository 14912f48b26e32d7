using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sweep.Storage.Schema.Rows;

namespace Sweep.Storage.Schema;

internal sealed class WorkerTable : IEntityTypeConfiguration<WorkerRow>
{
    public void Configure(EntityTypeBuilder<WorkerRow> builder)
    {
        builder.ToTable("workers", static table => table.HasComment("Workers that delivered measurements, as they described themselves last"));
        builder.HasKey(static row => row.Name);
    }
}

internal sealed class RunningTable : IEntityTypeConfiguration<RunningRow>
{
    public void Configure(EntityTypeBuilder<RunningRow> builder)
    {
        builder.ToTable("running", static table => table.HasComment("Trainings in the hands of workers; written before a worker gets one, so that the next owner of the sweep goes on from here"));
        builder.HasKey(static row => row.TrainingId);
        builder.HasOne<TrainingRow>().WithOne().HasForeignKey<RunningRow>(static row => row.TrainingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<SweepRow>().WithMany().HasForeignKey(static row => row.SweepId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ArtifactTable : IEntityTypeConfiguration<ArtifactRow>
{
    public void Configure(EntityTypeBuilder<ArtifactRow> builder)
    {
        builder.ToTable("artifacts", static table =>
        {
            table.HasComment("Figures and other small files of a sweep or a trial");
            table.HasCheckConstraint("ck_artifacts_sha256", "sha256 ~ '^[0-9a-f]{64}$'");
        });
        builder.HasOne<SweepRow>().WithMany().HasForeignKey(static row => row.SweepId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<TrialRow>().WithMany().HasForeignKey(static row => row.TrialId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(static row => new { row.TrialId, row.Kind }).IsUnique();
    }
}

internal sealed class SiloTable : IEntityTypeConfiguration<SiloRow>
{
    public void Configure(EntityTypeBuilder<SiloRow> builder)
    {
        builder.ToTable("silos", static table => table.HasComment("Silos of a cluster, as membership sees them"));
        builder.HasKey(static row => new { row.ClusterId, row.Silo });
        builder.Property(static row => row.Suspects).HasDefaultValue("");
        builder.HasOne<ClusterRow>().WithMany().HasForeignKey(static row => row.ClusterId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ClusterTable : IEntityTypeConfiguration<ClusterRow>
{
    public void Configure(EntityTypeBuilder<ClusterRow> builder)
    {
        builder.ToTable("clusters", static table => table.HasComment("Clusters of silos; the version rises with every change of membership"));
        builder.HasKey(static row => row.ClusterId);
    }
}
