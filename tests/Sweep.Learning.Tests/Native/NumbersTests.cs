using Mono.Cecil;
using Sweep.Learning.Networks;
using TorchSharp;

namespace Sweep.Learning.Tests.Native;

/// <summary>
/// Reads the compiled code: no call may reach a method of TorchSharp that makes a number of its own and hands on its bare address, for a
/// garbage collection during the call frees it.
/// </summary>
[Fast]
public sealed class NumbersTests
{
    private static readonly ReaderParameters Reading = new() { AssemblyResolver = Resolver() };

    [Fact]
    public void No_number_is_left_to_the_garbage_collector_while_libtorch_reads_it()
    {
        using var library = AssemblyDefinition.ReadAssembly(typeof(Scalar).Assembly.Location, Reading);
        using var ours = AssemblyDefinition.ReadAssembly(typeof(ShiftEquivariantUNet).Assembly.Location, Reading);
        var careless = Careless(library);

        Assert.Contains("TorchSharp.torch/Tensor TorchSharp.torch/Tensor::square()", careless);
        Assert.Empty(
            from type in Types(ours)
            from method in type.Methods
            from called in Calls(method)
            where careless.Contains(called) || MakesNumber(called)
            select $"{type.Name}.{method.Name} calls {called}");
    }

    /// <summary>Methods of the library that convert a number themselves, or call one that does.</summary>
    private static HashSet<string> Careless(AssemblyDefinition library)
    {
        var calls = Types(library).SelectMany(static type => type.Methods).Where(static method => method.HasBody)
            .ToDictionary(static method => method.FullName, static method => Calls(method).ToHashSet());
        var careless = calls.Where(static pair => pair.Value.Any(MakesNumber)).Select(static pair => pair.Key).ToHashSet();
        while (calls.Where(pair => !careless.Contains(pair.Key) && pair.Value.Overlaps(careless)).Select(static pair => pair.Key).ToList() is { Count: > 0 } further)
        {
            careless.UnionWith(further);
        }

        return careless;
    }

    private static bool MakesNumber(string method) => method.Contains("TorchSharp.Scalar::op_Implicit", StringComparison.Ordinal);

    private static IEnumerable<string> Calls(MethodDefinition method) => method.HasBody
        ? from instruction in method.Body.Instructions
          let called = instruction.Operand as MethodReference
          where called is not null && called.DeclaringType.Scope.Name.StartsWith("TorchSharp", StringComparison.Ordinal)
          select called.Resolve()?.FullName ?? called.FullName
        : [];

    private static IEnumerable<TypeDefinition> Types(AssemblyDefinition assembly) => Nested(assembly.MainModule.Types);

    private static IEnumerable<TypeDefinition> Nested(IEnumerable<TypeDefinition> types) => types.SelectMany(static type => Nested(type.NestedTypes).Prepend(type));

    private static DefaultAssemblyResolver Resolver()
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        return resolver;
    }
}
