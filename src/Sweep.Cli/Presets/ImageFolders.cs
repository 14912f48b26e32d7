using System.Globalization;
using Sweep.Cli.Terminal;
using Sweep.Contracts.Processes;
using Sweep.Theory;
using Sweep.Theory.Sweeps;
using Sweep.Theory.Sweeps.Documents;

namespace Sweep.Cli.Presets;

/// <summary>
/// Resolves folders of images, which a sweep file names relative to itself. Workers run in other folders, so the plan has absolute paths.
/// </summary>
internal static class ImageFolders
{
    private const string Key = "images";
    private const int MostNamed = 10;

    /// <param name="faults">Receives a fault for each folder that does not exist.</param>
    public static DocumentNode Resolve(DocumentNode node, string folder, Faults faults) => node switch
    {
        MappingNode mapping => mapping with
        {
            Entries = [.. mapping.Entries.Select(entry => KeyValuePair.Create(
            entry.Key, entry.Key.Text == Key ? Whole(entry.Value, folder, faults) : Resolve(entry.Value, folder, faults)))]
        },
        ListNode list => list with { Items = [.. list.Items.Select(item => Resolve(item, folder, faults))] },
        _ => node,
    };

    /// <summary>Reads the images of a plan as its trials do, and names the files that are left out.</summary>
    /// <exception cref="InvalidSweepException">A folder is not a set of images with labels, or a file cannot be read.</exception>
    /// <exception cref="UnfitEnvironmentException">The worker, which reads them, is missing.</exception>
    public static async Task<IReadOnlyList<ImageSet>> ReadAsync(SweepPlan plan, Shell shell, CancellationToken cancellationToken)
    {
        var images = plan.ReadImages();
        foreach (var set in images.Where(static set => set.LeftOut.Count > 0))
        {
            shell.Complain($"left out of {set.Folder}, because they are not PNG or TIFF files: {string.Join(", ", set.LeftOut.Take(MostNamed))}"
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
            faults.Add(scalar, $"there is no folder {path}; images takes a folder beside the sweep file, or an absolute path");
        }

        return path;
    }
}
