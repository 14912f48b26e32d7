using Sweep.Storage.Reading;

namespace Sweep.Cli.Results;

/// <summary>Where the planned trials went: the sum always adds up, and "missing" says what is not yet done.</summary>
internal static class CoverageText
{
    public static string Of(Coverage coverage)
    {
        var cancelled = coverage.Cancelled == 0 ? "" : $" + {coverage.Cancelled} cancelled";
        return $"planned {coverage.Planned} = {coverage.Succeeded} succeeded + {coverage.Infeasible} infeasible + {coverage.Failed} failed{cancelled} + {coverage.Missing} missing";
    }
}
