using System.CommandLine;
using System.Net;
using Sweep.Cli.Terminal;
using Sweep.Dashboard;
using Sweep.Dashboard.Site;
using Sweep.Theory;

namespace Sweep.Cli.Results;

internal static class DashboardCommand
{
    private const string TokenVariable = "SWEEP_DASHBOARD_TOKEN";

    public static Command Create(Shell shell)
    {
        var port = Arguments.Whole("--port", "Port. Default: a free one.", 1, 65535);
        var listen = Text("--listen", "Address of this machine to listen on. Default: 127.0.0.1, for this machine only.", "IP");
        var tokenFile = Text("--token-file", $"File with a token that visitors of the pages need; {TokenVariable} or {TokenVariable}_FILE does the same.", "FILE");
        var certificate = Text("--certificate", "Certificate in PEM form, to serve by TLS.", "FILE");
        var key = Text("--key", "Private key of the certificate in PEM form.", "FILE");
        var proxyHeader = Text("--proxy-header", "Header in which a proxy before the dashboard names the visitor, such as X-Forwarded-User.", "NAME");
        var proxy = Text("--proxy", "Address of that proxy; the dashboard answers no other machine.", "IP");
        var command = new Command("dashboard", """
            Serves web pages with all sweeps, their verdicts, charts and trials until Ctrl-C, by default to this machine only.

            Beyond this machine it starts only with a token and TLS, or behind a proxy that names its visitors.

            sweep dashboard --port 8080
            sweep dashboard --listen 10.0.0.7 --port 8443 --token-file token --certificate node.crt --key node.key
            sweep dashboard --listen 10.0.0.7 --port 8080 --proxy-header X-Forwarded-User --proxy 10.0.0.1
            """)
        { port, listen, tokenFile, certificate, key, proxyHeader, proxy };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            shell,
            new()
            {
                Address = Address("--listen", parsed.GetValue(listen)) ?? IPAddress.Loopback,
                Port = parsed.GetValue(port),
                Log = shell.Complain,
                Token = Token(shell, parsed.GetValue(tokenFile)),
                Certificate = Both("--certificate", parsed.GetValue(certificate), "--key", parsed.GetValue(key)) is var (file, itsKey) ? ServerCertificate.Read(file, itsKey) : null,
                Proxy = Both("--proxy-header", parsed.GetValue(proxyHeader), "--proxy", parsed.GetValue(proxy)) is var (header, address) ? new(header, Address("--proxy", address)!) : null,
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Shell shell, DashboardOptions options, CancellationToken cancellationToken)
    {
        Admission.Check(options);
        await using var database = await DatabaseAccess.OpenReaderAsync(shell, shell.Complain, cancellationToken);
        await using var server = await DashboardServer.StartAsync(database, options, shell.Time, cancellationToken);
        shell.Say($"the dashboard is at {server.Address}; Ctrl-C ends it");
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ExitCode.Done;
    }

    private static Option<string?> Text(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName };

    private static IPAddress? Address(string option, string? typed) => typed is null ? null
        : IPAddress.TryParse(typed, out var address) ? address
        : throw new InvalidSweepException($"{option} {typed} is not an IP address; give one such as 10.0.0.7");

    private static (string First, string Second)? Both(string first, string? its, string second, string? other) => (its, other) switch
    {
        (null, null) => null,
        ({ } one, { } two) => (one, two),
        (null, _) => throw new InvalidSweepException($"{second} is given without {first}; give both or none"),
        _ => throw new InvalidSweepException($"{first} is given without {second}; give both or none"),
    };

    private static string? Token(Shell shell, string? file)
    {
        if (file is null)
        {
            return shell.Variable(TokenVariable) is { Length: > 0 } set ? set.Trim() : null;
        }

        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSweepException($"--token-file {file} cannot be read; name a file that this user can read and that contains the token", fault);
        }
    }
}
