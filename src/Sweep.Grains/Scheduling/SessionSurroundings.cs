using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Sweep.Grains.Telemetry;

namespace Sweep.Grains.Scheduling;

/// <summary>What a sweep's session has around it.</summary>
internal sealed class SessionSurroundings(
    SweepStores stores, IOptions<SchedulingOptions> options, TimeProvider time, INodeWatch nodes, SweepMeter meter, ILogger<SweepSession> logger)
{
    public SweepStores Stores => stores;

    public SchedulingOptions Options => options.Value;

    public TimeProvider Time => time;

    public INodeWatch Nodes => nodes;

    public SweepMeter Meter => meter;

    public ILogger Logger => logger;
}
