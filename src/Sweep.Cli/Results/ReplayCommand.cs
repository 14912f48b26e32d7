using System.CommandLine;
using Sweep.Cli.Terminal;
using Sweep.Cli.Terminal.Output;
using Sweep.Theory;

namespace Sweep.Cli.Results;

internal static class ReplayCommand
{
    public static Command Create(Shell shell)
    {
        var what = new Argument<string>("PACKET|TRIAL")
        {
            Description = "The zip file of a counter-example, or the id of a refuted trial; its first digits are enough.",
        };
        var train = new Option<bool>("--train") { Description = "Train the network anew from its seed instead of using the weights in the packet." };
        var output = new Option<string?>("--out") { Description = "Only write the packet of a trial to this file.", HelpName = "FILE" };
        var format = Arguments.Format();
        var command = new Command("replay", """
            Computes a counter-example again: measures its embeddings, and compares them with the prediction.

            A trial that refutes a prediction is measured again in float64 and with another number of threads, training included. A trial
            that stays refuted keeps a packet: configuration, seed, weights, input and embeddings. A replay of a packet needs no database.

            Exit code 4 when the prediction is refuted again, 0 when it is not.

            sweep replay 3fa2                        a trial of the database
            sweep replay 3fa2 --out refuted.zip      its packet, to hand on
            sweep replay refuted.zip --train         another machine, from the seed on
            """)
        { what, train, output, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var named = parsed.GetRequiredValue(what);
            return parsed.GetValue(output) is { } file
                ? await WriteAsync(shell, named, file, cancellationToken)
                : await RunAsync(shell, named, parsed.GetValue(train), parsed.GetValue(format), cancellationToken);
        });
        return command;
    }

    private static async Task<int> WriteAsync(Shell shell, string id, string file, CancellationToken cancellationToken)
    {
        if (!PacketOfTrial.IsId(id))
        {
            throw new InvalidSweepException($"--out writes the packet of a trial, and {id} is not the id of a trial; give at least four of its digits");
        }

        var content = await OfTrialAsync(shell, id, cancellationToken);
        try
        {
            await WholeFile.WriteNewAsync(file, content, cancellationToken);
        }
        catch (Exception fault) when (WriteFault.Is(fault))
        {
            throw WriteFault.Of(file, "name another file with --out", fault);
        }

        shell.Say($"{Path.GetFullPath(file)} is the packet of the counter-example; `sweep replay {file}` measures it again");
        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(Shell shell, string named, bool train, OutputFormat format, CancellationToken cancellationToken)
    {
        var worker = WorkerExecutable.Of(shell);
        if (File.Exists(named))
        {
            return await PrintAsync(shell, await ReplayedPacket.RunAsync(worker, Path.GetFullPath(named), train, cancellationToken), format, cancellationToken);
        }

        if (!PacketOfTrial.IsId(named))
        {
            throw new InvalidSweepException($"there is no file {named}, and it is not the id of a trial; give the zip file of a counter-example, or at least four digits of an id");
        }

        var folder = Directory.CreateTempSubdirectory("sweep-replay-");
        try
        {
            var packet = Path.Combine(folder.FullName, "packet.zip");
            await File.WriteAllBytesAsync(packet, await OfTrialAsync(shell, named, cancellationToken), cancellationToken);
            return await PrintAsync(shell, await ReplayedPacket.RunAsync(worker, packet, train, cancellationToken), format, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<byte[]> OfTrialAsync(Shell shell, string id, CancellationToken cancellationToken)
    {
        await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
        return (await new PacketOfTrial(database).ReadAsync(id, cancellationToken)).Content;
    }

    private static async Task<int> PrintAsync(Shell shell, ReplayedPacket replay, OutputFormat format, CancellationToken cancellationToken)
    {
        var lines = RowSet.Of(
            replay.Lines,
            new("what", static line => line.What),
            new("predicted", static line => line.Predicted),
            new("then", static line => line.Then),
            new("now", static line => line.Now),
            new RowColumn<ReplayedFact>("agrees", static line => line.Agrees));
        await shell.Out.PrintAsync(lines, format, cancellationToken);
        if (format == OutputFormat.Table)
        {
            var network = replay.IsTrained ? "a network made anew from its seed" : "the weights in the packet";
            shell.Say($"Trial {replay.Trial}, with {network}: {replay.Reason}.");
            shell.Say(replay.IsReproduced ? "The prediction is refuted again." : "The prediction is not refuted this time.");
        }

        return replay.IsReproduced ? ExitCode.Refuted : ExitCode.Done;
    }
}
