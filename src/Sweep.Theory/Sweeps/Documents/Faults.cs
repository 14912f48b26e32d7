namespace Sweep.Theory.Sweeps.Documents;

/// <summary>Collects what is wrong with a sweep file, so that its author reads all faults at once.</summary>
public sealed class Faults
{
    private readonly List<Flaw> flaws = [];

    public bool Any => flaws.Count > 0;

    public void Add(DocumentNode node, string sentence) => flaws.Add(new(node.Line, node.Column, sentence));

    /// <summary>What is read, or nothing where it is wrong.</summary>
    public T? Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidSweepException fault) when (fault.Flaws.Count > 0)
        {
            flaws.AddRange(fault.Flaws);
            return default;
        }
    }

    /// <summary>Reads each item, also after one that is wrong.</summary>
    /// <exception cref="InvalidSweepException">Some are wrong.</exception>
    public static void Each<T>(IEnumerable<T> items, Action<T> read)
    {
        var faults = new Faults();
        foreach (var item in items)
        {
            faults.Try(() =>
            {
                read(item);
                return true;
            });
        }

        faults.Throw();
    }

    /// <exception cref="InvalidSweepException">Something was wrong: each fault once, from the top of the file to its end.</exception>
    public void Throw()
    {
        if (Any)
        {
            throw new InvalidSweepException([.. flaws.Distinct().OrderBy(static flaw => flaw.Line).ThenBy(static flaw => flaw.Column)]);
        }
    }
}
