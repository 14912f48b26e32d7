namespace Sweep.Storage.Private;

/// <summary>Lets one process at a time initialise, start or stop the server of a folder. Ends with the process at the latest.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the file is ours; disposing the stream gives it back.</summary>
    public static async Task<IDisposable> TakeAsync(string file, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
