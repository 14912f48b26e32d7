using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sweep.Storage.Schema.Migrations;

/// <summary>Creates the table of kept results. Its columns of laws and quantities, its triggers and the rows of older sweeps come with the views.</summary>
[DbContext(typeof(SweepContext))]
[Migration(Id)]
internal sealed class Results : Migration
{
    public const string Id = "20261130200000_Results";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(SchemaText.Results);

    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("a schema is not made older; restore a copy of the database");
}
