using System.Security.Cryptography;
using Npgsql;
using Sweep.Storage.Schema;

namespace Sweep.Storage.Private;

/// <summary>The private server's second user, which may only read. Its password is another one, so that it gives no right to write.</summary>
internal sealed class ReaderLogin(ClusterFolder folder)
{
    public const string User = "sweep_reading";

    public bool IsMade => File.Exists(folder.ReaderPasswordFile);

    public string ReadPassword() => File.ReadAllText(folder.ReaderPasswordFile).Trim();

    /// <summary>Makes the roles and the user, or brings them up to date. The file comes last: without it the next command begins anew.</summary>
    /// <param name="owner">The database, as the server's superuser. The caller holds the folder's lock.</param>
    public async Task MakeAsync(NpgsqlDataSource owner, CancellationToken cancellationToken)
    {
        await Roles.MakeAsync(owner, cancellationToken);
        var password = IsMade ? ReadPassword() : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await using var command = owner.CreateCommand($"""
            do $$ begin
                if to_regrole('{User}') is null then
                    create role {User};
                end if;
            end $$;
            alter role {User} login nosuperuser nocreaterole nocreatedb noreplication nobypassrls password '{ScramVerifier.Of(password)}';
            grant {Roles.Reader} to {User};
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);

        // Once more, for the settings of a reader that logs in.
        await Roles.MakeAsync(owner, cancellationToken);
        ClusterFolder.WriteSecret(folder.ReaderPasswordFile, password);
    }
}
