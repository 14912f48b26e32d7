using Spectre.Console;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Output;

/// <summary>The state of a sweep as a coloured word.</summary>
internal static class StateLook
{
    public static Text Of(SweepState state) => new(ChoiceText.Of(state), StyleOf(state));

    public static Style StyleOf(SweepState state) => new(state switch
    {
        SweepState.Running => Color.Blue,
        SweepState.Paused => Color.Yellow,
        SweepState.Cancelled => Color.Grey,
        _ => Color.Green,
    });
}
