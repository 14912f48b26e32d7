using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sweep.Storage.Schema.Rows;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Schema;

internal sealed class TrialTable : IEntityTypeConfiguration<TrialRow>
{
    public void Configure(EntityTypeBuilder<TrialRow> builder)
    {
        builder.ToTable("trials", static table =>
        {
            table.HasComment("One grid point with its seed: every axis, what the theory predicts, and its state");
            table.HasCheckConstraint("ck_trials_state", Words.Check<TrialState>("state"));
            table.HasCheckConstraint("ck_trials_finalized", "(state <> 'pending') = (finalized_at is not null)");
            table.HasCheckConstraint("ck_trials_infeasible", "(state = 'infeasible') = (infeasible_reason is not null)");
            table.HasCheckConstraint("ck_trials_training", "(state = 'infeasible') = (training_id is null)");
            table.HasCheckConstraint("ck_trials_prediction", "(state = 'infeasible') = (period is null) and (period is null) = (bound is null)");
            table.HasCheckConstraint("ck_trials_distinct", "predicted_distinct between 1 and bound");
            table.HasCheckConstraint("ck_trials_failure", "(state = 'failed') = (failure_cause is not null)");
            table.HasCheckConstraint("ck_trials_failure_cause", Words.Check<FailureCause>("failure_cause"));
            foreach (var axis in Axes.All)
            {
                if (axis.Words is { } words)
                {
                    table.HasCheckConstraint($"ck_trials_{axis.Name}", Words.Check(axis.Name, words));
                }
            }
        });
        builder.HasOne<SweepRow>().WithMany().HasForeignKey(static row => row.SweepId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<TrainingRow>().WithMany().HasForeignKey(static row => row.TrainingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(static row => new { row.SweepId, row.Ordinal }).IsUnique();

        // What is left of a sweep, and only that: an index over all states would grow with what is done.
        builder.HasIndex(static row => row.SweepId, "ix_trials_pending").HasFilter("state = 'pending'").HasDatabaseName("ix_trials_pending");

        // How far a sweep is, however large, without reading a row.
        builder.HasIndex(static row => new { row.SweepId, row.State }).IncludeProperties(static row => new { row.Cost, row.FinalizedAt });

        // Every verdict of a sweep depends on its two controls.
        builder.HasIndex(static row => row.SweepId, "ix_trials_control").HasFilter("control").HasDatabaseName("ix_trials_control");

        // Equal points of other sweeps, whose measurements may be taken over.
        builder.HasIndex(static row => row.Canonical).HasMethod("hash");

        foreach (var axis in Axes.All)
        {
            // Sweeps of versions before the axis have its default.
            var absent = axis.Value(new GridPoint());
            var column = builder.Property(axis.IsLength ? typeof(int[]) : absent!.GetType(), axis.Name).HasColumnName(axis.Name).HasComment(axis.Text).IsRequired(absent is not null);
            if (!axis.IsLength)
            {
                column.HasDefaultValue(absent);
            }
        }

        builder.Property(static row => row.Control).HasDefaultValue(false);
        builder.Property(static row => row.Control).HasComment("Measured in every sweep to see that the instruments work");
        builder.Property(static row => row.RetriedAt).HasComment("Attempts recorded before count no longer against the trial; by the database's clock");
        builder.Property(static row => row.Id).HasComment("Hash of the sweep and the canonical text: a grid point is one row");
        builder.Property(static row => row.Ordinal).HasComment("Place in the order of the grid");
        builder.Property(static row => row.Configuration).HasComment("The canonical text without the seed: equal for replicates");
        builder.Property(static row => row.Period).HasComment("Product of the pooling factors along each axis, in pixels");
        builder.Property(static row => row.Bound).HasComment("Product of the periods: most same-looking objects that can get different embeddings");
        builder.Property(static row => row.PredictionNotes).HasComment("Formula of each prediction, and the premise that fails of each that is missing");
        builder.Property(static row => row.Cost).HasComment("Estimated multiply-accumulate operations");
    }
}
