using Sweep.Benchmarks;
using Sweep.Cli.Terminal;

var shell = Shell.OfProcess();
return await CommandRun.RunAsync(BenchCommand.Create(shell), args, shell);
