using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sweep.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Unreachable : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_trials_failure_cause",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropCheckConstraint(
                name: "ck_attempts_cause",
                schema: "sweep",
                table: "attempts");

            migrationBuilder.AddCheckConstraint(
                name: "ck_trials_failure_cause",
                schema: "sweep",
                table: "trials",
                sql: "failure_cause in ('user_error', 'out_of_memory', 'worker_lost', 'timeout', 'cancelled', 'unreachable')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_attempts_cause",
                schema: "sweep",
                table: "attempts",
                sql: "cause in ('user_error', 'out_of_memory', 'worker_lost', 'timeout', 'cancelled', 'unreachable')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_trials_failure_cause",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropCheckConstraint(
                name: "ck_attempts_cause",
                schema: "sweep",
                table: "attempts");

            migrationBuilder.AddCheckConstraint(
                name: "ck_trials_failure_cause",
                schema: "sweep",
                table: "trials",
                sql: "failure_cause in ('user_error', 'out_of_memory', 'worker_lost', 'timeout', 'cancelled')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_attempts_cause",
                schema: "sweep",
                table: "attempts",
                sql: "cause in ('user_error', 'out_of_memory', 'worker_lost', 'timeout', 'cancelled')");
        }
    }
}
