namespace Sweep.Theory;

/// <summary>A failure that a person can act on: the message is one sentence that says what would work.</summary>
public abstract class SweepException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The sweep file or an argument is wrong (exit code 2).</summary>
public sealed class InvalidSweepException : SweepException
{
    public InvalidSweepException(string message, Exception? cause = null) : base(message, cause)
    {
    }

    /// <summary>A file is wrong: its message has a line for each fault.</summary>
    public InvalidSweepException(IReadOnlyList<Flaw> flaws, Exception? cause = null) : base(string.Join('\n', flaws), cause) => Flaws = flaws;

    /// <summary>What is wrong with the file, from its top to its end; empty where it is not about the lines of a file.</summary>
    public IReadOnlyList<Flaw> Flaws { get; } = [];

    /// <summary>The same of a file that has a name.</summary>
    public InvalidSweepException In(string file) => Flaws.Count == 0 ? this : new([.. Flaws.Select(flaw => flaw with { File = file })], this);
}

/// <summary>The machine or a service cannot do what is asked (exit code 5).</summary>
public sealed class UnfitEnvironmentException(string message, Exception? cause = null) : SweepException(message, cause);
