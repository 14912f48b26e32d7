using Sweep.Benchmarks.Surroundings;

namespace Sweep.Benchmarks.Starting;

/// <summary>Time from the start of <c>sweep run</c> to the first recorded trial.</summary>
internal static class FirstTrial
{
    /// <summary>Runs a small sweep of random networks in a home and returns the seconds to its first trial.</summary>
    /// <param name="name">A name that the home does not have yet.</param>
    public static async Task<double> SecondsAsync(BenchHome home, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        var file = home.Write(name + ".yaml", $$"""
            name: {{name}}
            axes:
              spacing: [4, 5, 6, 7]
            seeds: 25
            fixed: { dimensions: 1, depth: 1, factor: 2, scene: discs, radius: 1, width: 8, steps: 0 }
            measure: [separability]
            """);
        var started = time.GetUtcNow();
        await EndedProgram.RunAsync(home.Program("run", file, "--fresh"), cancellationToken);
        await using var database = await home.OpenAsync(cancellationToken);
        await using var command = database.CreateCommand(
            "select min(received_at) from sweep.measurements where sweep_id = (select id from sweep.sweeps where name = $1)");
        command.Parameters.Add(new() { Value = name });
        var first = (DateTime)(await command.ExecuteScalarAsync(cancellationToken))!;
        return (first - started.UtcDateTime).TotalSeconds;
    }
}
