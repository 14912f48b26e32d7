using Spectre.Console;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Results;

/// <summary>The verdicts of a sweep, one row for each law that it tests.</summary>
internal static class VerdictTable
{
    // Width of the table with every column and the longest law.
    private const int WholeWidth = 118;

    /// <param name="width">Of the terminal: in a narrow one the verdicts of a law share a cell.</param>
    public static Table Of(IReadOnlyList<LawVerdicts> laws, int width = WholeWidth) => width < WholeWidth ? Narrow(laws) : Wide(laws);

    private static Table Wide(IReadOnlyList<LawVerdicts> laws)
    {
        var table = Frames.Table(["law", "trials", .. VerdictLook.All.Select(static look => look.Words), "over seeds"]);
        foreach (var law in laws)
        {
            table.AddRow(
            [
                Frames.Cell(law.Law),
                Frames.Count(law.N, Color.Default),
                .. VerdictLook.All.Select(look => Frames.Count(law.Trials.Of(look.Verdict), look.Color)),
                Frames.Cell(OverSeeds(law)),
            ]);
        }

        return table;
    }

    private static Table Narrow(IReadOnlyList<LawVerdicts> laws)
    {
        var table = Frames.Table(["law", "trials", "verdicts", "over seeds"]);
        foreach (var law in laws)
        {
            var verdicts = VerdictLook.All.Where(look => law.Trials.Of(look.Verdict) > 0).ToList();
            var text = new Paragraph();
            foreach (var look in verdicts)
            {
                text.Append($"{CellText.Readable(law.Trials.Of(look.Verdict))} {look.Words}{(look == verdicts[^1] ? "" : ", ")}", new Style(look.Color));
            }

            table.AddRow(Frames.Cell(law.Law), Frames.Count(law.N, Color.Default), text, Frames.Cell(OverSeeds(law)));
        }

        return table;
    }

    /// <summary>The same for programs: verdicts of trials, and of configurations over their seeds.</summary>
    public static RowSet Rows(IEnumerable<LawVerdicts> laws) => RowSet.Of(laws,
    [
        new("law", static law => law.Law),
        new("trials", static law => law.N),
        .. VerdictLook.All.Select(static look => new RowColumn<LawVerdicts>(look.Word, law => law.Trials.Of(look.Verdict))),
        new("configurations", static law => law.NConfigurations),
        .. VerdictLook.All.Select(static look => new RowColumn<LawVerdicts>($"configurations_{look.Word}", law => law.Configurations.Of(look.Verdict))),
    ]);

    // As in the views over seeds.
    private static string OverSeeds(LawVerdicts law)
    {
        var predicted = law.NConfigurations - law.Configurations.NotPredicted;
        return predicted == 0 ? "" : $"{law.Configurations.Confirmed} of {predicted} confirmed";
    }
}
