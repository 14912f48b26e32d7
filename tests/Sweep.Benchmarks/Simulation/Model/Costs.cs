namespace Sweep.Benchmarks.Simulation.Model;

/// <summary>A time in seconds that grows with a number.</summary>
internal readonly record struct Line(double Fixed, double Each)
{
    public double At(double number) => Fixed + (Each * number);

    /// <summary>Returns the line through two measurements. A slope below 0 is noise, and counts as 0.</summary>
    public static Line Through(double few, double atFew, double many, double atMany)
    {
        var each = Math.Max(0, (atMany - atFew) / (many - few));
        return new(Math.Max(0, atFew - (each * few)), each);
    }
}

/// <summary>Measured costs, all in seconds. <see cref="Describe"/> says what each one is.</summary>
internal sealed record Costs
{
    public required Line Lease { get; init; }

    public required double Accept { get; init; }

    public required double Renew { get; init; }

    public required Line Beat { get; init; }

    public required Line Snapshot { get; init; }

    public required double Turn { get; init; }

    public required double Message { get; init; }

    public required double Delay { get; init; }

    public required Line ReadWork { get; init; }

    public required Line FlushRows { get; init; }

    public required double FlushLease { get; init; }

    public required double FlushEnded { get; init; }

    public required double ReadEpoch { get; init; }

    public required Line MembershipRead { get; init; }

    public required double Alive { get; init; }

    public required double Word { get; init; }

    /// <summary>Costs of a cluster whose every part is infinitely fast.</summary>
    public static Costs None { get; } = new()
    {
        Lease = default, Accept = 0, Renew = 0, Beat = default, Snapshot = default, Turn = 0, Message = 0, Delay = 0, ReadWork = default, FlushRows = default,
        FlushLease = 0, FlushEnded = 0, ReadEpoch = 0, MembershipRead = default, Alive = 0, Word = 0,
    };

    /// <summary>Each cost with its meaning, in the order in which a lease meets them.</summary>
    public IReadOnlyList<(string Meaning, string Value)> Describe() =>
    [
        ("one turn of a grain for a call (calls within the silo)", Text(Turn)),
        ("sending or receiving a message of another process at the silo", Text(Message)),
        ("a call from another process and back, one at a time", Text(Delay)),
        ("ledger: a lease", Text(Lease, "lease held")),
        ("ledger: a result", Text(Accept)),
        ("ledger: a renewal", Text(Renew)),
        ("ledger: looking for lost leases, once a beat", Text(Beat, "lease held")),
        ("ledger: the changes of leases as rows, once a flush", Text(Snapshot, "lease held")),
        ("PostgreSQL: reading the work of a lease", Text(ReadWork, "training")),
        ("PostgreSQL: a flush", Text(FlushRows, "result")),
        ("PostgreSQL: a training in a flush whose lease is new or renewed", Text(FlushLease)),
        ("PostgreSQL: a lease in a flush that ended", Text(FlushEnded)),
        ("PostgreSQL: reading the owner's epoch, once a beat", Text(ReadEpoch)),
        ("PostgreSQL: a silo reads the membership", Text(MembershipRead, "silo")),
        ("PostgreSQL: a silo writes that it is alive", Text(Alive)),
        ("PostgreSQL: a node writes that it is alive", Text(Word)),
    ];

    private static string Text(double seconds) => seconds switch
    {
        0 => "0",
        < 1e-6 => FormattableString.Invariant($"{seconds * 1e9:0} ns"),
        < 1e-3 => FormattableString.Invariant($"{seconds * 1e6:0.#} µs"),
        _ => FormattableString.Invariant($"{seconds * 1e3:0.##} ms"),
    };

    private static string Text(Line line, string unit) => line.Each == 0 ? Text(line.Fixed) : $"{Text(line.Fixed)} + {Text(line.Each)} a {unit}";
}
