using System.Reflection;
using System.Text;
using Sweep.Cli.Terminal;
using Sweep.Dashboard.Report;
using Sweep.Theory;

namespace Sweep.Cli.Results;

/// <summary>A report as a file, with the pictures beside it.</summary>
/// <param name="path">Path of the report.</param>
internal sealed class ReportFile(string path)
{
    // The mark of a report is within its first lines.
    private const int Start = 2000;

    /// <summary>Folder of the pictures, as the report names it.</summary>
    public string Folder => $"{Path.GetFileNameWithoutExtension(path)}-files";

    /// <summary>Refuses to replace a file that is not a report.</summary>
    /// <exception cref="InvalidSweepException">The file exists and is not a report.</exception>
    public void Check()
    {
        if (IsForeign())
        {
            throw new InvalidSweepException($"{path} exists and is not a report; move it away, or name another file with --out");
        }
    }

    /// <exception cref="InvalidSweepException">A file exists and is not a report or a picture, or the folder cannot be written to.</exception>
    /// <exception cref="UnfitEnvironmentException">The disk is full.</exception>
    public async Task WriteAsync(WrittenReport report, CancellationToken cancellationToken)
    {
        Check();
        try
        {
            var place = Path.GetDirectoryName(Path.GetFullPath(path))!;
            var pictures = report.Files.Select(file => (Path: Path.Combine(place, Folder, file.Key), file.Value)).ToList();
            if (pictures.Select(static picture => picture.Path).FirstOrDefault(FigureFiles.IsForeign) is { } foreign)
            {
                throw new InvalidSweepException($"{foreign} exists and is not a picture; move it away, or name another file with --out");
            }

            Directory.CreateDirectory(pictures.Count > 0 ? Path.Combine(place, Folder) : place);
            foreach (var (picture, content) in pictures)
            {
                await WholeFile.WriteAsync(picture, content, cancellationToken);
            }

            // Last, so that no report lacks its pictures.
            await WholeFile.WriteAsync(path, Encoding.UTF8.GetBytes(report.Text), cancellationToken);
        }
        catch (Exception fault) when (WriteFault.Is(fault))
        {
            throw WriteFault.Of(path, "name another file with --out", fault);
        }
    }

    private bool IsForeign()
    {
        if (!File.Exists(path))
        {
            return Directory.Exists(path);
        }

        using var file = new StreamReader(path);
        var start = new char[Start];
        return !SweepReports.IsReport(new(start, 0, file.ReadBlock(start)));
    }
}

/// <summary>The version of this program, as a report shows it.</summary>
internal static class ProgramVersion
{
    // Twelve digits of a revision are enough to find it.
    private const int Digits = 12;

    public static string Text { get; } =
        Short(Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "of unknown version");

    private static string Short(string version)
    {
        var revision = version.IndexOf('+') + 1;
        return revision > 0 && version.Length > revision + Digits ? version[..(revision + Digits)] : version;
    }
}
