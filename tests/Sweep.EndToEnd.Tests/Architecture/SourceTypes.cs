using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sweep.EndToEnd.Tests.Architecture;

/// <summary>The types that source files declare, and the files that name them, as the compiler resolves names.</summary>
internal sealed class SourceTypes
{
    // What the SDK adds to every file of every project here.
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private SourceTypes(IReadOnlyList<(string Name, string File)> declared, IReadOnlySet<(string File, string Type, string DeclaredIn)> uses) =>
        (Declared, Uses) = (declared, uses);

    /// <summary>Every type that is not within another, by its full name, with each file that declares it or a part of it.</summary>
    public IReadOnlyList<(string Name, string File)> Declared { get; }

    /// <summary>Which file names which type of another file. A call of an extension method names its type, and so does a static member.</summary>
    public IReadOnlySet<(string File, string Type, string DeclaredIn)> Uses { get; }

    /// <summary>Of all source files below src.</summary>
    public static Lazy<SourceTypes> OfProduct { get; } = new(static () => Of(
        Repository.Files.Where(static file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
            .Select(static file => (file, File.ReadAllText(Path.Combine(Repository.Root, file))))));

    public static SourceTypes Of(IEnumerable<(string File, string Text)> sources)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithDocumentationMode(DocumentationMode.None);
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, options, source.File)).ToList();
        var compilation = CSharpCompilation.Create(
            "sources",
            trees.Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options)),
            References(),
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        HashSet<(string, string, string)> uses = [];
        List<(string, string)> declared = [];
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                if (node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && node.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax)
                {
                    declared.Add((model.GetDeclaredSymbol(node)!.ToDisplayString(), tree.FilePath));
                }
                else if (node is SimpleNameSyntax name && TypeOf(model.GetSymbolInfo(name)) is { } type)
                {
                    uses.UnionWith(Files(type).Where(file => file != tree.FilePath).Select(file => (tree.FilePath, type.Name, file)));
                }
            }
        }

        return new(declared, uses);
    }

    private static INamedTypeSymbol? TypeOf(SymbolInfo found) => (found.Symbol ?? found.CandidateSymbols.FirstOrDefault()) switch
    {
        INamedTypeSymbol type => Outermost(type),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => Outermost(constructor.ContainingType),
        IMethodSymbol { ReducedFrom.ContainingType: var type } => Outermost(type),
        { IsStatic: true, ContainingType: { } type } => Outermost(type),
        _ => null,
    };

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type) => type.ContainingType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<string> Files(INamedTypeSymbol type) =>
        type.OriginalDefinition.DeclaringSyntaxReferences.Select(static declaration => declaration.SyntaxTree.FilePath).Where(static file => file.Length > 0);

    /// <summary>The packages that the projects were built with, and the frameworks. Our own assemblies are not among them: their sources are.</summary>
    private static IEnumerable<MetadataReference> References()
    {
        var built = Path.GetRelativePath(Path.Combine(Repository.Root, "tests/Sweep.EndToEnd.Tests"), AppContext.BaseDirectory);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var web = Path.Combine(framework, "../../Microsoft.AspNetCore.App", Path.GetFileName(framework));
        return Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(project => Path.Combine(project, built))
            .Prepend(web)
            .Prepend(framework)
            .Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.dll"))
            .Where(static file => !Path.GetFileName(file).StartsWith("sweep", StringComparison.OrdinalIgnoreCase))
            .DistinctBy(static file => Path.GetFileName(file))
            .Where(IsManaged)
            .Select(static file => MetadataReference.CreateFromFile(file));
    }

    private static bool IsManaged(string file)
    {
        using var stream = File.OpenRead(file);
        using var assembly = new PEReader(stream);
        return assembly.HasMetadata && assembly.GetMetadataReader().IsAssembly;
    }
}
