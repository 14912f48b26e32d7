using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Sweep.Theory;

namespace Sweep.Hosting.Local;

/// <summary>TCP ports of this machine.</summary>
internal static class ListeningPort
{
    /// <summary>Returns the wanted port on loopback, or a free one.</summary>
    /// <param name="purpose">Option of the port, such as "--silo-port".</param>
    /// <exception cref="UnfitEnvironmentException">The wanted port is in use.</exception>
    public static int Choose(int? wanted, string purpose) => Choose(IPAddress.Loopback, wanted, purpose);

    /// <summary>Returns the wanted port of one of this machine's addresses, or a free one.</summary>
    /// <exception cref="UnfitEnvironmentException">The wanted port is in use, or the address is not this machine's.</exception>
    public static int Choose(IPAddress address, int? wanted, string purpose)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, wanted ?? 0));
            socket.Listen();
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            throw new UnfitEnvironmentException($"{address} is not an address of this machine; give --advertise one by which others reach it", exception);
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            var state = exception.SocketErrorCode == SocketError.AccessDenied ? "may not be used" : "is in use";
            throw new UnfitEnvironmentException(
                $"port {wanted?.ToString(CultureInfo.InvariantCulture)} {state}; give {purpose} another one, or leave it out to get a free one", exception);
        }

        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
