namespace Sweep.Storage.Reading;

/// <summary>A number of any size and precision, as PostgreSQL writes it: digits with a point, NaN or Infinity.</summary>
public sealed record ExactNumber(string Text)
{
    /// <summary>False for NaN and the infinities.</summary>
    public bool IsFinite => char.IsAsciiDigit(Text[^1]);

    public override string ToString() => Text;
}
