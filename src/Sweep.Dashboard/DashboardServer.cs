using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sweep.Dashboard.Serving;
using Sweep.Theory;

namespace Sweep.Dashboard;

/// <summary>Web pages over the database of sweeps, for this machine only.</summary>
public sealed class DashboardServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private DashboardServer(WebApplication application) => this.application = application;

    /// <summary>Where the pages are.</summary>
    public Uri Address => new(application.Urls.Single());

    /// <param name="port">Null: a free one.</param>
    /// <exception cref="UnfitEnvironmentException">The port is in use.</exception>
    public static async Task<DashboardServer> StartAsync(NpgsqlDataSource database, int? port, CancellationToken cancellationToken)
    {
        // Without defaults: no configuration files, environment variables or logs of the folder that it happens to be started in.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Listen(IPAddress.Loopback, port ?? 0);
        });
        builder.Services.AddRoutingCore().AddLogging(static logging => logging.SetMinimumLevel(LogLevel.None)).AddSingleton(database);

        // Another site's page must not reach these by pointing a name of its own at this machine.
        builder.Services.AddHostFiltering(static filter => filter.AllowedHosts = ["localhost", "127.0.0.1"]);
        var application = builder.Build();
        application.Use(SecurityHeaders.AddAsync);
        application.UseHostFiltering();
        application.UseRouting();
        DashboardRoutes.Map(application);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException fault)
        {
            await application.DisposeAsync();
            throw new UnfitEnvironmentException($"port {port} is in use; choose another one with --port, or leave it out to get a free one", fault);
        }

        return new(application);
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();
}
