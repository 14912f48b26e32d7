using Sweep.Cli;
using Sweep.Cli.Terminal;

using var limit = FileSizeLimit.Survive();
return await SweepCommandLine.RunAsync(args, Shell.OfProcess());
