using Sweep.Chaos;
using Sweep.Cli.Terminal;

var shell = Shell.OfProcess();
return await CommandRun.RunAsync(ChaosCommand.Create(shell), args, shell);
