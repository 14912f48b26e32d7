using Orleans.Runtime;
using Sweep.Contracts.Scheduling;

namespace Sweep.Worker.Cluster;

/// <summary>Recognises failures of a call that leave its outcome open, or that pass: the call may be repeated.</summary>
internal static class Unreached
{
    public static bool Is(Exception exception) =>
        exception is TimeoutException or OrleansException or SweepStorageException or IOException or System.Net.Sockets.SocketException
            or Orleans.Serialization.SerializerException or ObjectDisposedException { ObjectName: not null };
}
