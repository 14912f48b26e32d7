using Sweep.Benchmarks;
using Sweep.Cli;
using Sweep.Cli.Commands;

var shell = Shell.OfProcess();
return await CommandRun.RunAsync(BenchCommand.Create(shell), args, shell);
