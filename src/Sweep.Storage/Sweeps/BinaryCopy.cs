using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Sweep.Storage.Sweeps;

/// <summary>
/// A COPY in PostgreSQL's binary format, written value by value. Rows of a submission have fifty columns of a few known types: to look up how each
/// value is written, as the general importer does, takes longer than all else that is done for a row.
/// </summary>
internal sealed class BinaryCopy : IAsyncDisposable
{
    private const int Large = 1 << 16;
    private const int IntegerType = 23;
    private const int TextType = 25;

    /// <summary>The signature, no flags, and no extension.</summary>
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly NpgsqlRawCopyStream stream;
    private readonly ArrayBufferWriter<byte> rows = new(2 * Large);
    private bool ended;

    private BinaryCopy(NpgsqlRawCopyStream stream) => this.stream = stream;

    /// <param name="target">A table with the columns of each row: <c>table (column, ..)</c>.</param>
    public static async Task<BinaryCopy> BeginAsync(NpgsqlConnection connection, string target, CancellationToken cancellationToken)
    {
        var stream = await connection.BeginRawBinaryCopyAsync($"copy {target} from stdin (format binary)", cancellationToken);
        stream.ReadTimeout = stream.WriteTimeout = Timeout.Infinite;
        var copy = new BinaryCopy(stream);
        copy.rows.Write(Header);
        return copy;
    }

    /// <summary>Begins a row of so many values.</summary>
    public async ValueTask StartAsync(int columns, CancellationToken cancellationToken)
    {
        if (rows.WrittenCount > Large)
        {
            await SendAsync(cancellationToken);
        }

        Number((short)columns);
    }

    public void Null() => Number(-1);

    public void Nulls(int count)
    {
        for (var value = 0; value < count; value++)
        {
            Null();
        }
    }

    public void Write(Guid value)
    {
        Number(16);
        value.TryWriteBytes(rows.GetSpan(16), bigEndian: true, out _);
        rows.Advance(16);
    }

    public void Write(Guid? value)
    {
        if (value is { } there)
        {
            Write(there);
        }
        else
        {
            Null();
        }
    }

    public void Write(int value)
    {
        Number(sizeof(int));
        Number(value);
    }

    public void Write(long value)
    {
        Number(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(rows.GetSpan(sizeof(long)), value);
        rows.Advance(sizeof(long));
    }

    public void Write(double value)
    {
        Number(sizeof(double));
        BinaryPrimitives.WriteDoubleBigEndian(rows.GetSpan(sizeof(double)), value);
        rows.Advance(sizeof(double));
    }

    public void Write(bool value)
    {
        Number(sizeof(bool));
        rows.Write([value ? (byte)1 : (byte)0]);
    }

    /// <summary>Writes a moment, to the microsecond.</summary>
    public void Write(DateTimeOffset value) => Write((value.UtcDateTime - Epoch).Ticks / TimeSpan.TicksPerMicrosecond);

    public void Write(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        var length = Utf8.GetByteCount(value);
        Number(length);
        rows.Advance(Utf8.GetBytes(value, rows.GetSpan(length)));
    }

    public void Write(IReadOnlyCollection<int> values)
    {
        StartArray(values.Count, IntegerType, values.Count * 2 * sizeof(int));
        foreach (var value in values)
        {
            Write(value);
        }
    }

    public void Write(IReadOnlyCollection<string> values)
    {
        StartArray(values.Count, TextType, values.Sum(static value => sizeof(int) + Utf8.GetByteCount(value)));
        foreach (var value in values)
        {
            Write(value);
        }
    }

    /// <summary>Writes a value of an axis or a prediction into a column of its type.</summary>
    public void WriteAny(object? value)
    {
        switch (value)
        {
            case null: Null(); break;
            case int number: Write(number); break;
            case long number: Write(number); break;
            case double number: Write(number); break;
            case bool holds: Write(holds); break;
            case string text: Write(text); break;
            case int[] numbers: Write(numbers); break;
            default: throw new InvalidOperationException($"no column holds a {value.GetType().Name}");
        }
    }

    /// <summary>Ends the rows. Only then the server has them, or says what is wrong with them.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        Number((short)-1);
        await SendAsync(cancellationToken);
        ended = true;
        await stream.DisposeAsync();
    }

    /// <summary>Takes back what was not completed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!ended)
        {
            ended = true;
            try
            {
                await stream.CancelAsync();
            }
            catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException or IOException)
            {
                // The connection is gone, and the transaction with it.
            }
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await stream.WriteAsync(rows.WrittenMemory, cancellationToken);
        rows.ResetWrittenCount();
    }

    private void StartArray(int count, int type, int bytes)
    {
        var dimensions = count == 0 ? 0 : 1;
        Number((3 + (2 * dimensions)) * sizeof(int) + bytes);
        Number(dimensions);
        Number(0);
        Number(type);
        if (count > 0)
        {
            Number(count);
            Number(1);
        }
    }

    private void Number(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(rows.GetSpan(sizeof(int)), value);
        rows.Advance(sizeof(int));
    }

    private void Number(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(rows.GetSpan(sizeof(short)), value);
        rows.Advance(sizeof(short));
    }
}
