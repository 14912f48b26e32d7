using Sweep.Theory.Points;

namespace Sweep.Theory.Sweeps.Expressions;

/// <summary>The names of a filter: the axes, P, bound, and the words that axes take.</summary>
internal static class FilterNames
{
    public static IEnumerable<string> Known => Axes.All.Where(static axis => axis != Axes.Images).Select(static axis => axis.Name);

    public static Expression? Find(string name) => name switch
    {
        "P" => new PeriodName(),
        "bound" => new BoundName(),
        _ => Axes.All.FirstOrDefault(axis => axis.Name == name) switch
        {
            ChoiceAxis choice => new WordName(choice),
            // A folder is no word; "images" is one, as a kind of scene.
            null or Axis<string> => Axes.All.OfType<ChoiceAxis>().Any(choice => choice.Choices.Contains(name)) ? new WordLiteral(name) : null,
            { } numeric => new NumberName(numeric),
        },
    };
}
