using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sweep.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Evidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "background_gap",
                schema: "sweep",
                table: "measurements",
                type: "double precision",
                nullable: true,
                comment: "Smallest distance between the means of an object and of the background, in tolerances");

            migrationBuilder.AddColumn<string>(
                name: "cause",
                schema: "sweep",
                table: "measurements",
                type: "text",
                nullable: true,
                comment: "Why the verdict, without this trial's numbers; null: judged before causes were noted");

            migrationBuilder.AddColumn<bool>(
                name: "clustering_control",
                schema: "sweep",
                table: "measurements",
                type: "boolean",
                nullable: true,
                comment: "Whether the same mean shift separates embeddings that are separable by construction");

            migrationBuilder.AddColumn<int>(
                name: "empty_windows",
                schema: "sweep",
                table: "measurements",
                type: "integer",
                nullable: true,
                comment: "Steps whose windows showed fewer than two instances");

            migrationBuilder.AddColumn<double>(
                name: "grid_gap",
                schema: "sweep",
                table: "measurements",
                type: "double precision",
                nullable: true,
                comment: "Smallest lead of the largest polyphase grid over the second, as a share of the largest");

            migrationBuilder.AddColumn<double[]>(
                name: "level_response",
                schema: "sweep",
                table: "measurements",
                type: "double precision[]",
                nullable: true,
                comment: "How much the output changes, in its standard deviations, when what comes up from below each pooling level is disturbed");

            migrationBuilder.AddColumn<double>(
                name: "stitch_error_generic",
                schema: "sweep",
                table: "measurements",
                type: "double precision",
                nullable: true,
                comment: "Stitch error on an image without symmetry, where the trial's own scene shows no seam though one is predicted");

            migrationBuilder.AddColumn<double>(
                name: "background_gap",
                schema: "sweep",
                table: "late_measurements",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "cause",
                schema: "sweep",
                table: "late_measurements",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "clustering_control",
                schema: "sweep",
                table: "late_measurements",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "empty_windows",
                schema: "sweep",
                table: "late_measurements",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "grid_gap",
                schema: "sweep",
                table: "late_measurements",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double[]>(
                name: "level_response",
                schema: "sweep",
                table: "late_measurements",
                type: "double precision[]",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "stitch_error_generic",
                schema: "sweep",
                table: "late_measurements",
                type: "double precision",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "background_gap",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "cause",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "clustering_control",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "empty_windows",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "grid_gap",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "level_response",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "stitch_error_generic",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "background_gap",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "cause",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "clustering_control",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "empty_windows",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "grid_gap",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "level_response",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "stitch_error_generic",
                schema: "sweep",
                table: "late_measurements");
        }
    }
}
