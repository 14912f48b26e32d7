namespace Sweep.Theory;

/// <summary>A failure that a person can act on: the message is one sentence that says what would work.</summary>
public abstract class SweepException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The sweep file or an argument is wrong (exit code 2).</summary>
public sealed class InvalidSweepException(string message, Exception? cause = null) : SweepException(message, cause);

/// <summary>The machine or a service cannot do what is asked (exit code 5).</summary>
public sealed class UnfitEnvironmentException(string message, Exception? cause = null) : SweepException(message, cause);
