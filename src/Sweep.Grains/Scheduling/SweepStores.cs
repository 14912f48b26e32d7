using Npgsql;
using Sweep.Storage.Sweeps;
using Sweep.Storage.Trials;

namespace Sweep.Grains.Scheduling;

/// <summary>The stores of a sweep's session.</summary>
internal sealed record SweepStores(NpgsqlDataSource Database, SweepStore Sweeps, TrialStore Trials, MeasurementReuse Reuse);
