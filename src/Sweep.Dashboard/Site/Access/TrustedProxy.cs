using System.Net;

namespace Sweep.Dashboard.Site.Access;

/// <summary>A server before this one that knows people and names them in a header.</summary>
/// <param name="Header">Such as <c>X-Forwarded-User</c>; the proxy must take it away from what comes from outside.</param>
/// <param name="Address">Nobody else is answered.</param>
public sealed record TrustedProxy(string Header, IPAddress Address);
