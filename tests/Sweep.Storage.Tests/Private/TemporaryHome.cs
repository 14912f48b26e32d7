using Sweep.Storage.Private;

namespace Sweep.Storage.Tests.Private;

/// <summary>A SWEEP_HOME of one test; its server is stopped and its folder removed at the end.</summary>
public sealed class TemporaryHome : IAsyncDisposable
{
    public TemporaryHome(string? below = null) => Path = System.IO.Path.Combine(below ?? System.IO.Path.GetTempPath(), $"sweep-{Guid.NewGuid():N}");

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "database");

    public string Data => System.IO.Path.Combine(Database, "data");

    internal PrivatePostgres Server() => new(Path, TimeProvider.System);

    public static void Ignore(string line) => Assert.NotEqual("", line);

    public async ValueTask DisposeAsync()
    {
        await Server().StopAsync(CancellationToken.None);
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
