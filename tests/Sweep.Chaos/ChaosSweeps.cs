using System.Data.Common;
using System.Globalization;
using Sweep.Cli.Terminal;
using Sweep.Storage.Trials;
using Sweep.Theory;

namespace Sweep.Chaos;

/// <summary>Hands a cluster one sweep after the other, all of the same content, and waits for their ends.</summary>
/// <param name="isCalm">Whether one sweep is long and has no small trials, so that a recovery waits for no processor that submissions keep busy.</param>
internal sealed class ChaosSweeps(ChaosHome home, SweepAudit audit, TimeProvider time, bool isCalm)
{
    public const string Undisturbed = "undisturbed";

    private readonly int atOnce = isCalm ? 1 : 3;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly List<string> names = [];

    public IReadOnlyList<string> Names => names;

    private const string SmallTrials = """
          - axes:
              depth: [1, 2, 3]
              spacing: [3, 4, 5, 7]
            seeds: 2
            fixed: { dimensions: 1, factor: 2, scene: discs, radius: 1, width: 8, steps: 0 }
            measure: [separability]
        """;

    /// <summary>
    /// 26 trials that take no time and 4 trainings of some seconds (calm: 40 trainings alone), with two tile crops each, and the attempts that
    /// everybody has.
    /// </summary>
    private string File(string name) => $$"""
        name: {{name}}
        grids:
        {{(isCalm ? "" : SmallTrials)}}
          - axes:
              tile_crop: [P, P+1]
            seeds: {{(isCalm ? 40 : 4)}}
            fixed: { dimensions: 2, depth: 2, factor: 2, scene: discs, radius: 2, spacing: 7, width: 8, train_window: 24, steps: 300, learning_rate: 3e-3 }
            measure: [separability, stitching]
        """;

    /// <summary>Keeps some sweeps unfinished until it is stopped.</summary>
    public async Task SubmitAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if ((await UnfinishedAsync(CancellationToken.None))?.Count < atOnce)
            {
                await SubmitOneAsync();
            }

            await Task.Delay(BetweenLooks, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Lets everything run that is paused, and waits until all is finished; false: that took longer than the patience.</summary>
    public async Task<bool> FinishAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        foreach (var name in names)
        {
            // A sweep that was paused when its fault was cut short; nothing happens to the others.
            await home.RunAsync(["resume", name], cancellationToken);
        }

        while (await UnfinishedAsync(cancellationToken) is not { Count: 0 })
        {
            if (time.GetElapsedTime(started) > patience)
            {
                return false;
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        return true;
    }

    /// <summary>The same content, measured anew by one worker with nobody disturbing it.</summary>
    public Task<(int Code, string Complaint)> RunUndisturbedAsync(CancellationToken cancellationToken) =>
        home.RunAsync(["run", home.Write(Undisturbed, File(Undisturbed)), "--fresh", "--slots", "1"], cancellationToken);

    private async Task SubmitOneAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"chaos-{names.Count + 1}");
        var file = home.Write(name, File(name));
        names.Add(name);
        // Where the database is away, nobody knows whether it took the sweep; submitting twice is submitting once.
        while (await home.RunAsync(["submit", file, "--fresh"], CancellationToken.None) is { Code: not ExitCode.Done } refused)
        {
            if (refused.Code != ExitCode.Unfit)
            {
                throw new UnfitEnvironmentException($"sweep submit ended with exit code {refused.Code}: {refused.Complaint}");
            }

            await Task.Delay(BetweenLooks, time);
        }
    }

    /// <summary>Null: the database does not answer at the moment.</summary>
    private async Task<IReadOnlyList<string>?> UnfinishedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await audit.UnfinishedAsync(cancellationToken);
        }
        catch (Exception away) when (away is DbException or TimeoutException or IOException)
        {
            return null;
        }
    }
}
