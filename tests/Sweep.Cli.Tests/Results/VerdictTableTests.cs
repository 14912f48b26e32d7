using Spectre.Console.Testing;
using Sweep.Cli.Results;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;

namespace Sweep.Cli.Tests.Results;

public sealed class VerdictTableTests
{
    private static readonly LawVerdicts Padding = new("L4 padding", 6, new(0, 0, 0, 0, 6), 3, new(0, 0, 0, 0, 3));
    private static readonly LawVerdicts Bound = new("L1 bound", 10, new(7, 1, 0, 2, 0), 5, new(4, 1, 0, 0, 0));

    [Fact]
    public void A_law_has_a_row_with_its_verdicts_and_how_many_configurations_a_seed_confirmed()
    {
        var console = new TestConsole { Profile = { Width = 200 } };

        console.Write(VerdictTable.Of([Bound, Padding]));

        var cells = console.Lines.Select(static line => line.Split('│', StringSplitOptions.TrimEntries)).ToList();
        Assert.Equal(["", "law", "trials", "confirmed", "not reached", "refuted", "inconclusive", "not predicted", "over seeds", ""], cells[1]);
        Assert.Equal(["", "L1 bound", "10", "7", "1", "0", "2", "0", "4 of 5 confirmed", ""], cells[3]);
        Assert.Equal(["", "L4 padding", "6", "0", "0", "0", "0", "6", "", ""], cells[4]);
    }

    [Fact]
    public void In_eighty_columns_the_verdicts_of_a_law_share_a_cell_and_no_word_is_broken()
    {
        var console = new TestConsole { Profile = { Width = 80 } };

        console.Write(VerdictTable.Of([Bound, Padding], width: 80));

        var cells = console.Lines.Select(static line => line.Split('│', StringSplitOptions.TrimEntries)).ToList();
        Assert.Equal(["", "law", "trials", "verdicts", "over seeds", ""], cells[1]);
        Assert.Equal("7 confirmed, 1 not reached, 2 inconclusive", string.Join(' ', cells.Skip(3).TakeWhile(static row => row is [_, "L1 bound" or "", ..]).Select(static row => row[3])).Trim());
        Assert.Contains(cells, static row => row is [_, "L4 padding", "6", "6 not predicted", "", _]);
    }

    [Fact]
    public async Task Programs_get_trials_and_configurations()
    {
        var console = new TestConsole { Profile = { Width = 400 } };

        await console.PrintAsync(VerdictTable.Rows([Bound]), OutputFormat.Csv, TestContext.Current.CancellationToken);

        Assert.Equal(
            "law,trials,confirmed,not_reached,refuted,inconclusive,not_predicted,configurations,configurations_confirmed,configurations_not_reached,"
            + "configurations_refuted,configurations_inconclusive,configurations_not_predicted\nL1 bound,10,7,1,0,2,0,5,4,1,0,0,0\n",
            console.Output);
    }
}
