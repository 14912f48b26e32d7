using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Judging.Drawing;

/// <summary>One random network and scene, untrained and trained for one step.</summary>
/// <param name="Infeasible">Points drawn before that no sizes fit.</param>
/// <param name="TooLarge">Points drawn before that take too long.</param>
internal sealed record Configuration(int Number, IReadOnlyList<Trial> Trials, int Infeasible, int TooLarge)
{
    /// <summary>Multiply-accumulate operations; a core makes 3e9 a second.</summary>
    private const double MostWork = 2.5e8;

    /// <summary>The same for equal numbers and seeds, whatever was drawn before.</summary>
    public static Configuration Of(int seed, int number)
    {
        var draws = new Draws(unchecked((seed * 1_000_003) + number));
        var (infeasible, large) = (0, 0);
        while (true)
        {
            var point = RandomPoint.Of(draws);
            var random = Trial.Of(point with { Steps = 0, Precision = Precision.Float64 }).Trial;
            var trained = Trial.Of(point with { Steps = 1, Precision = Precision.Float32 }).Trial;
            if (random is null || trained is null)
            {
                infeasible++;
            }
            else if (random.Cost + trained.Cost > MostWork)
            {
                large++;
            }
            else
            {
                return new Configuration(number, [random, trained], infeasible, large);
            }
        }
    }
}
