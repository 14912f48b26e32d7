using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sweep.Storage.Schema.Rows;
using Sweep.Storage.Sweeps;

namespace Sweep.Storage.Schema;

internal sealed class SweepTable : IEntityTypeConfiguration<SweepRow>
{
    public void Configure(EntityTypeBuilder<SweepRow> builder)
    {
        builder.ToTable("sweeps", static table =>
        {
            table.HasComment("A grid of trials and its fate");
            table.HasCheckConstraint("ck_sweeps_state", Words.Check<SweepState>("state"));
            table.HasCheckConstraint("ck_sweeps_finalized", "(state in ('finished', 'cancelled')) = (finalized_at is not null)");
            table.HasCheckConstraint("ck_sweeps_counts", "planned > 0 and infeasible between 0 and planned and trainings between 1 and planned");
            table.HasCheckConstraint("ck_sweeps_limits", "max_attempts > 0 and trial_timeout > interval '0'");
            table.HasCheckConstraint("ck_sweeps_name", "name <> ''");
        });
        builder.HasIndex(static row => row.Name).IsUnique();
        builder.Property(static row => row.Priority).HasDefaultValue(0);
        builder.Property(static row => row.Fresh).HasDefaultValue(false).HasComment("Whether everything is measured anew, whatever earlier sweeps measured");
        builder.Property(static row => row.OwnerEpoch).HasDefaultValue(0L).HasComment("Raised by whoever takes the sweep over; a flush of an older owner writes nothing");
        builder.Property(static row => row.Note).HasDefaultValue("").HasComment("What people want to remember of it");
        builder.Property(static row => row.Tags).HasDefaultValueSql("'{}'").HasComment("Words by which people find it again");
        builder.Property(static row => row.FileText).HasComment("The sweep file as it was submitted");
        builder.Property(static row => row.Canonical).HasComment("Normalised content: equal texts are the same sweep");
    }
}

internal sealed class TrainingTable : IEntityTypeConfiguration<TrainingRow>
{
    public void Configure(EntityTypeBuilder<TrainingRow> builder)
    {
        builder.ToTable("trainings", static table => table.HasComment("One network, trained or random, shared by all trials that differ only in evaluation"));
        builder.HasOne<SweepRow>().WithMany().HasForeignKey(static row => row.SweepId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(static row => new { row.SweepId, row.Ordinal }).IsUnique();
    }
}

internal sealed class ImageSetTable : IEntityTypeConfiguration<ImageSetRow>
{
    public void Configure(EntityTypeBuilder<ImageSetRow> builder)
    {
        builder.ToTable("image_sets", static table => table.HasComment("Folders of the user's own images as sweeps were submitted with them; appended, never changed"));
        builder.HasKey(static row => new { row.SweepId, row.Folder });
        builder.HasOne<SweepRow>().WithMany().HasForeignKey(static row => row.SweepId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(static row => row.Images).HasComment("Images with labels in it");
        builder.Property(static row => row.Sha256).HasComment("Hash of the names and contents of its files; a worker measures no others");
    }
}

internal sealed class PredictionRecordTable : IEntityTypeConfiguration<PredictionRecordRow>
{
    public void Configure(EntityTypeBuilder<PredictionRecordRow> builder)
    {
        builder.ToTable("prediction_records", static table => table.HasComment("When the predictions of a sweep were written down; appended, never changed"));
        builder.HasKey(static row => new { row.SweepId, row.FirstOrdinal });
        builder.HasOne<SweepRow>().WithMany().HasForeignKey(static row => row.SweepId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(static row => row.FirstOrdinal).HasComment("Ordinal of its first trial; an extension of the sweep has a record of its own");
        builder.Property(static row => row.Trials).HasComment("Trials from there on");
        builder.Property(static row => row.Sha256).HasComment("Hash of their grid points and predictions, in the order of the grid");
        builder.Property(static row => row.RecordedAt).HasDefaultValueSql("now()").HasComment("By the database's clock");
    }
}
