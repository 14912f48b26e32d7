using Sweep.Benchmarks;
using Sweep.Benchmarks.Dispatching;
using Sweep.Cli.Terminal;

if (FixedWorker.IsMeant)
{
    return await FixedWorker.RunAsync(args);
}

var shell = Shell.OfProcess();
return await CommandRun.RunAsync(BenchCommand.Create(shell), args, shell);
