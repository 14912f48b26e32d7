using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Sweep.Theory;

namespace Sweep.Hosting.Local;

/// <summary>TCP ports on loopback.</summary>
internal static class LoopbackPort
{
    /// <summary>The wanted port, or a free one.</summary>
    /// <param name="purpose">What it is for, such as "--silo-port".</param>
    /// <exception cref="UnfitEnvironmentException">The wanted port is in use.</exception>
    public static int Choose(int? wanted, string purpose)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, wanted ?? 0));
            socket.Listen();
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            var state = exception.SocketErrorCode == SocketError.AccessDenied ? "may not be used" : "is in use";
            throw new UnfitEnvironmentException(
                $"port {wanted?.ToString(CultureInfo.InvariantCulture)} {state}; give {purpose} another one, or leave it out to have a free one chosen", exception);
        }

        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
