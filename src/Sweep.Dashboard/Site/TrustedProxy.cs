using System.Net;
using Microsoft.AspNetCore.Http;

namespace Sweep.Dashboard.Site;

/// <summary>A server before this one that authenticates people and names them in a header.</summary>
/// <param name="Header">Such as <c>X-Forwarded-User</c>; the proxy must remove it from incoming requests.</param>
/// <param name="Address">Address of the proxy; no other machine is answered.</param>
public sealed record TrustedProxy(string Header, IPAddress Address);

/// <summary>Admits requests from the proxy's address that name a person.</summary>
internal sealed class ProxyGate(TrustedProxy proxy)
{
    public Task LetInAsync(HttpContext context, RequestDelegate next) =>
        Same(context.Connection.RemoteIpAddress) && context.Request.Headers[proxy.Header].ToString().Trim().Length > 0
            ? next(context)
            : PageWriter.WriteAsync(context, Page.Plain("Not from here", "This dashboard is reached through its proxy only.", StatusCodes.Status403Forbidden));

    // A dual-mode socket gives an IPv4 peer an IPv6 address.
    private bool Same(IPAddress? peer) => peer is not null && Plain(peer).Equals(Plain(proxy.Address));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
