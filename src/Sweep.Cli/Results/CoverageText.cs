using Sweep.Storage.Reading;

namespace Sweep.Cli.Results;

/// <summary>Writes the planned trials as a sum over their states; "missing" counts those that are not final.</summary>
internal static class CoverageText
{
    public static string Of(Coverage coverage)
    {
        var cancelled = coverage.Cancelled == 0 ? "" : $" + {coverage.Cancelled} cancelled";
        return $"planned {coverage.Planned} = {coverage.Succeeded} succeeded + {coverage.Infeasible} infeasible + {coverage.Failed} failed{cancelled} + {coverage.Missing} missing";
    }
}
