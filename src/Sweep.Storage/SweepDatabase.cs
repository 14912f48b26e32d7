using Npgsql;

namespace Sweep.Storage;

/// <summary>The database of sweeps: connecting and bringing its schema up to date.</summary>
public static class SweepDatabase
{
    /// <summary>Opens a pool and checks that the server answers.</summary>
    /// <exception cref="Sweep.Theory.UnfitEnvironmentException">Unreachable, or wrong credentials; the message never holds the password.</exception>
    public static Task<NpgsqlDataSource> OpenAsync(string connectionString, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Applies the migrations under an advisory lock and (re)creates the views; safe from several processes at once. Returns the number of applied migrations.</summary>
    public static Task<int> MigrateAsync(NpgsqlDataSource database, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Throws <see cref="Sweep.Theory.UnfitEnvironmentException"/> naming <c>sweep migrate</c> when the schema is older or newer than this program's.</summary>
    public static Task CheckSchemaAsync(NpgsqlDataSource database, CancellationToken cancellationToken) => throw new NotImplementedException();
}
