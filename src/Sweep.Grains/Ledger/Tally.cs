namespace Sweep.Grains.Ledger;

/// <summary>Counts the trials of a ledger by their fate since it was opened.</summary>
internal sealed class Tally
{
    private long open;
    private long succeeded;
    private long failed;
    private long repeated;
    private double costDone;

    public LedgerCounts With(long leased) => new(succeeded, failed, open, leased, repeated, costDone);

    public void Open(OpenWork work) => open += work.Open.Count;

    public void Succeed(OpenWork work)
    {
        open--;
        succeeded++;
        costDone += work.CostPerTrial;
    }

    public void GiveUp(OpenWork work)
    {
        open -= work.Open.Count;
        failed += work.Open.Count;
        costDone += work.Cost;
    }

    /// <summary>Counts a trial that was given up as succeeded.</summary>
    public void Revive()
    {
        failed--;
        succeeded++;
    }

    public void Repeat(OpenWork work) => repeated += work.Open.Count;
}
