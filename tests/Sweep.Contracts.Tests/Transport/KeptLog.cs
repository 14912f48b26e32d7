using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sweep.Contracts.Tests.Transport;

/// <summary>A log that tests read.</summary>
internal sealed class KeptLog : ILogger, ILoggerProvider
{
    private readonly ConcurrentQueue<(int Event, string Text)> entries = new();

    /// <summary>Whole entries, with their exceptions.</summary>
    public IReadOnlyList<string> Texts => [.. entries.Select(static entry => entry.Text)];

    public IReadOnlyList<string> Of(int eventId) => [.. entries.Where(entry => entry.Event == eventId).Select(static entry => entry.Text)];

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        entries.Enqueue((eventId.Id, exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}"));

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }
}
