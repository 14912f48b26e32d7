namespace Sweep.Theory.Grids;

/// <summary>A node of a parsed sweep file, free of the file format. Lines count from 1.</summary>
public abstract record DocumentNode(int Line);

/// <summary>A scalar as written, without quotes.</summary>
public sealed record ScalarNode(string Text, int Line) : DocumentNode(Line);

/// <summary>A list.</summary>
public sealed record ListNode(IReadOnlyList<DocumentNode> Items, int Line) : DocumentNode(Line);

/// <summary>A mapping in file order; a key written twice appears twice.</summary>
public sealed record MappingNode(IReadOnlyList<KeyValuePair<ScalarNode, DocumentNode>> Entries, int Line) : DocumentNode(Line);
