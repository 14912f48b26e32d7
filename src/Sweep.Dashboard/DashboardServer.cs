using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sweep.Dashboard.Charts;
using Sweep.Dashboard.Site;
using Sweep.Theory;

namespace Sweep.Dashboard;

/// <summary>Serves web pages over the database of sweeps, to other machines only with authentication.</summary>
public sealed class DashboardServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private DashboardServer(WebApplication application) => this.application = application;

    /// <summary>The address of the pages.</summary>
    public Uri Address => new(application.Urls.Single());

    /// <summary>Starts the server for this machine only.</summary>
    /// <param name="port">Null: a free one.</param>
    public static Task<DashboardServer> StartAsync(NpgsqlDataSource database, int? port, CancellationToken cancellationToken) =>
        StartAsync(database, new() { Port = port }, TimeProvider.System, cancellationToken);

    /// <exception cref="InvalidSweepException">The options would admit anybody.</exception>
    /// <exception cref="UnfitEnvironmentException">The port is in use, or the address is not this machine's.</exception>
    public static async Task<DashboardServer> StartAsync(NpgsqlDataSource database, DashboardOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        Admission.Check(options);
        var application = Build(database, options, time);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            await application.DisposeAsync();
            throw fault is SocketException { SocketErrorCode: SocketError.AddressNotAvailable } or { InnerException: SocketException { SocketErrorCode: SocketError.AddressNotAvailable } }
                ? new UnfitEnvironmentException($"{options.Address} is not an address of this machine; give --listen one that is", fault)
                : new UnfitEnvironmentException($"port {options.Port} is in use; choose another one with --port, or leave it out to get a free one", fault);
        }

        return new(application);
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private static WebApplication Build(NpgsqlDataSource database, DashboardOptions options, TimeProvider time)
    {
        // Without defaults: no configuration files or logs of the working folder, and no environment variables.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => Listen(server, options));
        if (options.Certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.Services.AddRoutingCore().AddLogging(static logging => logging.SetMinimumLevel(LogLevel.None)).AddSingleton(database).AddSingleton(new ChartMemory(time))
            .AddSingleton(new DatabaseHealth(database, time));

        // A page of another site must not reach these pages through a host name of its own that points to this machine.
        builder.Services.AddHostFiltering(filter => filter.AllowedHosts = [.. Hosts(options)]);
        var application = builder.Build();
        application.Use(SecurityHeaders.AddAsync);
        application.UseHostFiltering();
        if (options.Proxy is { } proxy)
        {
            application.Use(new ProxyGate(proxy).LetInAsync);
        }

        if (options.Token is { } token)
        {
            var session = new Session(token, time);
            application.Use(new TokenGate(session, new(session, time, options.Log)).LetInAsync);
        }

        application.UseRouting();
        DashboardRoutes.Map(application);
        return application;
    }

    private static void Listen(KestrelServerOptions server, DashboardOptions options)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = 64 * 1024;
        server.Listen(options.Address, options.Port ?? 0, endpoint =>
        {
            if (options.Certificate is { } certificate)
            {
                endpoint.UseHttps(certificate);
            }
        });
    }

    // A proxy passes any host name that people used, and only the proxy is answered.
    private static IEnumerable<string> Hosts(DashboardOptions options) => options switch
    {
        { Proxy: not null } => ["*"],
        _ when IPAddress.IsLoopback(options.Address) => ["localhost", "127.0.0.1", "[::1]"],
        _ => ["localhost", "127.0.0.1", options.Address.ToString(), Environment.MachineName, .. ServerCertificate.Names(options.Certificate!)],
    };
}
