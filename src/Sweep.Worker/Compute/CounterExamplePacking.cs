using Sweep.Contracts.Scheduling;
using Sweep.Learning.Packets;
using Sweep.Learning.Runs;
using Sweep.Theory.Trials;

namespace Sweep.Worker.Compute;

/// <summary>Packs this worker's counter-examples.</summary>
internal sealed class CounterExamplePacking(SweepId sweep, WorkerHello hello)
{
    public byte[] Pack(CounterExample example, TrialId trial)
    {
        var provenance = hello.Provenance;
        return PacketWriting.Write(example, new(
            sweep.Value, trial.Value, hello.Worker.Name, provenance.Device, provenance.GitRevision, provenance.Libraries, provenance.Science,
            provenance.OneDnn, provenance.SelfTestPassed, provenance.Threads));
    }
}
