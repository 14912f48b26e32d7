using Sweep.Theory.Trials;

namespace Sweep.Theory.Grids.Expressions;

/// <summary>The names of a filter: the axes, P, bound, and the words that axes take.</summary>
internal static class FilterNames
{
    public static IEnumerable<string> Known => PointFields.Axes.Where(static axis => axis != PointFields.Images).Select(static axis => axis.Name);

    public static Expression? Find(string name) => name switch
    {
        "P" => new PeriodName(),
        "bound" => new BoundName(),
        _ => PointFields.Axes.FirstOrDefault(axis => axis.Name == name) switch
        {
            ChoiceField choice => new WordName(choice),
            // A folder is no word; "images" is one, as a kind of scene.
            null or PointField<string> => PointFields.Axes.OfType<ChoiceField>().Any(choice => choice.Choices.Contains(name)) ? new WordLiteral(name) : null,
            { } numeric => new NumberName(numeric),
        },
    };
}
