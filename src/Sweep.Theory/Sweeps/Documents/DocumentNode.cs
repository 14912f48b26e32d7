namespace Sweep.Theory.Sweeps.Documents;

/// <summary>A node of a parsed sweep file, free of the file format. Lines and columns count from 1.</summary>
public abstract record DocumentNode(int Line, int Column);

/// <summary>A scalar as written, without quotes.</summary>
public sealed record ScalarNode(string Text, int Line, int Column = 1) : DocumentNode(Line, Column);

/// <summary>A list.</summary>
public sealed record ListNode(IReadOnlyList<DocumentNode> Items, int Line, int Column = 1) : DocumentNode(Line, Column);

/// <summary>A mapping in file order; a key written twice appears twice.</summary>
public sealed record MappingNode(IReadOnlyList<KeyValuePair<ScalarNode, DocumentNode>> Entries, int Line, int Column = 1) : DocumentNode(Line, Column);
