namespace Sweep.Learning.Panels;

/// <summary>A straight piece of a pen stroke.</summary>
internal readonly record struct Segment(double FromX, double FromY, double ToX, double ToY)
{
    public double DistanceTo(double x, double y)
    {
        double alongX = ToX - FromX, alongY = ToY - FromY;
        var squared = (alongX * alongX) + (alongY * alongY);
        var share = squared == 0 ? 0 : Math.Clamp((((x - FromX) * alongX) + ((y - FromY) * alongY)) / squared, 0, 1);
        double missX = x - FromX - (share * alongX), missY = y - FromY - (share * alongY);
        return Math.Sqrt((missX * missX) + (missY * missY));
    }
}
