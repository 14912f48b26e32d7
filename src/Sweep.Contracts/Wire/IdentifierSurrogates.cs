using Sweep.Theory.Trials;

namespace Sweep.Contracts.Wire;

// Theory has no serializer, so these types replace its own on the wire.

[GenerateSerializer, Immutable, Alias("sweep.SweepId")]
public readonly record struct SweepIdSurrogate([property: Id(0)] Guid Value);

[RegisterConverter]
public sealed class SweepIdConverter : IConverter<SweepId, SweepIdSurrogate>
{
    public SweepId ConvertFromSurrogate(in SweepIdSurrogate surrogate) => new(surrogate.Value);

    public SweepIdSurrogate ConvertToSurrogate(in SweepId value) => new(value.Value);
}

[GenerateSerializer, Immutable, Alias("sweep.TrialId")]
public readonly record struct TrialIdSurrogate([property: Id(0)] Guid Value);

[RegisterConverter]
public sealed class TrialIdConverter : IConverter<TrialId, TrialIdSurrogate>
{
    public TrialId ConvertFromSurrogate(in TrialIdSurrogate surrogate) => new(surrogate.Value);

    public TrialIdSurrogate ConvertToSurrogate(in TrialId value) => new(value.Value);
}

[GenerateSerializer, Immutable, Alias("sweep.TrainingId")]
public readonly record struct TrainingIdSurrogate([property: Id(0)] Guid Value);

[RegisterConverter]
public sealed class TrainingIdConverter : IConverter<TrainingId, TrainingIdSurrogate>
{
    public TrainingId ConvertFromSurrogate(in TrainingIdSurrogate surrogate) => new(surrogate.Value);

    public TrainingIdSurrogate ConvertToSurrogate(in TrainingId value) => new(value.Value);
}
