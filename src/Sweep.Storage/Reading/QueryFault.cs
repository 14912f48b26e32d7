using System.Globalization;
using Npgsql;
using Sweep.Theory;

namespace Sweep.Storage.Reading;

/// <summary>Faults of a person's statement as sentences.</summary>
internal static class QueryFault
{
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> run, TimeSpan timeout)
    {
        try
        {
            return await run();
        }
        catch (NotSupportedException several)
        {
            throw new InvalidSweepException("the text holds several statements; give one at a time", several);
        }
        catch (PostgresException fault)
        {
            throw new InvalidSweepException(Sentence(fault, timeout), fault);
        }
        catch (NpgsqlException lost)
        {
            throw new UnfitEnvironmentException($"the connection to the database was lost ({lost.Message}); try again", lost);
        }
    }

    private static string Sentence(PostgresException fault, TimeSpan timeout) => fault.SqlState switch
    {
        PostgresErrorCodes.ReadOnlySqlTransaction => $"the statement would change the database ({fault.MessageText}); only reading is possible here, use psql to write",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"the statement needs rights that the database's user does not have ({fault.MessageText}); ask for what the views show",
        PostgresErrorCodes.QueryCanceled => string.Create(CultureInfo.InvariantCulture, $"the statement took longer than {timeout.TotalSeconds} s; narrow it with where or limit, or give it more time"),
        PostgresErrorCodes.ConfigurationLimitExceeded =>
            $"the statement writes more temporary files than a reader may ({fault.MessageText}); narrow it with where, or sort and group less",
        PostgresErrorCodes.SyntaxError when fault.MessageText.Contains("multiple commands", StringComparison.Ordinal) => "the text holds several statements; give one at a time",
        _ => $"the database refuses the statement: {fault.MessageText}{(fault.Hint is { } hint ? $" ({hint.TrimEnd('.')})" : "")}",
    };
}
