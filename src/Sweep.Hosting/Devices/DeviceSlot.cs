namespace Sweep.Hosting.Devices;

/// <summary>Room for one worker process.</summary>
/// <param name="Name">The worker's name; stays when the process is replaced.</param>
/// <param name="Gpu">Its GPU; null: a CPU core.</param>
internal sealed record DeviceSlot(string Name, Gpu? Gpu)
{
    public string Device => Gpu is null ? "cpu" : "cuda:0";

    /// <summary>
    /// The process sees its own GPU only (or none), computes on one thread, as two processes of one thread beat one of two, and does
    /// not learn how to reach the database, or whom the dashboard lets in.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?>
    {
        ["CUDA_VISIBLE_DEVICES"] = Gpu?.Uuid ?? "",
        ["OMP_NUM_THREADS"] = "1",
        ["SWEEP_DATABASE"] = null,
        ["SWEEP_DATABASE_READER"] = null,
        ["SWEEP_DATABASE_FILE"] = null,
        ["SWEEP_DATABASE_READER_FILE"] = null,
        ["SWEEP_DASHBOARD_TOKEN"] = null,
        ["SWEEP_DASHBOARD_TOKEN_FILE"] = null,
    };
}
