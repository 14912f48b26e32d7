using System.Security.Cryptography;
using System.Text;
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

/// <summary>The form in which PostgreSQL stores a password (RFC 5803). Sent in place of the password, it keeps the password out of logs of statements.</summary>
internal static class ScramVerifier
{
    private const int Iterations = 4096;
    private const int SaltBytes = 16;

    /// <param name="password">ASCII: no normalisation is needed then.</param>
    public static string Of(string password) => Of(password, RandomNumberGenerator.GetBytes(SaltBytes));

    internal static string Of(string password, byte[] salt)
    {
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}";
    }
}
