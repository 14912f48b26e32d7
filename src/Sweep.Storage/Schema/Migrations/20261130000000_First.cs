using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sweep.Storage.Schema.Migrations;

/// <summary>Creates the tables. The columns of axes, quantities and laws are added after every migration.</summary>
[DbContext(typeof(SweepContext))]
[Migration(Id)]
internal sealed class First : Migration
{
    public const string Id = "20261130000000_First";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.EnsureSchema(SweepContext.SchemaName);
        migrationBuilder.Sql(SchemaText.Tables);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropSchema(SweepContext.SchemaName);
}
