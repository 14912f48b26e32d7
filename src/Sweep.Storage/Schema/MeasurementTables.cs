using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sweep.Storage.Schema.Rows;
using Sweep.Theory.Measuring;
using Sweep.Theory.Trials;
using Sweep.Theory.Verdicts;

namespace Sweep.Storage.Schema;

internal sealed class AttemptTable : IEntityTypeConfiguration<AttemptRow>
{
    public void Configure(EntityTypeBuilder<AttemptRow> builder)
    {
        builder.ToTable("attempts", static table =>
        {
            table.HasComment("One try at a trial by one worker; appended, never changed");
            table.HasCheckConstraint("ck_attempts_cause", Words.Check<FailureCause>("cause"));
            table.HasCheckConstraint("ck_attempts_time", "ended_at >= started_at");
        });
        builder.HasOne<TrialRow>().WithMany().HasForeignKey(static row => row.TrialId).OnDelete(DeleteBehavior.Cascade);

        // Failures are few and asked for in every view of progress.
        builder.HasIndex(static row => row.TrialId, "ix_attempts_failed").HasFilter("cause is not null").HasDatabaseName("ix_attempts_failed");
        builder.HasIndex(static row => row.TrialId);
        builder.Property(static row => row.Cause).HasComment("Why it failed; null when it succeeded");
        builder.Property(static row => row.RecordedAt).HasDefaultValueSql("now()").HasComment("By the database's clock");
    }
}

internal sealed class MeasurementTable : IEntityTypeConfiguration<MeasurementRow>
{
    public void Configure(EntityTypeBuilder<MeasurementRow> builder)
    {
        builder.ToTable("measurements", static table =>
        {
            table.HasComment("The accepted measurement of a trial and the verdict on it");
            Verdicts(table, "measurements");
        });
        Numbers(builder);
        builder.HasKey(static row => row.TrialId);
        builder.Property(static row => row.ImagesSha256).HasDefaultValue("").HasComment("Hash of the user's own images that were seen; empty: made scenes, or measured before it was noted");
        builder.HasOne<TrialRow>().WithOne().HasForeignKey<MeasurementRow>(static row => row.TrialId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(static row => row.Science).HasDefaultValue("").HasComment("Hash of the compiled theory and learning code");
        builder.Property(static row => row.SweepId).HasComment("The sweep of the trial");
        builder.Property(static row => row.Cause).HasComment("Why the verdict, without this trial's numbers; null: judged before causes were noted");

        // Verdicts are counted in this order without reading a row, and the few refutations of a large sweep found at once.
        builder.HasIndex(static row => new { row.SweepId, row.Verdict });
        builder.Property(static row => row.ReusedFrom).HasComment("The trial of another sweep that was measured in place of this one; null: this one was");
    }

    /// <summary>A column for every quantity.</summary>
    internal static void Numbers<TRow>(EntityTypeBuilder<TRow> builder)
        where TRow : MeasurementColumns
    {
        foreach (var quantity in Quantities.All)
        {
            var type = quantity.GetType().GenericTypeArguments[0];
            builder.Property(type == typeof(IReadOnlyList<double>) ? typeof(double[]) : type, quantity.Name).HasColumnName(quantity.Name).HasComment(quantity.Text);
        }
    }

    internal static void Verdicts<TRow>(TableBuilder<TRow> table, string name)
        where TRow : MeasurementColumns
    {
        foreach (var column in new[] { "verdict", "distinct_verdict", "stitching_verdict", "seams_verdict", "separable_verdict", "shifts_verdict" })
        {
            table.HasCheckConstraint($"ck_{name}_{column}", Words.Check<Verdict>(column));
        }

        table.HasCheckConstraint($"ck_{name}_counts", "measured_distinct >= 0 and objects >= 0");
        table.HasCheckConstraint($"ck_{name}_instances", "false_splits between 0 and cut_objects and false_merges between 0 and truth_objects and ap50 between 0 and 1 and ap between 0 and 1");
    }
}

internal sealed class LateMeasurementTable : IEntityTypeConfiguration<LateMeasurementRow>
{
    public void Configure(EntityTypeBuilder<LateMeasurementRow> builder)
    {
        builder.ToTable("late_measurements", static table =>
        {
            table.HasComment("Measurements that came when their trial was final already: they should show the same numbers");
            MeasurementTable.Verdicts(table, "late_measurements");
        });
        MeasurementTable.Numbers(builder);
        builder.HasKey(static row => new { row.TrialId, row.AttemptId });
        builder.Property(static row => row.ImagesSha256).HasDefaultValue("");
        builder.Property(static row => row.Science).HasDefaultValue("");
        builder.HasOne<TrialRow>().WithMany().HasForeignKey(static row => row.TrialId).OnDelete(DeleteBehavior.Cascade);
    }
}
