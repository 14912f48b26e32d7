using System.Collections.Concurrent;
using Sweep.Theory.Measuring;

namespace Sweep.Contracts.Wire;

/// <summary>
/// A measurement on the wire: values with the names of <see cref="Quantities"/>. A reader of another version skips names that it does not know.
/// </summary>
[GenerateSerializer, Immutable, Alias("sweep.MeasuredValues")]
public readonly record struct MeasurementSurrogate
{
    [Id(0)] public required QuantityNames Names { get; init; }

    [Id(1)] public required long[] Counts { get; init; }

    [Id(2)] public required double[] Numbers { get; init; }

    [Id(3)] public required bool[] Flags { get; init; }

    [Id(4)] public required double[][] Lists { get; init; }
}

/// <summary>
/// The quantities that have a value, in the order of the values. Measurements of the same quantities share one object, which crosses the wire
/// once in a message.
/// </summary>
[GenerateSerializer, Immutable, Alias("sweep.QuantityNames")]
public sealed record QuantityNames(
    [property: Id(0)] string[] Counts, [property: Id(1)] string[] Numbers, [property: Id(2)] string[] Flags, [property: Id(3)] string[] Lists);

[RegisterConverter]
public sealed class MeasurementConverter : IConverter<Measurement, MeasurementSurrogate>
{
    private static readonly Dictionary<string, Quantity> Known = Quantities.All.ToDictionary(static quantity => quantity.Name);

    /// <summary>Names by a bit for each quantity that has a value.</summary>
    private static readonly ConcurrentDictionary<UInt128, QuantityNames> Named = [];

    public Measurement ConvertFromSurrogate(in MeasurementSurrogate surrogate)
    {
        var measurement = new Measurement();
        var (names, counts, numbers, flags, lists) = (surrogate.Names, surrogate.Counts, surrogate.Numbers, surrogate.Flags, surrogate.Lists);
        for (var place = 0; place < counts.Length; place++)
        {
            measurement = Known.GetValueOrDefault(names.Counts[place]) switch
            {
                Quantity<long?> count => count.Set(measurement, counts[place]),
                Quantity<int?> whole => whole.Set(measurement, checked((int)counts[place])),
                _ => measurement,
            };
        }

        for (var place = 0; place < numbers.Length; place++)
        {
            measurement = Known.GetValueOrDefault(names.Numbers[place]) is Quantity<double?> real ? real.Set(measurement, numbers[place]) : measurement;
        }

        for (var place = 0; place < flags.Length; place++)
        {
            measurement = Known.GetValueOrDefault(names.Flags[place]) switch
            {
                Quantity<bool?> flag => flag.Set(measurement, flags[place]),
                Quantity<bool> flag => flag.Set(measurement, flags[place]),
                _ => measurement,
            };
        }

        for (var place = 0; place < lists.Length; place++)
        {
            measurement = Known.GetValueOrDefault(names.Lists[place]) is Quantity<IReadOnlyList<double>?> list ? list.Set(measurement, lists[place]) : measurement;
        }

        return measurement;
    }

    public MeasurementSurrogate ConvertToSurrogate(in Measurement value)
    {
        var values = new Values();
        foreach (var quantity in Quantities.All)
        {
            values.Add(quantity, value);
        }

        var present = values.Present;
        return new()
        {
            Names = Named.GetOrAdd(present, NamesOf), Counts = [.. values.Counts], Numbers = [.. values.Numbers], Flags = [.. values.Flags], Lists = [.. values.Lists],
        };
    }

    private static QuantityNames NamesOf(UInt128 present)
    {
        Quantity[] quantities = [.. Quantities.All.Where((_, place) => (present >> place & 1) == 1)];
        return new(
            [.. quantities.Where(static quantity => quantity is Quantity<long?> or Quantity<int?>).Select(static quantity => quantity.Name)],
            [.. quantities.Where(static quantity => quantity is Quantity<double?>).Select(static quantity => quantity.Name)],
            [.. quantities.Where(static quantity => quantity is Quantity<bool?> or Quantity<bool>).Select(static quantity => quantity.Name)],
            [.. quantities.Where(static quantity => quantity is Quantity<IReadOnlyList<double>?>).Select(static quantity => quantity.Name)]);
    }

    /// <summary>Values of one measurement by their kinds.</summary>
    private sealed class Values
    {
        private int place;

        public List<long> Counts { get; } = [];

        public List<double> Numbers { get; } = [];

        public List<bool> Flags { get; } = [];

        public List<double[]> Lists { get; } = [];

        /// <summary>A bit for each quantity that has a value.</summary>
        public UInt128 Present { get; private set; }

        public void Add(Quantity quantity, Measurement measurement)
        {
            Present |= (UInt128)(Has(quantity, measurement) ? 1 : 0) << place;
            place = checked(place + 1) <= 128 ? place + 1 : throw new InvalidOperationException("the wire supports 128 quantities");
        }

        private bool Has(Quantity quantity, Measurement measurement) => quantity switch
        {
            Quantity<long?> count => Add(Counts, count.Get(measurement)),
            Quantity<int?> whole => Add(Counts, whole.Get(measurement)),
            Quantity<double?> real => Add(Numbers, real.Get(measurement)),
            Quantity<bool?> flag => Add(Flags, flag.Get(measurement)),
            Quantity<bool> flag => Add(Flags, flag.Get(measurement)),
            Quantity<IReadOnlyList<double>?> list => AddList(list.Get(measurement)),
            _ => throw new InvalidOperationException($"{quantity.Name} has a type that the wire does not support"),
        };

        private static bool Add<T>(List<T> values, T? value)
            where T : struct
        {
            if (value is { } some)
            {
                values.Add(some);
            }

            return value is not null;
        }

        private bool AddList(IReadOnlyList<double>? list)
        {
            if (list is not null)
            {
                Lists.Add([.. list]);
            }

            return list is not null;
        }
    }
}
