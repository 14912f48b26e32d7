using System.Net;

namespace Sweep.Dashboard.Site;

/// <summary>A server before this one that authenticates people and names them in a header.</summary>
/// <param name="Header">Such as <c>X-Forwarded-User</c>; the proxy must remove it from incoming requests.</param>
/// <param name="Address">Address of the proxy; no other machine is answered.</param>
public sealed record TrustedProxy(string Header, IPAddress Address);
