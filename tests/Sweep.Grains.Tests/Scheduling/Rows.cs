using Npgsql;

namespace Sweep.Grains.Tests.Scheduling;

/// <summary>What the database says.</summary>
internal static class Rows
{
    public static async Task<T> ScalarAsync<T>(this NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public static Task<long> MeasurementsAsync(this NpgsqlDataSource database) =>
        database.ScalarAsync<long>("select count(*) from sweep.measurements");

    public static Task<long> LateAsync(this NpgsqlDataSource database) => database.ScalarAsync<long>("select count(*) from sweep.late_measurements");
}
