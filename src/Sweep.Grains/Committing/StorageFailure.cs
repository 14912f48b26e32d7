using System.Data.Common;
using Sweep.Contracts.Scheduling;
using Sweep.Theory;

namespace Sweep.Grains.Committing;

/// <summary>Translates exceptions of the database driver into one that may cross the wire.</summary>
internal static class StorageFailure
{
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is DbException or SweepException or IOException or TimeoutException or InvalidOperationException)
        {
            throw new SweepStorageException(exception.Message);
        }
    }
}
