namespace Sweep.Cli.Terminal.Output;

/// <summary>The format of printed rows.</summary>
internal enum OutputFormat
{
    /// <summary>For people: numbers rounded to six digits.</summary>
    Table,

    /// <summary>RFC 4180 with a heading line; numbers whole.</summary>
    Csv,

    /// <summary>One array of objects; numbers whole.</summary>
    Json,
}

/// <summary>The format of the answer of a command without rows.</summary>
internal enum TextFormat
{
    /// <summary>Sentences for people.</summary>
    Text,

    /// <summary>One object on one line for each answer; other messages go to standard error.</summary>
    Json,
}
