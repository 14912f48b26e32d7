using System.Globalization;

namespace Sweep.Judging;

/// <param name="Configurations">Random configurations; each is run with steps 0 and with steps 1.</param>
/// <param name="Seed">Every draw follows from it.</param>
/// <param name="Only">Number of the one configuration to run, from 0; null: all of them.</param>
internal sealed record JudgingOptions(int Configurations, int Seed, int? Only)
{
    public const string Usage = "Checks the judge on random configurations: --configurations N --seed S [--only NUMBER]";

    /// <summary>Null where the arguments are not understood.</summary>
    public static JudgingOptions? Read(IReadOnlyList<string> arguments)
    {
        var options = new JudgingOptions(200, 1, null);
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (at + 1 == arguments.Count || !int.TryParse(arguments[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (arguments[at])
            {
                case "--configurations": options = options with { Configurations = number }; break;
                case "--seed": options = options with { Seed = number }; break;
                case "--only": options = options with { Only = number }; break;
                default: return null;
            }
        }

        return options;
    }
}
