using System.Reflection;
using Sweep.Contracts.Scheduling;

namespace Sweep.Contracts.Tests.Wire;

/// <summary>Names on the wire are chosen, not those of the code: a rename must not break a rolling restart.</summary>
public sealed class AliasTests
{
    private static readonly Type[] Exported = typeof(ISweepGrain).Assembly.GetTypes();

    [Fact]
    public void Every_wire_type_has_an_alias_of_its_own()
    {
        var aliases = Exported.Where(static type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)
            .Select(static type => (type.Name, type.GetCustomAttribute<AliasAttribute>()?.Alias)).ToList();

        Assert.NotEmpty(aliases);
        Assert.All(aliases, static type => Assert.StartsWith("sweep.", type.Alias));
        Assert.Equal(aliases.Count, aliases.Select(static type => type.Alias).Distinct().Count());
    }

    [Fact]
    public void Every_grain_call_has_an_alias()
    {
        var grains = Exported.Where(static type => type.IsInterface && type.IsAssignableTo(typeof(IGrain))).ToList();

        Assert.Equal(2, grains.Count);
        Assert.All(grains.SelectMany(static grain => grain.GetMethods()), static call => Assert.NotNull(call.GetCustomAttribute<AliasAttribute>()));
    }
}
