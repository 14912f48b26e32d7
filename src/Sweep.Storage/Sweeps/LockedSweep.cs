using Npgsql;
using Sweep.Storage.Cluster;
using Sweep.Storage.Database;
using Sweep.Theory;
using Sweep.Theory.Points;
using Sweep.Theory.Trials;

namespace Sweep.Storage.Sweeps;

/// <summary>A sweep that this transaction holds: no flush, no other change and no other submission of its name until the end.</summary>
internal sealed class LockedSweep
{
    private readonly NpgsqlConnection connection;
    private readonly CancellationToken cancellationToken;

    private LockedSweep(NpgsqlConnection connection, SweepId id, string name, SweepState state, CancellationToken cancellationToken) =>
        (this.connection, Id, Name, State, this.cancellationToken) = (connection, id, name, state, cancellationToken);

    public SweepId Id { get; }

    public string Name { get; }

    /// <summary>Its value before this transaction.</summary>
    public SweepState State { get; }

    /// <returns>Null when there is no such sweep.</returns>
    public static async Task<LockedSweep?> TakeAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var turn = new NpgsqlCommand($"{SweepTurn.Alone("id")} from sweep.sweeps where name = $1", connection) { CommandTimeout = 0 };
        turn.Parameters.Add(new() { Value = name });
        await turn.ExecuteNonQueryAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select id, state from sweep.sweeps where name = $1 for update", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = name });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(connection, new(reader.GetGuid(0)), name, ChoiceText.Parse<SweepState>(reader.GetString(1)), cancellationToken)
            : null;
    }

    /// <summary>Leaves the state as it is.</summary>
    public async Task<SweepChange> StayAsync() => new(State, State, 0, await CountLeasedAsync());

    /// <summary>Sets the state and raises owner_epoch.</summary>
    public async Task<SweepChange> BecomeAsync(SweepState state)
    {
        await ExecuteAsync(
            "update sweep.sweeps set state = $2, owner_epoch = owner_epoch + 1, finalized_at = case when $3 then statement_timestamp() end where id = $1",
            ChoiceText.Of(state), state.IsFinal());
        return new(State, state, 0, await CountLeasedAsync());
    }

    /// <summary>Runs a statement whose first parameter is the sweep's id; returns the number of rows.</summary>
    public async Task<long> ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public InvalidSweepException Refuse(string why) => new($"the sweep {Name} is {ChoiceText.Of(State)}: {why}");

    private async Task<long> CountLeasedAsync()
    {
        await using var command = Command($"select count(*) from sweep.running r where r.sweep_id = $1 and {LiveLeases.IsHeld}");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        // The largest sweep takes longer than the default limit.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = Id.Value });
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
