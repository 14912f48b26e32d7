using Npgsql;

namespace Sweep.Cli.Reporting;

internal sealed class SweepReport(Shell shell, NpgsqlDataSource database)
{
    public Task<int> PrintAsync(string sweep, CancellationToken cancellationToken)
    {
        shell.Say($"{sweep} {database.ConnectionString.Length} {cancellationToken.IsCancellationRequested}");
        return Task.FromResult(0);
    }
}
