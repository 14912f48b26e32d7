using System.ComponentModel.DataAnnotations;

namespace Sweep.Grains.Scheduling;

/// <summary>How work is given out. Tests and slow machines change it; nobody else needs to.</summary>
public sealed class SchedulingOptions
{
    /// <summary>How long a worker may be silent before its work is given to another. Default: 12 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How often a worker says that it is alive. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan RenewEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often lost leases are looked for and the running snapshot is written. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a cluster looks for sweeps that were submitted, resumed or given another priority. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:10:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest time for one training with its trials where the sweep file says nothing. Default: 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan TrialTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Whether a dispatcher that begins takes up every sweep that the database calls running: right for a cluster, where nobody
    /// submits them again. Default: true.
    /// </summary>
    public bool ResumeRunningSweeps { get; set; } = true;
}
