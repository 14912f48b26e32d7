namespace Sweep.Cli.Terminal.Output;

/// <summary>How a command without rows answers.</summary>
internal enum TextFormat
{
    /// <summary>Sentences for people.</summary>
    Text,

    /// <summary>One object on one line for each answer; other messages go to standard error.</summary>
    Json,
}
