using Sweep.Dashboard.Site;
using Sweep.Storage.Reading;
using Sweep.Storage.Sweeps;

namespace Sweep.Dashboard.Pages;

/// <summary>The common part of the pages below a sweep's page.</summary>
internal static class PageOfSweep
{
    /// <summary>Shows the page with a link back to its sweep, if the sweep exists.</summary>
    public static async Task<Page> ShowAsync(PageRequest request, string title, Func<string, Task<Html>> content)
    {
        var name = request.Route("name");
        return await new SweepQueries(request.Database).StateAsync(name, request.Aborted) is not { } state
            ? Page.NotFound($"There is no sweep named {name}.")
            : new(
                new(title) { Section = "sweeps", Crumbs = [new("Sweeps", "/"), new(name, Links.Sweep(name))] },
                await content(name))
            { Lives = !state.State.IsFinal() };
    }
}
