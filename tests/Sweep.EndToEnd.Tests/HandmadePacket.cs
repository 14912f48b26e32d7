using System.IO.Compression;
using Sweep.EndToEnd.Tests.Processes;

namespace Sweep.EndToEnd.Tests;

/// <summary>Packets of counter-examples as a worker would have written them: the science refutes itself on no sweep that is known.</summary>
internal static class HandmadePacket
{
    /// <summary>A trial that should have one embedding, has two, and has two again under other conditions.</summary>
    public static string Document(Guid sweep, Guid trial, string point) => $$"""
        {
          "format": 1,
          "origin": { "sweep": "{{sweep}}", "trial": "{{trial}}", "worker": "w", "device": "cpu", "git_revision": "", "libraries": "", "science": "",
            "one_dnn": false, "self_test_passed": true, "threads": 1 },
          "point": "{{point}}", "parameters": {}, "seed": 0,
          "prediction": { "period": [2], "bound": 2, "distinct": 1, "notes": [], "seamless": null, "jump": null, "separable": null, "equivariant": null },
          "measurement": { "distinct": 2 },
          "judgement": {{Refuted}},
          "rechecks": [
            { "condition": "in float64", "measurement": { "distinct": 2 }, "judgement": {{Refuted}}, "trouble": null },
            { "condition": "with 2 threads", "measurement": { "distinct": 2 }, "judgement": {{Refuted}}, "trouble": null }
          ],
          "left_out": []
        }
        """;

    private const string Refuted = """
        { "overall": "refuted", "distinct": "refuted", "stitching": null, "seams": null, "separable": null, "shifts": null, "reason": "2 embeddings where at most 1 are possible" }
        """;

    /// <summary>Puts the packet beside its trial.</summary>
    public static async Task KeepAsync(SweepHome home, Guid sweep, Guid trial, string point)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = new StreamWriter(zip.CreateEntry("counter-example.json").Open());
            entry.Write(Document(sweep, trial, point));
        }

        await home.RowsAsync($"""
            insert into sweep.artifacts (id, sweep_id, trial_id, kind, media_type, sha256, content, created_at)
            values (gen_random_uuid(), '{sweep}', '{trial}', 'counter_example', 'application/zip', repeat('0', 64), '\x{Convert.ToHexStringLower(file.ToArray())}', now())
            """);
    }
}
