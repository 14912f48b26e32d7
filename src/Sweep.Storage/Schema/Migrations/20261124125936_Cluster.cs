using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sweep.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Cluster : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Snapshots of leases without a token lead nowhere, and no silo of an earlier version had a cluster.
            migrationBuilder.Sql("delete from sweep.running; delete from sweep.silos;");

            migrationBuilder.AlterTable(
                name: "running",
                schema: "sweep",
                comment: "Trainings in the hands of workers; written before a worker gets one, so that the next owner of the sweep goes on from here",
                oldComment: "Trainings in the hands of workers at the last flush; nothing decides by it");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "retried_at",
                schema: "sweep",
                table: "trials",
                type: "timestamp with time zone",
                nullable: true,
                comment: "Attempts recorded before count no longer against the trial; by the database's clock");

            migrationBuilder.AddColumn<bool>(
                name: "fresh",
                schema: "sweep",
                table: "sweeps",
                type: "boolean",
                nullable: false,
                defaultValue: false,
                comment: "Whether everything is measured anew, whatever earlier sweeps measured");

            migrationBuilder.AddColumn<Guid>(
                name: "incarnation",
                schema: "sweep",
                table: "running",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "node",
                schema: "sweep",
                table: "running",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "token",
                schema: "sweep",
                table: "running",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "resumed_step",
                schema: "sweep",
                table: "measurements",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "reused_from",
                schema: "sweep",
                table: "measurements",
                type: "uuid",
                nullable: true,
                comment: "The trial of another sweep that was measured in place of this one; null: this one was");

            migrationBuilder.AddColumn<string>(
                name: "science",
                schema: "sweep",
                table: "measurements",
                type: "text",
                nullable: false,
                defaultValue: "",
                comment: "Hash of the compiled theory and learning code");

            migrationBuilder.AddColumn<int>(
                name: "resumed_step",
                schema: "sweep",
                table: "late_measurements",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "science",
                schema: "sweep",
                table: "late_measurements",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "recorded_at",
                schema: "sweep",
                table: "attempts",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "now()",
                comment: "By the database's clock");

            migrationBuilder.CreateTable(
                name: "clusters",
                schema: "sweep",
                columns: table => new
                {
                    cluster_id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clusters", x => x.cluster_id);
                },
                comment: "Clusters of silos; the version rises with every change of membership");

            migrationBuilder.CreateTable(
                name: "nodes",
                schema: "sweep",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    cluster_id = table.Column<string>(type: "text", nullable: false),
                    host = table.Column<string>(type: "text", nullable: false),
                    labels = table.Column<string[]>(type: "text[]", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    draining_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "Since when it takes no new work; null: it does"),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "When it ended in good order; null: it runs or was killed")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nodes", x => x.name);
                },
                comment: "Machines that work, or worked, for a cluster");

            migrationBuilder.CreateTable(
                name: "devices",
                schema: "sweep",
                columns: table => new
                {
                    node = table.Column<string>(type: "text", nullable: false),
                    device = table.Column<string>(type: "text", nullable: false),
                    model = table.Column<string>(type: "text", nullable: false),
                    memory_bytes = table.Column<long>(type: "bigint", nullable: true),
                    slots = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_devices", x => new { x.node, x.device });
                    table.ForeignKey(
                        name: "fk_devices_nodes_node",
                        column: x => x.node,
                        principalSchema: "sweep",
                        principalTable: "nodes",
                        principalColumn: "name",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Places for workers on a node: GPUs, or its CPU");

            migrationBuilder.CreateIndex(
                name: "ix_trials_canonical",
                schema: "sweep",
                table: "trials",
                column: "canonical")
                .Annotation("Npgsql:IndexMethod", "hash");

            migrationBuilder.AddForeignKey(
                name: "fk_silos_clusters_cluster_id",
                schema: "sweep",
                table: "silos",
                column: "cluster_id",
                principalSchema: "sweep",
                principalTable: "clusters",
                principalColumn: "cluster_id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_silos_clusters_cluster_id",
                schema: "sweep",
                table: "silos");

            migrationBuilder.DropTable(
                name: "clusters",
                schema: "sweep");

            migrationBuilder.DropTable(
                name: "devices",
                schema: "sweep");

            migrationBuilder.DropTable(
                name: "nodes",
                schema: "sweep");

            migrationBuilder.DropIndex(
                name: "ix_trials_canonical",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "retried_at",
                schema: "sweep",
                table: "trials");

            migrationBuilder.DropColumn(
                name: "fresh",
                schema: "sweep",
                table: "sweeps");

            migrationBuilder.DropColumn(
                name: "incarnation",
                schema: "sweep",
                table: "running");

            migrationBuilder.DropColumn(
                name: "node",
                schema: "sweep",
                table: "running");

            migrationBuilder.DropColumn(
                name: "token",
                schema: "sweep",
                table: "running");

            migrationBuilder.DropColumn(
                name: "resumed_step",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "reused_from",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "science",
                schema: "sweep",
                table: "measurements");

            migrationBuilder.DropColumn(
                name: "resumed_step",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "science",
                schema: "sweep",
                table: "late_measurements");

            migrationBuilder.DropColumn(
                name: "recorded_at",
                schema: "sweep",
                table: "attempts");

            migrationBuilder.AlterTable(
                name: "running",
                schema: "sweep",
                comment: "Trainings in the hands of workers at the last flush; nothing decides by it",
                oldComment: "Trainings in the hands of workers; written before a worker gets one, so that the next owner of the sweep goes on from here");
        }
    }
}
