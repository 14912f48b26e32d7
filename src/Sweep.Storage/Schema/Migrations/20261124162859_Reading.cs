using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sweep.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Reading : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "note",
                schema: "sweep",
                table: "sweeps",
                type: "text",
                nullable: false,
                defaultValue: "",
                comment: "What people want to remember of it");

            migrationBuilder.AddColumn<string[]>(
                name: "tags",
                schema: "sweep",
                table: "sweeps",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'",
                comment: "Words by which people find it again");

            migrationBuilder.CreateTable(
                name: "prediction_records",
                schema: "sweep",
                columns: table => new
                {
                    sweep_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_ordinal = table.Column<long>(type: "bigint", nullable: false, comment: "Ordinal of its first trial; an extension of the sweep has a record of its own"),
                    trials = table.Column<long>(type: "bigint", nullable: false, comment: "Trials from there on"),
                    sha256 = table.Column<string>(type: "text", nullable: false, comment: "Hash of their grid points and predictions, in the order of the grid"),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()", comment: "By the database's clock")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_prediction_records", x => new { x.sweep_id, x.first_ordinal });
                    table.ForeignKey(
                        name: "fk_prediction_records_sweeps_sweep_id",
                        column: x => x.sweep_id,
                        principalSchema: "sweep",
                        principalTable: "sweeps",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "When the predictions of a sweep were written down; appended, never changed");

            migrationBuilder.AddColumn<Guid>(
                name: "sweep_id",
                schema: "sweep",
                table: "measurements",
                type: "uuid",
                nullable: true,
                comment: "The sweep of the trial");

            migrationBuilder.Sql("update sweep.measurements m set sweep_id = t.sweep_id from sweep.trials t where t.id = m.trial_id;");

            migrationBuilder.AlterColumn<Guid>(
                name: "sweep_id",
                schema: "sweep",
                table: "measurements",
                type: "uuid",
                nullable: false,
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true,
                comment: "The sweep of the trial",
                oldComment: "The sweep of the trial");

            migrationBuilder.CreateIndex(
                name: "ix_trials_sweep_id_state",
                schema: "sweep",
                table: "trials",
                columns: new[] { "sweep_id", "state" })
                .Annotation("Npgsql:IndexInclude", new[] { "cost", "finalized_at" });

            migrationBuilder.CreateIndex(
                name: "ix_measurements_sweep_id_verdict",
                schema: "sweep",
                table: "measurements",
                columns: new[] { "sweep_id", "verdict" });

            migrationBuilder.CreateIndex(
                name: "ix_attempts_failed",
                schema: "sweep",
                table: "attempts",
                column: "trial_id",
                filter: "cause is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_trials_sweep_id_state",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropIndex(
                name: "ix_measurements_sweep_id_verdict",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropIndex(
                name: "ix_attempts_failed",
                schema: "sweep",
                table: "attempts");

            migrationBuilder.DropColumn(
                name: "sweep_id",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropTable(
                name: "prediction_records",
                schema: "sweep");

            migrationBuilder.DropColumn(
                name: "note",
                schema: "sweep",
                table: "sweeps");

            migrationBuilder.DropColumn(
                name: "tags",
                schema: "sweep",
                table: "sweeps");
        }
    }
}
