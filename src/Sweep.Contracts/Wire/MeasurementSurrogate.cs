using Sweep.Theory.Measuring;

namespace Sweep.Contracts.Wire;

/// <summary>
/// A measurement on the wire: values by the names of <see cref="Quantities"/>. A reader of another version skips names that it does not know.
/// </summary>
[GenerateSerializer, Immutable, Alias("sweep.NamedMeasurement")]
public readonly record struct MeasurementSurrogate
{
    [Id(0)] public required Dictionary<string, long> Counts { get; init; }

    [Id(1)] public required Dictionary<string, double> Numbers { get; init; }

    [Id(2)] public required Dictionary<string, bool> Flags { get; init; }

    [Id(3)] public required Dictionary<string, double[]> Lists { get; init; }
}

[RegisterConverter]
public sealed class MeasurementConverter : IConverter<Measurement, MeasurementSurrogate>
{
    public Measurement ConvertFromSurrogate(in MeasurementSurrogate surrogate)
    {
        var measurement = new Measurement();
        foreach (var quantity in Quantities.All)
        {
            measurement = Read(measurement, quantity, surrogate);
        }

        return measurement;
    }

    public MeasurementSurrogate ConvertToSurrogate(in Measurement value)
    {
        MeasurementSurrogate surrogate = new() { Counts = [], Numbers = [], Flags = [], Lists = [] };
        foreach (var quantity in Quantities.All)
        {
            Write(surrogate, quantity, value);
        }

        return surrogate;
    }

    private static Measurement Read(Measurement measurement, Quantity quantity, in MeasurementSurrogate surrogate) => quantity switch
    {
        Quantity<long?> count when surrogate.Counts.TryGetValue(count.Name, out var read) => count.Set(measurement, read),
        Quantity<int?> whole when surrogate.Counts.TryGetValue(whole.Name, out var read) => whole.Set(measurement, checked((int)read)),
        Quantity<double?> real when surrogate.Numbers.TryGetValue(real.Name, out var read) => real.Set(measurement, read),
        Quantity<bool?> flag when surrogate.Flags.TryGetValue(flag.Name, out var read) => flag.Set(measurement, read),
        Quantity<bool> flag when surrogate.Flags.TryGetValue(flag.Name, out var read) => flag.Set(measurement, read),
        Quantity<IReadOnlyList<double>?> list when surrogate.Lists.TryGetValue(list.Name, out var read) => list.Set(measurement, read),
        _ => measurement,
    };

    private static void Write(in MeasurementSurrogate surrogate, Quantity quantity, Measurement measurement)
    {
        switch (quantity.Value(measurement))
        {
            case null:
                break;
            case long count:
                surrogate.Counts[quantity.Name] = count;
                break;
            case int whole:
                surrogate.Counts[quantity.Name] = whole;
                break;
            case double real:
                surrogate.Numbers[quantity.Name] = real;
                break;
            case bool flag:
                surrogate.Flags[quantity.Name] = flag;
                break;
            case IReadOnlyList<double> list:
                surrogate.Lists[quantity.Name] = [.. list];
                break;
            default:
                throw new InvalidOperationException($"{quantity.Name} has a type that the wire does not support");
        }
    }
}
