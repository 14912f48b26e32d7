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
