using System.CommandLine;
using System.Globalization;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Sweeps;

internal static class PriorityCommand
{
    public static Command Create(Shell shell)
    {
        var name = Arguments.SweepName();
        var format = Arguments.TextFormat();
        var priority = new Argument<int>("N") { Description = "From -10 to 10; a sweep starts with 0." };
        priority.Validators.Add(static result =>
        {
            if (!int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var steps) || steps is < Arguments.LowestPriority or > Arguments.HighestPriority)
            {
                result.AddError($"priority {result.Tokens[0].Value} is not a whole number from {Arguments.LowestPriority} to {Arguments.HighestPriority}");
            }
        });
        var command = new Command("priority", """
            Changes the share of the workers' time that a sweep gets; each step doubles it.

            Of two running sweeps with priorities 1 and 0 the first gets two thirds of the time. Every running sweep gets some time.
            """)
        { name, priority, format };
        command.SetAction((parsed, cancellationToken) =>
        {
            var steps = parsed.GetRequiredValue(priority);
            return ControlCommand.RunAsync(
                shell, parsed.GetRequiredValue(name), control => control.SetPriorityAsync(parsed.GetRequiredValue(name), steps, cancellationToken),
                (sweep, _) => Sentence(sweep, steps), runs: false, parsed.GetValue(format), cancellationToken);
        });
        return command;
    }

    internal static string Sentence(string name, int priority) => priority switch
    {
        0 => $"{name} has priority 0, as every sweep has at first",
        > 0 => $"{name} has priority {priority}: {1 << priority} times the share of a sweep of priority 0",
        _ => $"{name} has priority {priority}: a sweep of priority 0 gets {1 << -priority} times its share",
    };
}
