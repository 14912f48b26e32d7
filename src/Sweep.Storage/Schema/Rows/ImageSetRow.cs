namespace Sweep.Storage.Schema.Rows;

/// <summary>A folder of the user's images as a sweep was submitted with it; appended, never changed.</summary>
internal sealed class ImageSetRow
{
    public required Guid SweepId { get; init; }

    /// <summary>Whole path, as the trials name it.</summary>
    public required string Folder { get; init; }

    /// <summary>Images with labels in it.</summary>
    public required int Images { get; init; }

    public required string Sha256 { get; init; }
}
