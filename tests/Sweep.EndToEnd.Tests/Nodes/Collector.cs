using System.Net;
using System.Text;

namespace Sweep.EndToEnd.Tests.Nodes;

/// <summary>Takes what an OTLP exporter sends over HTTP, and keeps it as it came: the names in it are plain text.</summary>
internal sealed class Collector : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Dictionary<string, StringBuilder> received = [];

    public Collector(string port)
    {
        Address = $"http://127.0.0.1:{port}";
        listener.Prefixes.Add($"{Address}/");
        listener.Start();
        _ = ReceiveAsync();
    }

    public string Address { get; }

    public string Of(string path)
    {
        lock (received)
        {
            return received.TryGetValue(path, out var text) ? text.ToString() : "";
        }
    }

    public void Dispose() => listener.Close();

    private async Task ReceiveAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                var body = await reader.ReadToEndAsync();
                lock (received)
                {
                    (received.TryGetValue(context.Request.Url!.AbsolutePath, out var text) ? text : received[context.Request.Url.AbsolutePath] = new()).Append(body);
                }

                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
