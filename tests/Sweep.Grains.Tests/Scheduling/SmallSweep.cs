using Npgsql;
using Sweep.Storage.Sweeps;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Documents;
using Sweep.Theory.Sweeps.Reading;
using Sweep.Theory.Trials;

namespace Sweep.Grains.Tests.Scheduling;

/// <summary>A sweep of one-dimensional networks: as many trainings as widths, with two trials (tile crops) each, and no controls beside them.</summary>
internal static class SmallSweep
{
    /// <summary>Networks of fewer feature maps may be dead, and then confirm nothing.</summary>
    private const int NarrowestAlive = 8;

    public static async Task<SweepId> SubmitAsync(NpgsqlDataSource database, int trainings, int steps = 0, string timeout = "30m", string name = "small", bool fresh = false, int maxAttempts = 3)
    {
        var file = Map(
            ("name", new ScalarNode(name, 1)),
            ("axes", Map(
                ("dimensions", List("1")),
                ("depth", List("1")),
                ("width", List([.. Enumerable.Range(NarrowestAlive, trainings).Select(static width => $"{width}")])),
                ("tile_crop", List("2", "3")))),
            ("fixed", Map(("steps", new ScalarNode($"{steps}", 1)))),
            ("limits", Map(("trial_timeout", new ScalarNode(timeout, 1)), ("max_attempts", new ScalarNode($"{maxAttempts}", 1)))));
        var plan = SweepReader.Read(file);
        var content = new SweepContent(plan.Name, plan.Question, plan.Canonical, "", plan.Limits) { Fresh = fresh };
        var points = plan.Points().Where(static point => !SweepPlan.IsControl(point));
        return (await new SweepStore(database, TimeProvider.System).SubmitAsync(content, points, CancellationToken.None)).Id;
    }

    private static ListNode List(params string[] items) => new([.. items.Select(static item => new ScalarNode(item, 1))], 1);

    private static MappingNode Map(params (string Key, DocumentNode Value)[] entries) =>
        new([.. entries.Select(static entry => KeyValuePair.Create(new ScalarNode(entry.Key, 1), entry.Value))], 1);
}
