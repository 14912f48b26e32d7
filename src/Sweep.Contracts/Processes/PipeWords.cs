namespace Sweep.Contracts.Processes;

/// <summary>Lines that a node and its child processes exchange through their standard streams.</summary>
public static class PipeWords
{
    /// <summary>A silo or a worker prints this line once it is connected and takes calls or work.</summary>
    public const string Ready = "ready";

    /// <summary>A worker that reads this line finishes its lease and ends.</summary>
    public const string Drain = "drain";
}
