using Npgsql;
using Sweep.Cli.Output;
using Sweep.Storage.Queries;
using Sweep.Theory;

namespace Sweep.Cli.Figures;

/// <summary>The pictures of a sweep as files.</summary>
internal sealed class FigureFiles(Shell shell, NpgsqlDataSource database)
{
    /// <exception cref="InvalidSweepException">No picture is kept, or the folder cannot be written to.</exception>
    public async Task WriteAsync(SweepSummary sweep, string folder, CancellationToken cancellationToken)
    {
        var queries = new FigureQueries(database);
        var points = await queries.PointsAsync(sweep.Name, cancellationToken);
        if (points.Count == 0)
        {
            throw new InvalidSweepException(
                $"sweep {sweep.Name} keeps no picture; add panels to measure in its file, give it another name and run that, or run a preset of a figure such as fig2b");
        }

        try
        {
            Directory.CreateDirectory(folder);
            var names = FigureNames.Of(sweep.Name, points);
            await foreach (var (ordinal, content) in queries.ReadAsync(sweep.Name, cancellationToken))
            {
                await WriteWholeAsync(Path.Combine(folder, names[ordinal]), content, cancellationToken);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSweepException($"cannot write to {folder}: {fault.Message.TrimEnd('.')}; name another folder with --out", fault);
        }

        shell.Say($"{Counted.Of(points.Count, "picture")} in {Path.GetFullPath(folder)}");
    }

    /// <summary>Under another name first: whoever looks into the folder sees whole pictures.</summary>
    private static async Task WriteWholeAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            await File.WriteAllBytesAsync(unfinished, content, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
