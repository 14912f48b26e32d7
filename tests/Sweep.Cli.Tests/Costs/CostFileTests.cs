using Sweep.Cli.Costs;

namespace Sweep.Cli.Tests.Costs;

public sealed class CostFileTests : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("sweep-costs-").FullName;
    private readonly ShellForTests shell = new();

    public CostFileTests() => shell["SWEEP_HOME"] = home;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Times_are_kept_and_later_ones_of_a_point_replace_earlier_ones()
    {
        await CostFile.AddAsync(shell.Shell, [new("a", "cpu", 1, 2), new("b", "cpu", 3, 4)], Cancellation);
        await CostFile.AddAsync(shell.Shell, [new("a", "cpu", 5, 6), new("a", "cuda:0", 7, 8)], Cancellation);

        Assert.Equal([("b", 3.0), ("a", 5.0)], CostFile.Read(shell.Shell, "cpu").Select(static cost => (cost.Point, cost.Training.TotalSeconds)));
        Assert.Equal(8, Assert.Single(CostFile.Read(shell.Shell, null)).Measuring.TotalSeconds);
    }

    [Fact]
    public async Task A_home_that_cannot_be_written_to_or_a_broken_file_is_no_fault()
    {
        await File.WriteAllTextAsync(Path.Combine(home, "costs.json"), "[{", Cancellation);
        Assert.Empty(CostFile.Read(shell.Shell, "cpu"));

        // A file stands where the folder should be.
        shell["SWEEP_HOME"] = Path.Combine(home, "costs.json");
        await CostFile.AddAsync(shell.Shell, [new("a", "cpu", 1, 2)], Cancellation);
        Assert.Empty(CostFile.Read(shell.Shell, "cpu"));
    }
}
