namespace Sweep.Learning.Panels;

/// <summary>A rectangle of pixels; <see cref="Right"/> and <see cref="Bottom"/> are the first pixels beyond it.</summary>
internal readonly record struct Box(int Left, int Top, int Width, int Height)
{
    public int Right => Left + Width;

    public int Bottom => Top + Height;

    public Box Grown(int by) => new(Left - by, Top - by, Width + (2 * by), Height + (2 * by));

    public bool Contains(Box other) => Left <= other.Left && Top <= other.Top && Right >= other.Right && Bottom >= other.Bottom;
}
