using System.Reflection;
using Xunit.v3;

namespace Sweep.Tests.Machine;

/// <summary>A part of every test project.</summary>
[Fast]
public sealed class KindTests
{
    [Fact]
    public void Every_test_of_this_project_is_either_fast_or_slow_or_needs_a_browser()
    {
        var assembly = typeof(KindTests).Assembly;
        var tests =
            from type in assembly.GetTypes()
            where type is { IsClass: true, IsAbstract: false }
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
            where method.GetCustomAttributes().OfType<IFactAttribute>().Any()
            let kinds = Kinds(assembly.GetCustomAttributes()).Concat(Kinds(type.GetCustomAttributes())).Concat(Kinds(method.GetCustomAttributes())).Distinct().ToList()
            select (Name: $"{type.Name}.{method.Name}", Kinds: string.Join(" and ", kinds));

        Assert.Contains(tests, static test => test.Kinds == "Fast");
        Assert.DoesNotContain(tests, static test => test.Kinds is not ("Fast" or "Slow" or "Browser"));
    }

    private static IEnumerable<string> Kinds(IEnumerable<Attribute> attributes) => attributes.OfType<ITraitAttribute>()
        .SelectMany(static attribute => attribute.GetTraits()).Where(static trait => trait.Key == KindAttribute.Trait).Select(static trait => trait.Value);
}
