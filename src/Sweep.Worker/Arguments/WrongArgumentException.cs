namespace Sweep.Worker.Arguments;

/// <summary>The command line is wrong; the message is one sentence.</summary>
internal sealed class WrongArgumentException(string message) : Exception(message);
