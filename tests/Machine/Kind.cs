using Xunit.v3;

namespace Sweep.Tests.Machine;

/// <summary>What a test asks of who runs it; the trait <c>Kind</c>, by which test runs choose. A test has exactly one.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method)]
internal abstract class KindAttribute(string kind) : Attribute, ITraitAttribute
{
    public const string Trait = "Kind";

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(Trait, kind)];
}

/// <summary>Its class takes a few seconds at most, and needs nothing but PostgreSQL.</summary>
internal sealed class FastAttribute() : KindAttribute("Fast");

/// <summary>It starts processes, trains for long, or waits for what takes its time.</summary>
internal sealed class SlowAttribute() : KindAttribute("Slow");

/// <summary>It looks at pages in a browser, which it installs where it may.</summary>
internal sealed class BrowserAttribute() : KindAttribute("Browser");
