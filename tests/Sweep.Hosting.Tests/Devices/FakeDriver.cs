using Sweep.Hosting.Devices;

namespace Sweep.Hosting.Tests.Devices;

/// <summary>A program that answers in place of nvidia-smi.</summary>
internal sealed class FakeDriver : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sweep-driver-").FullName;

    /// <param name="body">What it does, in the words of a shell; null: there is no such program.</param>
    public FakeDriver(string? body)
    {
        if (body is null)
        {
            return;
        }

        File.WriteAllText(Program, $"#!/bin/sh\necho \"$@\" > {folder}/asked\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Program => Path.Combine(folder, "nvidia-smi");

    /// <summary>The arguments of the last call.</summary>
    public string Asked => File.ReadAllText(Path.Combine(folder, "asked"));

    /// <summary>Waits until its process, which wrote down its number, is gone: one that was killed still stands in the list for a moment.</summary>
    public async Task EndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (Directory.Exists($"/proc/{File.ReadAllText(Path.Combine(folder, "pid")).Trim()}"))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>What the driver prints for this many GPUs, each unlike the others.</summary>
    public static string Gpus(int count) => string.Join(
        '\n', Enumerable.Range(0, count).Select(static index => $"echo '{index}, GPU-0000000{index}-aaaa, 8155{index}, NVIDIA H100 80GB HBM3'"));

    public Task<DeviceInventory> FindAsync(DeviceChoice choice) =>
        DeviceInventory.FindAsync(choice, "node", TimeProvider.System, TestContext.Current.CancellationToken, Program);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
