using Npgsql;
using Sweep.Theory;

namespace Sweep.Storage.Database;

/// <summary>Connection strings in messages: where and who, never the password.</summary>
internal static class ConnectionText
{
    /// <summary>The default source of connection strings.</summary>
    public const string Variable = "SWEEP_DATABASE";

    private const string Form = "Host=db.example;Port=5432;Username=me;Password=secret;Database=sweep";

    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(text);
            settings.ApplicationName ??= "sweep";
            return settings.Host is null
                ? throw new UnfitEnvironmentException($"the connection string names no host; write it as {Form}")
                : settings;
        }
        catch (Exception cause) when (cause is ArgumentException or FormatException or OverflowException or InvalidCastException or KeyNotFoundException)
        {
            // The parser's own message may quote any part of the text: it is not passed on.
            throw new UnfitEnvironmentException($"the connection string cannot be read; write it as {Form}");
        }
    }

    public static string Describe(NpgsqlConnectionStringBuilder settings) =>
        $"the database {settings.Database ?? settings.Username} at {settings.Host}:{settings.Port}";

    public static UnfitEnvironmentException Unreachable(NpgsqlConnectionStringBuilder settings, string variable, Exception cause)
    {
        var where = Describe(settings);
        return cause switch
        {
            PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } full =>
                new($"{where} has no connection left for {settings.Username} ({full.MessageText}); end programs that hold some, or have the limit raised", full),
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } closed =>
                new($"{where} does not let {settings.Username} in ({closed.MessageText}); a new reader is let in by sql/roles.sql, run as a superuser, or by sweep migrate on a private server", closed),
            PostgresException refused => new($"{where} refuses the connection ({refused.MessageText}); check user, password and database name in {variable}", refused),
            _ => new($"{where} cannot be reached ({Innermost(cause).Message}); start the server or correct {variable}", cause),
        };
    }

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
