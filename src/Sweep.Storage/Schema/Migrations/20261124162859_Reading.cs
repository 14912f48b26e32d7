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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
