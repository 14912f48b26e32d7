using Npgsql;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Results;

/// <summary>The exit code of a run or a watch of a sweep.</summary>
internal static class SweepOutcome
{
    /// <returns>The exit code.</returns>
    public static async Task<int> PrintAsync(Shell shell, NpgsqlDataSource database, string sweep, TextFormat format, CancellationToken cancellationToken)
    {
        if (format == TextFormat.Text)
        {
            return await new SweepReport(shell, database).PrintAsync(sweep, cancellationToken);
        }

        var (document, code) = await new SweepDocument(database).OfAsync(sweep, cancellationToken);
        shell.Print(document);
        return code;
    }
}
