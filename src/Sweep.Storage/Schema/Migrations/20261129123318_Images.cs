using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sweep.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Images : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "images_sha256",
                schema: "sweep",
                table: "measurements",
                type: "text",
                nullable: false,
                defaultValue: "",
                comment: "Hash of the user's own images that were seen; empty: made scenes, or measured before it was noted");

            migrationBuilder.AddColumn<string>(
                name: "images_sha256",
                schema: "sweep",
                table: "late_measurements",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "image_sets",
                schema: "sweep",
                columns: table => new
                {
                    sweep_id = table.Column<Guid>(type: "uuid", nullable: false),
                    folder = table.Column<string>(type: "text", nullable: false),
                    images = table.Column<int>(type: "integer", nullable: false, comment: "Images with labels in it"),
                    sha256 = table.Column<string>(type: "text", nullable: false, comment: "Hash of the names and contents of its files; a worker measures no others")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_image_sets", x => new { x.sweep_id, x.folder });
                    table.ForeignKey(
                        name: "fk_image_sets_sweeps_sweep_id",
                        column: x => x.sweep_id,
                        principalSchema: "sweep",
                        principalTable: "sweeps",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Folders of the user's own images as sweeps were submitted with them; appended, never changed");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "image_sets",
                schema: "sweep");

            migrationBuilder.DropColumn(
                name: "images_sha256",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "images_sha256",
                schema: "sweep",
                table: "late_measurements");
        }
    }
}
