using Sweep.Cli;
using Sweep.Cli.Commands;

return await SweepCommandLine.RunAsync(args, Shell.OfProcess());
