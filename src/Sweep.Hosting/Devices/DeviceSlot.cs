namespace Sweep.Hosting.Devices;

/// <summary>A place for one worker process.</summary>
/// <param name="Name">The worker's name, which stays if the process is replaced.</param>
/// <param name="Gpu">Its GPU; null: a CPU core.</param>
internal sealed record DeviceSlot(string Name, Gpu? Gpu)
{
    public string Device => Gpu is null ? "cpu" : "cuda:0";

    /// <summary>
    /// Environment of the process. It sees only its own GPU (or none), and computes on one thread, because two processes of one thread are faster than one
    /// of two. It gets no secrets of the database or the dashboard.
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
