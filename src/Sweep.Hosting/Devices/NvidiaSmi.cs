using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Sweep.Hosting.Devices;

/// <summary>Asks the NVIDIA driver for this machine's GPUs.</summary>
/// <param name="program">The driver's program, as a path or as a name in the search path.</param>
internal sealed class NvidiaSmi(TimeProvider time, string program = NvidiaSmi.Program)
{
    public const string Program = "nvidia-smi";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Returns the GPUs, none without a driver, and a sentence if the driver does not work.</summary>
    public async Task<(IReadOnlyList<Gpu> Gpus, string? Problem)> ListAsync(CancellationToken cancellationToken)
    {
        var (output, problem) = await AskAsync("index,uuid,memory.total,name", cancellationToken);
        return output is null ? ([], problem)
            : Gpu.ReadAll(output) is { } gpus ? (gpus, null)
            : ([], $"nvidia-smi printed something unexpected ({FirstLine(output)}), so no GPU is used; repair the driver, or use --devices cpu");
    }

    /// <summary>Returns the memory in use, in bytes, by the GPU's UUID; empty if the driver does not report it.</summary>
    public async Task<IReadOnlyDictionary<string, long>> MemoryUsedAsync(CancellationToken cancellationToken)
    {
        var (output, _) = await AskAsync("uuid,memory.used", cancellationToken);
        return (output ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(',', StringSplitOptions.TrimEntries))
            .Where(static cells => cells.Length == 2 && long.TryParse(cells[1], out _))
            .ToDictionary(static cells => cells[0], static cells => long.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture) << 20);
    }

    private async Task<(string? Output, string? Problem)> AskAsync(string fields, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, [$"--query-gpu={fields}", "--format=csv,noheader,nounits"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            return await AnswerAsync(process, cancellationToken);
        }
        catch (Win32Exception)
        {
            // Without a driver there is no GPU, and nothing to report.
            return (null, null);
        }
    }

    private async Task<(string? Output, string? Problem)> AnswerAsync(Process process, CancellationToken cancellationToken)
    {
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            return (null, $"nvidia-smi did not answer within {Patience.TotalSeconds} s, so no GPU is used; repair the driver, or use --devices cpu");
        }

        var complaint = FirstLine(await errors is { Length: > 0 } said ? said : await output);
        return process.ExitCode == 0
            ? (await output, null)
            : (null, $"nvidia-smi failed ({(complaint.Length > 0 ? complaint : $"exit code {process.ExitCode}")}), so no GPU is used; repair the driver, or use --devices cpu");
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}

/// <summary>A GPU as its driver describes it.</summary>
/// <param name="Index">The driver's number.</param>
/// <param name="Uuid">Identifies the GPU independently of CUDA's order.</param>
internal sealed record Gpu(int Index, string Uuid, string Model, long MemoryBytes)
{
    /// <summary>Reads the output of nvidia-smi, one GPU in each line; returns null for other text, such as a complaint.</summary>
    public static IReadOnlyList<Gpu>? ReadAll(string listing)
    {
        List<Gpu> gpus = [];
        foreach (var line in listing.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split(',', StringSplitOptions.TrimEntries) is not [var index, { Length: > 0 } uuid, var mebibytes, { Length: > 0 } model]
                || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            // A GPU that shares the machine's memory says [N/A].
            var memory = long.TryParse(mebibytes, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size << 20 : 0;
            gpus.Add(new(number, uuid, model, memory));
        }

        return gpus;
    }
}
