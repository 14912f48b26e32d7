using System.Text;
using Sweep.Cli.Terminal;
using Sweep.Dashboard.Report;
using Sweep.Theory;

namespace Sweep.Cli.Results;

/// <summary>A report as a file with what belongs beside it.</summary>
/// <param name="path">Of the report.</param>
internal sealed class ReportFile(string path)
{
    // The mark of a report stands within its first lines.
    private const int Start = 2000;

    /// <summary>Where its pictures lie, as the report names it.</summary>
    public string Folder => $"{Path.GetFileNameWithoutExtension(path)}-files";

    /// <summary>Replaces an earlier report and nothing else.</summary>
    /// <exception cref="InvalidSweepException">Something that is no report is there, or the place cannot be written to.</exception>
    public void Check()
    {
        if (IsForeign())
        {
            throw new InvalidSweepException($"{path} is there already and is no report; move it away, or name another file with --out");
        }
    }

    /// <exception cref="InvalidSweepException">Something that is no report or no picture is there, or the place cannot be written to.</exception>
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
                throw new InvalidSweepException($"{foreign} is there already and is no picture; move it away, or name another file with --out");
            }

            Directory.CreateDirectory(pictures.Count > 0 ? Path.Combine(place, Folder) : place);
            foreach (var (picture, content) in pictures)
            {
                await WholeFile.WriteAsync(picture, content, cancellationToken);
            }

            // Last: a report that is there has its pictures.
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
