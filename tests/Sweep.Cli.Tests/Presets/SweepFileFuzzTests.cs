using System.Text;
using Sweep.Cli.Presets;
using Sweep.Tests.Shared;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Trials;

namespace Sweep.Cli.Tests.Presets;

/// <summary>A damaged sweep file is read or refused with its name and a sentence.</summary>
public sealed class SweepFileFuzzTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Presets_that_were_damaged() => Mutations.Try(
        [.. Preset.All.Select(static preset => Encoding.UTF8.GetBytes(preset.Of(Scale.Quick)))], 3000, Read,
        "&a ", "*a", "<<: ", "? ", "!!binary ", "|\n", "- ", "{", "}", "[", "]", ": ", "\t", "\"", "'", "#", "---\n", "where: depth > 1", "[P, P+1]", "P*P*P*P",
        "((((((((", "seeds: 100000", "axes:\n", "1..9", "!= ", " and ", "\\ud800", "\ufeff");

    [Fact]
    public void Grid_points_that_were_damaged() => Mutations.Try(
        [Encoding.UTF8.GetBytes(new GridPoint().Canonical), Encoding.UTF8.GetBytes(new GridPoint { Dimensions = 3, Depth = 2, TileCrop = new PerAxis(4, 8, 8) }.Canonical)], 2000,
        static text => Trial.Of(GridPoint.Parse(Encoding.UTF8.GetString(text))), ";", "=", "default", "depth=", "spacing=", "factor=[[2,3]];", "stream=2");

    private void Read(byte[] content)
    {
        File.WriteAllBytes(path, content);
        try
        {
            var plan = SweepFile.LoadAsync(path, null, TestContext.Current.CancellationToken).GetAwaiter().GetResult().Plan;
            Assert.All(plan.Points().Take(50), static point => Trial.Of(point));
        }
        catch (SweepException refusal)
        {
            Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
            throw;
        }
    }
}
