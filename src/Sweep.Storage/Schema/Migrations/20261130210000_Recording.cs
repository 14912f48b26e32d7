using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sweep.Storage.Schema.Migrations;

/// <summary>Makes group commits cheap: one row for each lease, and fewer foreign keys and indexes.</summary>
[DbContext(typeof(SweepContext))]
[Migration(Id)]
internal sealed class Recording : Migration
{
    public const string Id = "20261130210000_Recording";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaText.Read("recording.sql"));
}
