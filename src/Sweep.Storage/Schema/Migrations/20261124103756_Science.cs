using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sweep.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Science : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_trials_pooling",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropCheckConstraint(
                name: "ck_trials_scene",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropIndex(
                name: "ix_artifacts_trial_id",
                schema: "sweep",
                table: "artifacts");

            migrationBuilder.AddColumn<double>(
                name: "bandwidth",
                schema: "sweep",
                table: "trials",
                type: "double precision",
                nullable: false,
                defaultValue: 1.5);

            migrationBuilder.AddColumn<int>(
                name: "batch",
                schema: "sweep",
                table: "trials",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<bool>(
                name: "control",
                schema: "sweep",
                table: "trials",
                type: "boolean",
                nullable: false,
                defaultValue: false,
                comment: "Measured in every sweep to see that the instruments work");

            migrationBuilder.AddColumn<double>(
                name: "elastic",
                schema: "sweep",
                table: "trials",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<int[]>(
                name: "halo",
                schema: "sweep",
                table: "trials",
                type: "integer[]",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "images",
                schema: "sweep",
                table: "trials",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "kernel",
                schema: "sweep",
                table: "trials",
                type: "text",
                nullable: false,
                defaultValue: "flat");

            migrationBuilder.AddColumn<double>(
                name: "noise",
                schema: "sweep",
                table: "trials",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<string>(
                name: "normalisation",
                schema: "sweep",
                table: "trials",
                type: "text",
                nullable: false,
                defaultValue: "none");

            migrationBuilder.AddColumn<bool>(
                name: "predicted_equivariant",
                schema: "sweep",
                table: "trials",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "predicted_separable",
                schema: "sweep",
                table: "trials",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<int[]>(
                name: "whole_image",
                schema: "sweep",
                table: "trials",
                type: "integer[]",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "ap",
                schema: "sweep",
                table: "measurements",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "cut_objects",
                schema: "sweep",
                table: "measurements",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "found_instances",
                schema: "sweep",
                table: "measurements",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<double[]>(
                name: "loss_curve",
                schema: "sweep",
                table: "measurements",
                type: "double precision[]",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "separable",
                schema: "sweep",
                table: "measurements",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "separable_verdict",
                schema: "sweep",
                table: "measurements",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "shift_error_max",
                schema: "sweep",
                table: "measurements",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "shift_error_scene",
                schema: "sweep",
                table: "measurements",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "shifts_verdict",
                schema: "sweep",
                table: "measurements",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "truth_objects",
                schema: "sweep",
                table: "measurements",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "ap",
                schema: "sweep",
                table: "late_measurements",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "cut_objects",
                schema: "sweep",
                table: "late_measurements",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "found_instances",
                schema: "sweep",
                table: "late_measurements",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<double[]>(
                name: "loss_curve",
                schema: "sweep",
                table: "late_measurements",
                type: "double precision[]",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "separable",
                schema: "sweep",
                table: "late_measurements",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "separable_verdict",
                schema: "sweep",
                table: "late_measurements",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "shift_error_max",
                schema: "sweep",
                table: "late_measurements",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "shift_error_scene",
                schema: "sweep",
                table: "late_measurements",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "shifts_verdict",
                schema: "sweep",
                table: "late_measurements",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "truth_objects",
                schema: "sweep",
                table: "late_measurements",
                type: "bigint",
                nullable: true);

            // The canonical text of a point names every axis, so the new ones are put in their places, before the seed: workers read it.
            migrationBuilder.Sql("""
                update sweep.trials set
                    canonical = replace(canonical, ';seed=',
                        ';batch=1;normalisation=none;noise=0;elastic=0;images=;whole_image=default;halo=default;bandwidth=1.5;kernel=flat;seed='),
                    configuration = replace(configuration, ';measure=',
                        ';batch=1;normalisation=none;noise=0;elastic=0;images=;whole_image=default;halo=default;bandwidth=1.5;kernel=flat;measure=');
                update sweep.trainings set canonical = replace(canonical, ';seed=', case
                    when canonical like '%;steps=%' then ';batch=1;normalisation=none;noise=0;elastic=0;images=;seed='
                    else ';normalisation=none;seed=' end);
                """);

            migrationBuilder.CreateIndex(
                name: "ix_trials_control",
                schema: "sweep",
                table: "trials",
                column: "sweep_id",
                filter: "control");

            migrationBuilder.AddCheckConstraint(
                name: "ck_trials_kernel",
                schema: "sweep",
                table: "trials",
                sql: "kernel in ('flat', 'gaussian')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_trials_normalisation",
                schema: "sweep",
                table: "trials",
                sql: "normalisation in ('none', 'instance', 'batch', 'group')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_trials_pooling",
                schema: "sweep",
                table: "trials",
                sql: "pooling in ('max', 'average', 'dilated', 'adaptive_polyphase', 'blur')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_trials_scene",
                schema: "sweep",
                table: "trials",
                sql: "scene in ('constant', 'discs', 'nuclei', 'images')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_measurements_instances",
                schema: "sweep",
                table: "measurements",
                sql: "false_splits between 0 and cut_objects and false_merges between 0 and truth_objects and ap50 between 0 and 1 and ap between 0 and 1");

            migrationBuilder.AddCheckConstraint(
                name: "ck_measurements_separable_verdict",
                schema: "sweep",
                table: "measurements",
                sql: "separable_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_measurements_shifts_verdict",
                schema: "sweep",
                table: "measurements",
                sql: "shifts_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_late_measurements_instances",
                schema: "sweep",
                table: "late_measurements",
                sql: "false_splits between 0 and cut_objects and false_merges between 0 and truth_objects and ap50 between 0 and 1 and ap between 0 and 1");

            migrationBuilder.AddCheckConstraint(
                name: "ck_late_measurements_separable_verdict",
                schema: "sweep",
                table: "late_measurements",
                sql: "separable_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_late_measurements_shifts_verdict",
                schema: "sweep",
                table: "late_measurements",
                sql: "shifts_verdict in ('confirmed', 'not_reached', 'refuted', 'inconclusive', 'not_predicted')");

            migrationBuilder.CreateIndex(
                name: "ix_artifacts_trial_id_kind",
                schema: "sweep",
                table: "artifacts",
                columns: new[] { "trial_id", "kind" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_trials_control",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropCheckConstraint(
                name: "ck_trials_kernel",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropCheckConstraint(
                name: "ck_trials_normalisation",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropCheckConstraint(
                name: "ck_trials_pooling",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropCheckConstraint(
                name: "ck_trials_scene",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropCheckConstraint(
                name: "ck_measurements_instances",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropCheckConstraint(
                name: "ck_measurements_separable_verdict",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropCheckConstraint(
                name: "ck_measurements_shifts_verdict",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropCheckConstraint(
                name: "ck_late_measurements_instances",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropCheckConstraint(
                name: "ck_late_measurements_separable_verdict",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropCheckConstraint(
                name: "ck_late_measurements_shifts_verdict",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropIndex(
                name: "ix_artifacts_trial_id_kind",
                schema: "sweep",
                table: "artifacts");

            migrationBuilder.DropColumn(
                name: "bandwidth",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "batch",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "control",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "elastic",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "halo",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "images",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "kernel",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "noise",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "normalisation",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "predicted_equivariant",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "predicted_separable",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "whole_image",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "ap",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "cut_objects",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "found_instances",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "loss_curve",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "separable",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "separable_verdict",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "shift_error_max",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "shift_error_scene",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "shifts_verdict",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "truth_objects",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "ap",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "cut_objects",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "found_instances",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "loss_curve",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "separable",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "separable_verdict",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "shift_error_max",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "shift_error_scene",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "shifts_verdict",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "truth_objects",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.AddCheckConstraint(
                name: "ck_trials_pooling",
                schema: "sweep",
                table: "trials",
                sql: "pooling in ('max', 'average')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_trials_scene",
                schema: "sweep",
                table: "trials",
                sql: "scene in ('constant', 'discs')");

            migrationBuilder.CreateIndex(
                name: "ix_artifacts_trial_id",
                schema: "sweep",
                table: "artifacts",
                column: "trial_id");
        }
    }
}
