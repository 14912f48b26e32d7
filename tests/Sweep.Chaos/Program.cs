using Sweep.Chaos;
using Sweep.Cli;
using Sweep.Cli.Commands;

var shell = Shell.OfProcess();
return await CommandRun.RunAsync(ChaosCommand.Create(shell), args, shell);
