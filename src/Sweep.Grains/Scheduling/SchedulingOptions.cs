using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Sweep.Grains.Scheduling;

/// <summary>Options of leases. Only tests and slow machines need other values.</summary>
public sealed class SchedulingOptions
{
    /// <summary>How long a worker may be silent before its lease ends. Default: 12 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How often a worker renews its lease. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan RenewEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often an owner looks for lost leases and writes the running ones. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a cluster reads which sweeps were submitted or resumed, and their priorities. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest time for one training with its trials, if the sweep file has none. Default: 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan TrialTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Whether a new dispatcher resumes every sweep that runs according to the database. Right for a cluster, in which no command submits the
    /// sweeps again. Default: true.
    /// </summary>
    public bool ResumeRunningSweeps { get; set; } = true;
}

[OptionsValidator]
internal sealed partial class SchedulingOptionsValidator : IValidateOptions<SchedulingOptions>;
