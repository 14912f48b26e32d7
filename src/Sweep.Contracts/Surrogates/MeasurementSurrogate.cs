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

    [Id(14)] public double[]? LossCurve { get; init; }

    [Id(15)] public bool? Separable { get; init; }

    [Id(16)] public long? TruthObjects { get; init; }

    [Id(17)] public long? FoundInstances { get; init; }

    [Id(18)] public long? CutObjects { get; init; }

    [Id(19)] public long? FalseSplits { get; init; }

    [Id(20)] public long? FalseMerges { get; init; }

    [Id(21)] public double? Ap50 { get; init; }

    [Id(22)] public double? Ap { get; init; }

    [Id(23)] public double? ShiftErrorMax { get; init; }

    [Id(24)] public double? ShiftErrorScene { get; init; }

    [Id(25)] public double[]? LevelResponse { get; init; }

    [Id(26)] public double? GridGap { get; init; }

    [Id(27)] public double? BackgroundGap { get; init; }

    [Id(28)] public double? StitchErrorGeneric { get; init; }

    [Id(29)] public int? EmptyWindows { get; init; }

    [Id(30)] public bool? ClusteringControl { get; init; }
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
        LossCurve = surrogate.LossCurve,
        Separable = surrogate.Separable,
        TruthObjects = surrogate.TruthObjects,
        FoundInstances = surrogate.FoundInstances,
        CutObjects = surrogate.CutObjects,
        FalseSplits = surrogate.FalseSplits,
        FalseMerges = surrogate.FalseMerges,
        Ap50 = surrogate.Ap50,
        Ap = surrogate.Ap,
        ShiftErrorMax = surrogate.ShiftErrorMax,
        ShiftErrorScene = surrogate.ShiftErrorScene,
        LevelResponse = surrogate.LevelResponse,
        GridGap = surrogate.GridGap,
        BackgroundGap = surrogate.BackgroundGap,
        StitchErrorGeneric = surrogate.StitchErrorGeneric,
        EmptyWindows = surrogate.EmptyWindows,
        ClusteringControl = surrogate.ClusteringControl,
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
        LossCurve = value.LossCurve is null ? null : [.. value.LossCurve],
        Separable = value.Separable,
        TruthObjects = value.TruthObjects,
        FoundInstances = value.FoundInstances,
        CutObjects = value.CutObjects,
        FalseSplits = value.FalseSplits,
        FalseMerges = value.FalseMerges,
        Ap50 = value.Ap50,
        Ap = value.Ap,
        ShiftErrorMax = value.ShiftErrorMax,
        ShiftErrorScene = value.ShiftErrorScene,
        LevelResponse = value.LevelResponse is null ? null : [.. value.LevelResponse],
        GridGap = value.GridGap,
        BackgroundGap = value.BackgroundGap,
        StitchErrorGeneric = value.StitchErrorGeneric,
        EmptyWindows = value.EmptyWindows,
        ClusteringControl = value.ClusteringControl,
    };
}
