namespace Sweep.Learning.Panels;

/// <summary>Colours of rows x columns pixels, row after row.</summary>
internal sealed record Raster(int Rows, int Columns, Rgb[] Pixels)
{
    public Rgb this[int row, int column] => Pixels[(row * Columns) + column];
}
