using Sweep.Storage.Charts;

namespace Sweep.Dashboard.Charts;

/// <summary>The addresses of the data of a chart.</summary>
internal static class ChartAddress
{
    /// <param name="ending">json, csv, or nothing: the page about them.</param>
    public static string Of(ChartQuery query, string? ending = null) =>
        $"/data/{query.Name}{(ending is null ? "" : $".{ending}")}?{string.Join('&', query.Choices.Select(static choice => $"{choice.Key}={Uri.EscapeDataString(choice.Value)}"))}";
}
