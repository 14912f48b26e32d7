using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Sweep.Storage.Tests.Sweeps;

/// <summary>A pool whose server explains every statement that it runs, those within functions and triggers too, with the rows that each step read.</summary>
internal sealed class ExplainedRows : IAsyncDisposable
{
    private const string Options =
        "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_analyze=on -c auto_explain.log_timing=off "
        + "-c auto_explain.log_format=json -c auto_explain.log_nested_statements=on -c auto_explain.log_level=notice -c client_min_messages=notice";

    private readonly Notices notices = new();

    /// <param name="connectionString">Of a superuser: no other user may load the module.</param>
    public ExplainedRows(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString) { Options = Options }.ConnectionString);
        builder.UseLoggerFactory(notices);
        Source = builder.Build();
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>Takes what was explained since the last time: each statement with the rows of the step that read most.</summary>
    public IReadOnlyList<(string Statement, double Rows, string Step)> Take()
    {
        List<(string, double, string)> taken = [];
        while (notices.Texts.TryDequeue(out var text))
        {
            using var plan = JsonDocument.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..]);
            var (rows, step) = Largest(plan.RootElement.GetProperty("Plan"));
            taken.Add((plan.RootElement.GetProperty("Query Text").GetString()!, rows, step));
        }

        return taken;
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private static (double Rows, string Step) Largest(JsonElement step)
    {
        var read = new[] { "Actual Rows", "Rows Removed by Filter", "Rows Removed by Join Filter", "Rows Removed by Index Recheck" }
            .Sum(name => step.TryGetProperty(name, out var rows) ? rows.GetDouble() : 0) * step.GetProperty("Actual Loops").GetDouble();
        var here = (read, $"{step.GetProperty("Node Type").GetString()} {(step.TryGetProperty("Relation Name", out var table) ? table.GetString() : "")}");
        return step.TryGetProperty("Plans", out var inner) ? inner.EnumerateArray().Select(Largest).Append(here).MaxBy(static one => one.Item1) : here;
    }

    private sealed class Notices : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("notices go to one place");

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception) is var text && text.Contains("  plan:", StringComparison.Ordinal))
            {
                Texts.Enqueue(text);
            }
        }

        public void Dispose()
        {
        }
    }
}
