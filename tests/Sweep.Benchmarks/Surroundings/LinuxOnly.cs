using Sweep.Theory;

namespace Sweep.Benchmarks.Surroundings;

internal static class LinuxOnly
{
    /// <exception cref="UnfitEnvironmentException">This is another system.</exception>
    public static void Require()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new UnfitEnvironmentException("it reads /proc, so it works on Linux only");
        }
    }
}
