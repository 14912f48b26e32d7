using Microsoft.EntityFrameworkCore;
using Sweep.Storage.Schema.Rows;

namespace Sweep.Storage.Schema;

/// <summary>The tables of the schema <c>sweep</c>.</summary>
internal sealed class SweepContext(DbContextOptions<SweepContext> options) : DbContext(options)
{
    public const string SchemaName = "sweep";
    public const string HistoryTable = "migrations";

    public DbSet<SweepRow> Sweeps => Set<SweepRow>();

    public DbSet<PredictionRecordRow> PredictionRecords => Set<PredictionRecordRow>();

    public DbSet<TrainingRow> Trainings => Set<TrainingRow>();

    public DbSet<TrialRow> Trials => Set<TrialRow>();

    public DbSet<AttemptRow> Attempts => Set<AttemptRow>();

    public DbSet<MeasurementRow> Measurements => Set<MeasurementRow>();

    public DbSet<LateMeasurementRow> LateMeasurements => Set<LateMeasurementRow>();

    public DbSet<WorkerRow> Workers => Set<WorkerRow>();

    public DbSet<RunningRow> Running => Set<RunningRow>();

    public DbSet<ArtifactRow> Artifacts => Set<ArtifactRow>();

    public DbSet<ClusterRow> Clusters => Set<ClusterRow>();

    public DbSet<SiloRow> Silos => Set<SiloRow>();

    public DbSet<NodeRow> Nodes => Set<NodeRow>();

    public DbSet<DeviceRow> Devices => Set<DeviceRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(SchemaName);
        modelBuilder.ApplyConfiguration(new SweepTable());
        modelBuilder.ApplyConfiguration(new ImageSetTable());
        modelBuilder.ApplyConfiguration(new PredictionRecordTable());
        modelBuilder.ApplyConfiguration(new TrainingTable());
        modelBuilder.ApplyConfiguration(new TrialTable());
        modelBuilder.ApplyConfiguration(new AttemptTable());
        modelBuilder.ApplyConfiguration(new MeasurementTable());
        modelBuilder.ApplyConfiguration(new LateMeasurementTable());
        modelBuilder.ApplyConfiguration(new WorkerTable());
        modelBuilder.ApplyConfiguration(new RunningTable());
        modelBuilder.ApplyConfiguration(new ArtifactTable());
        modelBuilder.ApplyConfiguration(new ClusterTable());
        modelBuilder.ApplyConfiguration(new SiloTable());
        modelBuilder.ApplyConfiguration(new NodeTable());
        modelBuilder.ApplyConfiguration(new DeviceTable());
    }
}
