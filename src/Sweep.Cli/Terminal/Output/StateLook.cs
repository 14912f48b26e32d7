using Spectre.Console;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Cli.Terminal.Output;

/// <summary>The state of a sweep as a coloured word.</summary>
internal static class StateLook
{
    public static Text Of(SeenState seen) => new(seen.Word, StyleOf(seen));

    public static Style StyleOf(SeenState seen) => seen.Interrupted ? new(Color.Yellow) : StyleOf(seen.State);

    public static Style StyleOf(SweepState state) => new(state switch
    {
        SweepState.Running => Color.Blue,
        SweepState.Paused => Color.Yellow,
        SweepState.Cancelled => Color.Grey,
        _ => Color.Green,
    });
}
