using Sweep.Theory.Measuring;

namespace Sweep.Contracts.Surrogates;

[GenerateSerializer, Immutable, Alias("sweep.Measurement")]
public readonly record struct MeasurementSurrogate
{
    [Id(0)] public long? Distinct { get; init; }

    [Id(1)] public long? Objects { get; init; }

    [Id(2)] public double? Tolerance { get; init; }

    [Id(3)] public double? WithinClass { get; init; }

    [Id(4)] public double? BetweenClasses { get; init; }

    [Id(5)] public double? ClassGap { get; init; }

    [Id(6)] public double? OutputDeviation { get; init; }

    [Id(7)] public bool Dead { get; init; }

    [Id(8)] public double? StitchErrorMax { get; init; }

    [Id(9)] public double? StitchErrorRms { get; init; }

    [Id(10)] public double? JumpRatio { get; init; }

    [Id(11)] public double[]? JumpProfile { get; init; }

    [Id(12)] public double? FinalLoss { get; init; }

    [Id(13)] public int? StepsMade { get; init; }
}

[RegisterConverter]
public sealed class MeasurementConverter : IConverter<Measurement, MeasurementSurrogate>
{
    public Measurement ConvertFromSurrogate(in MeasurementSurrogate surrogate) => new()
    {
        Distinct = surrogate.Distinct,
        Objects = surrogate.Objects,
        Tolerance = surrogate.Tolerance,
        WithinClass = surrogate.WithinClass,
        BetweenClasses = surrogate.BetweenClasses,
        ClassGap = surrogate.ClassGap,
        OutputDeviation = surrogate.OutputDeviation,
        Dead = surrogate.Dead,
        StitchErrorMax = surrogate.StitchErrorMax,
        StitchErrorRms = surrogate.StitchErrorRms,
        JumpRatio = surrogate.JumpRatio,
        JumpProfile = surrogate.JumpProfile,
        FinalLoss = surrogate.FinalLoss,
        StepsMade = surrogate.StepsMade,
    };

    public MeasurementSurrogate ConvertToSurrogate(in Measurement value) => new()
    {
        Distinct = value.Distinct,
        Objects = value.Objects,
        Tolerance = value.Tolerance,
        WithinClass = value.WithinClass,
        BetweenClasses = value.BetweenClasses,
        ClassGap = value.ClassGap,
        OutputDeviation = value.OutputDeviation,
        Dead = value.Dead,
        StitchErrorMax = value.StitchErrorMax,
        StitchErrorRms = value.StitchErrorRms,
        JumpRatio = value.JumpRatio,
        JumpProfile = value.JumpProfile is null ? null : [.. value.JumpProfile],
        FinalLoss = value.FinalLoss,
        StepsMade = value.StepsMade,
    };
}
