using System.Net;
using Microsoft.Extensions.Logging;

namespace Sweep.Contracts.Transport;

/// <summary>Every event of the connections between processes. Numbers are never reused.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(300, LogLevel.Warning, "A connection from {Remote} was refused: {Reason}.")]
    public static partial void InboundRefused(this ILogger logger, EndPoint? remote, string reason);

    [LoggerMessage(301, LogLevel.Warning, "The connection to {Remote} was given up: {Reason}.")]
    public static partial void OutboundRefused(this ILogger logger, EndPoint? remote, string reason);

    [LoggerMessage(302, LogLevel.Warning, "{Count} more connections were refused within a second.")]
    public static partial void MoreRefused(this ILogger logger, long count);

    [LoggerMessage(303, LogLevel.Information, "New certificates in {Folder} are used from now on.")]
    public static partial void CertificatesRenewed(this ILogger logger, string folder);

    [LoggerMessage(304, LogLevel.Warning, "The certificates were changed and cannot be used; the old ones stay in use: {Reason}")]
    public static partial void RenewalFailed(this ILogger logger, string reason);
}
