namespace Sweep.Storage.Answers;

/// <summary>What a sweep shows of one law, folded over its configurations, and the sentence that says so.</summary>
internal abstract record Statement
{
    /// <summary>With the full stop.</summary>
    public abstract string Sentence { get; }
}
