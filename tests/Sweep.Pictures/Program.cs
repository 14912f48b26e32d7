using Sweep.Pictures;

// Makes the pictures of the documents from real runs of three presets. Takes about two minutes on two cores.
if (args is not ([] or [not ['-', ..]]))
{
    Console.Error.WriteLine("usage: Sweep.Pictures [FOLDER]; default: docs/pictures");
    return 2;
}

var folder = Directory.CreateDirectory(args is [var named] ? named : "docs/pictures").FullName;
using var sweep = new SweepProgram();
foreach (var preset in new[] { "fig2b", "tile-size-curve", "quickstart" })
{
    await sweep.RunAsync("run", preset);
}

await sweep.RunAsync("figures", "fig2b", "--out", sweep.File("figures"));
File.Copy(Directory.GetFiles(sweep.File("figures")).Order(StringComparer.Ordinal).First(), Path.Combine(folder, "fig2b.png"), overwrite: true);
await using var camera = await DashboardCamera.OpenAsync(await sweep.StartDashboardAsync());
await camera.TakeChartAsync("tile-size-curve", "stitch-by-crop", Path.Combine(folder, "tile-size-curve.png"));
await camera.TakeVerdictsAsync("quickstart", Path.Combine(folder, "dashboard.png"));
Console.WriteLine($"the pictures are in {folder}");
return 0;
