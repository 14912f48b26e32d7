using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Trials;
using Sweep.Theory;

namespace Sweep.Chaos;

/// <summary>A cluster from its start through its faults to the account of what it lost.</summary>
internal sealed class ChaosRun(Shell shell, ChaosOptions options)
{
    // The first node has a worker more, so that workers of one node are told apart.
    private const int SlotsOfTheFirst = 2;

    private static readonly TimeSpan PatienceToStart = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PatienceToFinish = TimeSpan.FromMinutes(5);

    private readonly List<string> complaints = [];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = "";
        var isWhole = false;
        try
        {
            using var network = await NetworkAsync(cancellationToken);
            await using (var home = await ChaosHome.CreateAsync(shell.Say, shell.Time, cancellationToken))
            {
                folder = home.Folder;
                shell.Say($"{Counted.Of(options.Nodes, "node")} in {folder}, seed {options.Seed}");
                isWhole = await DisturbAsync(home, network, cancellationToken);
            }

            isWhole &= NothingIsLeft(folder);
        }
        finally
        {
            if (isWhole && !options.Keep)
            {
                Directory.Delete(folder, recursive: true);
            }
            else if (folder.Length > 0)
            {
                shell.Say($"logs and data are kept in {folder}");
            }
        }

        complaints.ForEach(shell.Complain);
        return isWhole && complaints.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>A network for the nodes; null: none can be made here, so that no link is cut.</summary>
    private async Task<NetworkLab?> NetworkAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await NetworkLab.CreateAsync(
                [.. Enumerable.Range(1, options.Nodes).Select(static number => (ChaosNode.NameOf(number), ChaosPlace.AddressOf(number)))], cancellationToken);
        }
        catch (UnfitEnvironmentException unfit)
        {
            shell.Say($"no links are cut: {unfit.Message}");
            return null;
        }
    }

    private async Task<bool> DisturbAsync(ChaosHome home, NetworkLab? network, CancellationToken cancellationToken)
    {
        var audit = new SweepAudit(home.Database);
        var sweeps = new ChaosSweeps(home, audit, shell.Time, isCalm: options.Every is not null);
        var nodes = new ChaosNode[options.Nodes];
        foreach (var number in Enumerable.Range(1, options.Nodes))
        {
            var place = network is null ? null : await ChaosPlace.PrepareAsync(home, network, number, cancellationToken);
            nodes[number - 1] = new(home, number, number == 1 ? SlotsOfTheFirst : 1, place, shell.Time);
        }

        var recovery = new RecoveryWatch(audit, shell.Time);
        var injection = new FaultInjection(home, nodes, network, audit, recovery, shell.Time, shell.Say);
        using var watching = new CancellationTokenSource();
        var watch = recovery.RunAsync(watching.Token);
        try
        {
            using (var submitting = new CancellationTokenSource())
            {
                await Task.WhenAll(nodes.Select(static node => node.FirstReady)).WaitAsync(PatienceToStart, shell.Time, cancellationToken);
                var submissions = sweeps.SubmitAsync(submitting.Token);
                try
                {
                    await injection.RunAsync(FaultSchedule.Of(options.Seed, options.Length, options.Nodes, options.Every), options.Faults, cancellationToken);
                }
                finally
                {
                    await submitting.CancelAsync();
                    await submissions;
                }
            }

            shell.Say($"no more faults; waiting up to {DurationText.Of(PatienceToFinish)} for the end of {Counted.Of(sweeps.Names.Count, "sweep")}");
            if (!await sweeps.FinishAsync(PatienceToFinish, cancellationToken))
            {
                complaints.Add($"not every sweep was finished {DurationText.Of(PatienceToFinish)} after the last fault");
            }
        }
        finally
        {
            await watching.CancelAsync();
            await watch;
            await Task.WhenAll(nodes.Select(static node => node.DisposeAsync().AsTask()));
        }

        complaints.AddRange(from node in nodes where node.Unclean is not null select $"{node.Name} was asked to stop, and {node.Unclean}");
        return await AccountAsync(audit, sweeps, injection, cancellationToken);
    }

    private async Task<bool> AccountAsync(SweepAudit audit, ChaosSweeps sweeps, FaultInjection injection, CancellationToken cancellationToken)
    {
        shell.Say("measuring the same once more, by one worker that nobody disturbs");
        var (code, complaint) = await sweeps.RunUndisturbedAsync(cancellationToken);
        if (code is not (ExitCode.Done or ExitCode.Refuted))
        {
            complaints.Add($"the undisturbed run ended with exit code {code}: {complaint}");
        }

        List<AuditedSweep> audited = [];
        foreach (var name in sweeps.Names)
        {
            audited.Add(await audit.OfAsync(name, ChaosSweeps.Undisturbed, cancellationToken));
        }

        ChaosReport.Print(shell, injection.Tallies, audited);
        return audited.Count > 0 && audited.TrueForAll(static sweep => sweep.IsWhole);
    }

    private bool NothingIsLeft(string folder)
    {
        var left = ProcessTree.Naming(folder);
        complaints.AddRange(left.Select(static process => $"process {process} is still there: {ProcessTree.CommandLine(process)}"));
        return left.Count == 0;
    }
}
