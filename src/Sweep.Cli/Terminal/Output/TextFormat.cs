namespace Sweep.Cli.Terminal.Output;

/// <summary>The format of the answer of a command without rows.</summary>
internal enum TextFormat
{
    /// <summary>Sentences for people.</summary>
    Text,

    /// <summary>One object on one line for each answer; other messages go to standard error.</summary>
    Json,
}
