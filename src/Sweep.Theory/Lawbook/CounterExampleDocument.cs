namespace Sweep.Theory.Lawbook;

/// <summary>The file of a counter-example's packet that says what was predicted, measured, and measured again; workers write it, pages read it.</summary>
public static class CounterExampleDocument
{
    public const string Name = "counter-example.json";

    /// <summary>Changes with what the file says.</summary>
    public const int Format = 1;
}
