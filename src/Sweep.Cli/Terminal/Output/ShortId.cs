namespace Sweep.Cli.Terminal.Output;

/// <summary>The first digits of a trial's id: enough to name it, as with commits.</summary>
internal static class ShortId
{
    public static string Of(Guid id) => id.ToString("N")[..8];
}
