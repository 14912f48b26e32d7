using System.Globalization;
using System.Text;
using Sweep.Benchmarks.Simulation.Model;

namespace Sweep.Benchmarks.Simulation.Presenting;

/// <summary>Draws the used share of each resource by the number of GPUs as SVG: one panel for each kind of work, both axes logarithmic.</summary>
internal static class ScalingPlot
{
    private const int Wide = 300;
    private const int High = 240;
    private const int Left = 56;
    private const int Top = 48;
    private const int Between = 24;
    private const double Least = 1e-4;

    private static readonly (string Name, string Color, Func<Outcome, double> Used)[] Resources =
    [
        ("dispatcher", "#4477aa", static outcome => outcome.Dispatcher),
        ("sweep grain", "#ee6677", static outcome => outcome.SweepGrain),
        ("silo", "#228833", static outcome => outcome.Silo),
        ("group commit", "#ccbb44", static outcome => outcome.Commit),
        ("PostgreSQL", "#66ccee", static outcome => outcome.Postgres),
        ("GPUs that wait", "#555555", static outcome => 1 - outcome.Gpu),
    ];

    /// <param name="panels">The outcomes of growing clusters, each of one kind of work.</param>
    public static string Draw(IReadOnlyList<Growth> panels)
    {
        var width = Left + (panels.Count * (Wide + Between));
        var height = Top + High + 76;
        var most = panels.Max(static panel => panel.Outcomes[^1].Scenario.Gpus);
        var least = panels.Min(static panel => panel.Outcomes[0].Scenario.Gpus);
        var text = new StringBuilder();
        Append($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">""");
        Append($"""<rect width="{width}" height="{height}" fill="white"/>""");
        Append($"""<text x="{Left}" y="18">used share of each resource, by the number of GPUs</text>""");
        foreach (var (index, panel) in panels.Index())
        {
            var left = Left + (index * (Wide + Between));
            Append($"""<text x="{left}" y="{Top - 8}" font-weight="bold">{panel.Name}</text>""");
            Grid(left);
            foreach (var (_, color, used) in Resources)
            {
                var points = panel.Outcomes.Where(outcome => used(outcome) >= Least).Select(outcome => Point(left, outcome.Scenario.Gpus, used(outcome)));
                Append($"""<polyline points="{string.Join(' ', points)}" fill="none" stroke="{color}" stroke-width="2"/>""");
            }
        }

        foreach (var (index, resource) in Resources.Index())
        {
            var x = Left + (index * 140);
            Append($"""<rect x="{x}" y="{height - 20}" width="18" height="4" fill="{resource.Color}"/><text x="{x + 24}" y="{height - 13}">{resource.Name}</text>""");
        }

        return text.Append("</svg>\n").ToString();

        void Append(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        double X(int left, double gpus) => left + (Wide * Math.Log(gpus / least) / Math.Log((double)most / least));

        static double Y(double share) => Top + (High * Math.Log(1 / Math.Clamp(share, Least, 1)) / Math.Log(1 / Least));

        string Point(int left, double gpus, double share) => FormattableString.Invariant($"{X(left, gpus):0.#},{Y(share):0.#}");

        void Grid(int left)
        {
            Append($"""<rect x="{left}" y="{Top}" width="{Wide}" height="{High}" fill="none" stroke="#999999"/>""");
            for (var share = Least; share < 2; share *= 10)
            {
                Append($"""<line x1="{left}" x2="{left + Wide}" y1="{Y(share):0.#}" y2="{Y(share):0.#}" stroke="#dddddd"/>""");
                if (left == Left)
                {
                    Append($"""<text x="{left - 6}" y="{Y(share) + 4:0.#}" text-anchor="end">{share * 100:0.##} %</text>""");
                }
            }

            Append($"""<line x1="{left}" x2="{left + Wide}" y1="{Y(Outcome.Full):0.#}" y2="{Y(Outcome.Full):0.#}" stroke="#cc3311" stroke-dasharray="4 3"/>""");
            for (var gpus = 1000; gpus <= most; gpus *= 10)
            {
                Append($"""<line x1="{X(left, gpus):0.#}" x2="{X(left, gpus):0.#}" y1="{Top}" y2="{Top + High}" stroke="#dddddd"/>""");
                Append($"""<text x="{X(left, gpus):0.#}" y="{Top + High + 16}" text-anchor="middle">{gpus}</text>""");
            }
        }
    }
}
