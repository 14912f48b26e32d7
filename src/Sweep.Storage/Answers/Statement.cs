namespace Sweep.Storage.Answers;

/// <summary>The result of a sweep for one law, folded over its configurations, and its sentence.</summary>
internal abstract record Statement
{
    /// <summary>With the full stop.</summary>
    public abstract string Sentence { get; }
}
