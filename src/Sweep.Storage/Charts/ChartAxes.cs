using Sweep.Theory;
using Sweep.Theory.Points;

namespace Sweep.Storage.Charts;

/// <summary>The axes that charts know.</summary>
public static class ChartAxes
{
    /// <summary>The axes of the grid and the period, which follows from them.</summary>
    public static IReadOnlyList<ChartAxis> All { get; } =
    [
        .. Axes.All.Select(static axis => new ChartAxis(axis.Name, axis.Title, axis.IsLength, axis.Without)),
        new("period", "Period P (px)", Sides: true, Without: "none", Derived: true),
    ];

    /// <exception cref="InvalidSweepException">There is none of this name.</exception>
    public static ChartAxis Find(string name) => All.FirstOrDefault(axis => axis.Name == name)
        ?? throw new InvalidSweepException($"there is no axis {name}; the axes are {string.Join(", ", All.Select(static axis => axis.Name))}");
}

/// <summary>An axis of the grid as an axis of a chart.</summary>
/// <param name="Name">Column of <c>trial_results</c>.</param>
/// <param name="Title">With the symbol of the theory and the unit.</param>
/// <param name="Sides">Whether it has a value for each axis of the image.</param>
/// <param name="Without">What a trial without a value has.</param>
/// <param name="Derived">Whether it follows from other axes, so that infeasible trials have none.</param>
public sealed record ChartAxis(string Name, string Title, bool Sides = false, string Without = "default", bool Derived = false)
{
    /// <summary>Whether all trials of a configuration have the same value.</summary>
    internal bool IsOfConfiguration => Name != Axes.SeedName;

    /// <summary>SQL over <c>configuration_results</c> and the first trial: whether trials differ in it.</summary>
    internal string Varies => !IsOfConfiguration ? $"bool_or({Name}_min <> first_{Name} or {Name}_max <> first_{Name}) is true" : $"bool_or({(Derived ? $"{Name} <> first_{Name}" : $"{Name} is distinct from first_{Name}")}) is true";

    /// <summary>Its value in the first trial that has one, as a column of a query over one sweep.</summary>
    internal string First => $"(select {Name} from sweep.planned_trials where sweep_id = s.id and not control{(Derived ? $" and {Name} is not null" : "")} order by ordinal limit 1) as first_{Name}";

    /// <summary>The value as SQL: a number or word, and <c>7</c> or <c>7x8</c> for sides in pixels.</summary>
    internal string Value => Sides
        ? $"coalesce(case when {Name}[1] = all({Name}) then {Name}[1]::text else array_to_string({Name}, 'x') end, '{Without}')"
        : Name;
}
