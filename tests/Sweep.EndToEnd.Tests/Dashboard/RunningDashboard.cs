using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests.Dashboard;

/// <summary>A real <c>sweep dashboard</c>.</summary>
internal sealed class RunningDashboard : IDisposable
{
    private readonly SweepProcess process;

    private RunningDashboard(SweepProcess process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<RunningDashboard> StartAsync(SweepHome home, params IEnumerable<string> arguments)
    {
        const string says = "the dashboard is at ";
        var process = home.Start(["dashboard", .. arguments]);
        await Eventually.TrueAsync(
            () => Task.FromResult(process.HasEnded || process.Output.Contains(says, StringComparison.Ordinal)),
            () => $"the dashboard does not start: {process.Output}{process.Errors}");
        Assert.False(process.HasEnded, process.Errors);
        return new(process, new(process.Output.Split(says)[1].Split(';')[0]));
    }

    public void Dispose() => process.Dispose();
}
