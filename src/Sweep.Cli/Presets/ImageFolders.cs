using System.Globalization;
using Sweep.Cli.Terminal;
using Sweep.Contracts.Processes;
using Sweep.Theory;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Documents;

namespace Sweep.Cli.Presets;

/// <summary>
/// Folders of images are named relative to the sweep file. Workers run elsewhere, so that the plan holds whole paths.
/// </summary>
internal static class ImageFolders
{
    private const string Key = "images";
    private const int MostNamed = 10;

    /// <param name="faults">Gets the folders that do not exist.</param>
    public static DocumentNode Resolve(DocumentNode node, string folder, Faults faults) => node switch
    {
        MappingNode mapping => mapping with { Entries = [.. mapping.Entries.Select(entry => KeyValuePair.Create(
            entry.Key, entry.Key.Text == Key ? Whole(entry.Value, folder, faults) : Resolve(entry.Value, folder, faults)))] },
        ListNode list => list with { Items = [.. list.Items.Select(item => Resolve(item, folder, faults))] },
        _ => node,
    };

    /// <summary>Reads the images of a plan as its trials will, and names the files that are left out.</summary>
    /// <exception cref="InvalidSweepException">A folder is no set of images with labels, or one of them cannot be read.</exception>
    /// <exception cref="UnfitEnvironmentException">The worker, which reads them, is missing.</exception>
    public static async Task<IReadOnlyList<ImageSet>> ReadAsync(SweepPlan plan, Shell shell, CancellationToken cancellationToken)
    {
        var images = plan.ReadImages();
        foreach (var set in images.Where(static set => set.LeftOut.Count > 0))
        {
            shell.Complain($"left out of {set.Folder}, as they are no PNG or TIFF files: {string.Join(", ", set.LeftOut.Take(MostNamed))}"
                + (set.LeftOut.Count > MostNamed ? $" and {set.LeftOut.Count - MostNamed} more" : ""));
        }

        foreach (var (folder, dimensions) in plan.Pictures)
        {
            await WorkerCall.AskAsync(WorkerExecutable.Of(shell), new WorkerArguments { Images = folder, Dimensions = dimensions }, cancellationToken);
        }

        return images;
    }

    private static DocumentNode Whole(DocumentNode node, string folder, Faults faults) => node switch
    {
        ListNode list => list with { Items = [.. list.Items.Select(item => Whole(item, folder, faults))] },
        ScalarNode { Text.Length: > 0 } scalar => scalar with { Text = Existing(scalar, Path.GetFullPath(scalar.Text, folder), faults) },
        _ => node,
    };

    private static string Existing(ScalarNode scalar, string path, Faults faults)
    {
        if (!Directory.Exists(path))
        {
            faults.Add(scalar, $"there is no folder {path}; images names a folder beside the sweep file, or a whole path");
        }

        return path;
    }
}
