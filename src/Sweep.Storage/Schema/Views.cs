using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Sweep.Theory;
using Sweep.Theory.Lawbook;
using Sweep.Theory.Measuring;
using Sweep.Theory.Points;

namespace Sweep.Storage.Schema;

/// <summary>The views of <c>sql/views</c>, the claims of the paper as SQL, a public contract; the columns that Theory declares, which they read; and the triggers that keep results.</summary>
internal static class Views
{
    /// <summary>Every view after the ones that it reads.</summary>
    public static readonly IReadOnlyList<string> InOrder =
    [
        "planned_trials", "running", "trial_results", "configuration_results", "results_over_seeds", "controls", "bound_validation", "stitching_validation", "window_validation", "padding_effect", "separability_validation",
        "shift_validation", "tile_size_curve", "loss_curves", "figures", "coverage", "verdict_counts", "sweep_progress", "worker_utilisation", "attempt_history",
        "repeated_measurements", "disagreements", "determinism_audit", "prediction_audit",
    ];

    // Functions read the first view, which the others are made of.
    private static readonly Lazy<string> Text = new(static () => string.Join('\n',
    [
        DeclaredColumns.Of(Axes.All, Quantities.All, Laws.All),
        .. from file in (string[])[InOrder[0], "functions", .. InOrder.Skip(1)]
           select DeclaredLists.Fill(SchemaText.Read($"views/{file}.sql"), file, Quantities.All, Axes.All, Laws.All),
        DeclaredLists.Fill(SchemaText.Read("keeping.sql"), "kept_results", Quantities.All, Axes.All, Laws.All),
    ]));

    /// <summary>All of them as one script.</summary>
    public static string Script => Text.Value;

    /// <summary>Comment on the schema that says which views are in place.</summary>
    public static string Mark => $"Sweeps of shift-equivariance trials; views {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))[..16]}";

    /// <summary>Brings the views up to date; only where columns changed they are dropped first. The rights of the roles are there with them.</summary>
    /// <exception cref="UnfitEnvironmentException">Somebody's own view reads one that must change.</exception>
    public static async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(connection, Script, cancellationToken);
        }
        catch (PostgresException changed) when (changed.SqlState == PostgresErrorCodes.InvalidTableDefinition)
        {
            var drops = InOrder.Reverse().Select(static view => $"drop view if exists {SweepContext.SchemaName}.{view};\n");
            try
            {
                await RunAsync(connection, string.Concat(drops) + Script, cancellationToken);
            }
            catch (PostgresException used) when (used.SqlState == PostgresErrorCodes.DependentObjectsStillExist)
            {
                throw Used(used);
            }
        }
    }

    /// <summary>Returns the message for a user's object that depends on a view that must change.</summary>
    public static UnfitEnvironmentException Used(PostgresException used) => new(
        $"a table or view of this version has other columns, but something of yours depends on the old one ({used.Detail?.ReplaceLineEndings("; ") ?? used.MessageText}); "
        + "drop that, run sweep migrate and create it again", used);

    private static async Task RunAsync(NpgsqlConnection connection, string script, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"{script}\ncomment on schema {SweepContext.SchemaName} is '{Mark}';\n{Roles.Grants}", connection, transaction) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
