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
