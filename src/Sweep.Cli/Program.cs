using Sweep.Cli;
using Sweep.Cli.Commands;
using Sweep.Cli.Surroundings;

using var limit = FileSizeLimit.Survive();
return await SweepCommandLine.RunAsync(args, Shell.OfProcess());
