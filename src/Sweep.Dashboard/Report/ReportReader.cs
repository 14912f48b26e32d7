using Npgsql;
using Sweep.Dashboard.Charts;
using Sweep.Storage.Answers;
using Sweep.Storage.Charts;
using Sweep.Storage.Reading;
using Sweep.Storage.Reports;

namespace Sweep.Dashboard.Report;

/// <summary>Reads the data of a report. Lists are bounded, so that the file stays small for a sweep of any size.</summary>
internal sealed class ReportReader(NpgsqlDataSource database, TimeProvider time)
{
    private const int LongestTable = 60;
    private const int DeviationsOfEachKind = 30;
    private const int MostPictures = 12;
    private const long MostPictureBytes = 1_000_000;

    // A running sweep changes while it is read; a quiet moment is found soon or never.
    private const int Tries = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SweepQueries sweeps = new(database);
    private readonly ReportQueries queries = new(database);

    /// <param name="charts">Whether charts are drawn.</param>
    /// <returns>Null: there is no such sweep.</returns>
    public async Task<ReportContents?> ReadAsync(string sweep, bool charts, string programVersion, CancellationToken cancellationToken)
    {
        if (await sweeps.FindAsync(sweep, cancellationToken) is null)
        {
            return null;
        }

        for (var attempt = 1; ; attempt++)
        {
            var before = await queries.DataHashAsync(sweep, cancellationToken);
            var contents = await OnceAsync(sweep, charts, programVersion, cancellationToken);
            if (before == await queries.DataHashAsync(sweep, cancellationToken))
            {
                return contents with { DataHash = before };
            }

            if (attempt == Tries)
            {
                return contents;
            }
        }
    }

    private async Task<ReportContents> OnceAsync(string sweep, bool charts, string programVersion, CancellationToken cancellationToken)
    {
        var pictures = await queries.PicturesAsync(sweep, MostPictures, cancellationToken).ToListAsync(cancellationToken);
        var folded = new Dictionary<string, FoldedRows>();
        foreach (var view in FoldedView.All)
        {
            folded[view.View] = await queries.FoldedAsync(view.View, sweep, LongestTable, cancellationToken);
        }

        var summary = (await sweeps.FindAsync(sweep, cancellationToken))!;
        var failedControls = await sweeps.FailedControlsAsync(sweep, cancellationToken).ToListAsync(cancellationToken);
        var laws = await sweeps.VerdictsAsync(sweep, cancellationToken).ToListAsync(cancellationToken);
        var causes = await sweeps.CausesAsync(sweep, cancellationToken);
        return new()
        {
            Sweep = summary,
            Head = await queries.HeadAsync(sweep, cancellationToken),
            FailedControls = failedControls,
            Laws = laws,
            Causes = causes,
            Answer = await new AnswerQueries(database).AnswerAsync(summary, laws, causes, failedControls.Count > 0, cancellationToken),
            Unmeasured = await queries.UnmeasuredAsync(sweep, cancellationToken),
            Folded = folded,
            JumpRatios = await queries.JumpRatiosAsync(sweep, cancellationToken).ToListAsync(cancellationToken),
            Charts = charts ? await ChartsAsync(sweep, cancellationToken) : [],
            Pictures = pictures,
            PictureFiles = await PictureFilesAsync(pictures, cancellationToken),
            Deviations = await queries.DeviationsAsync(sweep, DeviationsOfEachKind, cancellationToken).ToListAsync(cancellationToken),
            Predictions = await PredictionAudit.OfAsync(database, sweep, cancellationToken),
            Surroundings = await queries.SurroundingsAsync(sweep, cancellationToken).ToListAsync(cancellationToken),
            Determinism = await queries.DeterminismAsync(sweep, cancellationToken),
            DataHash = null,
            WrittenAt = time.GetUtcNow(),
            ProgramVersion = programVersion,
        };
    }

    private async Task<IReadOnlyList<Chart>> ChartsAsync(string sweep, CancellationToken cancellationToken)
    {
        var contents = await ChartContents.ReadAsync(database, sweep, cancellationToken);
        var choice = HeatmapChoice.Of(contents, null, null, null);
        List<Chart> charts = [];
        foreach (var name in ChartQueries.Names.Where(contents.Charts.Contains))
        {
            var query = ChartQueries.Find(name, sweep, choice.X.Name, choice.Y.Name, choice.Measure.Name);
            charts.Add(new(query, await ChartRows.ReadAsync(database, query, Patience, cancellationToken)));
        }

        return charts;
    }

    private async Task<IReadOnlyList<byte[]>> PictureFilesAsync(IReadOnlyList<RepresentativePicture> pictures, CancellationToken cancellationToken)
    {
        var figures = new FigureQueries(database);
        List<byte[]> files = [];
        var bytes = 0L;
        foreach (var picture in pictures)
        {
            bytes += picture.Bytes;
            if (bytes > MostPictureBytes || await figures.FindAsync(picture.Artifact, cancellationToken) is not { } content)
            {
                break;
            }

            files.Add(content);
        }

        return files;
    }
}
