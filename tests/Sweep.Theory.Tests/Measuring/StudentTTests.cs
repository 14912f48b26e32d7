using Sweep.Theory.Measuring;

namespace Sweep.Theory.Tests.Measuring;

public sealed class StudentTTests
{
    // Computed with forty digits as the regularised incomplete beta function I_x(v / 2, 1 / 2) at x = v / (v + t^2).
    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(1, 1, 0.5)]
    [InlineData(2.776445105197793, 4, 0.05)]
    [InlineData(-2, 9.5, 0.074886357747989415)]
    [InlineData(0.1, 30, 0.92100961179027115)]
    [InlineData(12.706204736174698, 1, 0.05)]
    [InlineData(5, 200, 1.2501981277715395e-6)]
    [InlineData(1.9599639845400545, 1000000, 0.050000277295221608)]
    [InlineData(40, 3, 3.4380680789158528e-5)]
    [InlineData(1e-3, 2.5, 0.99927638272078489)]
    [InlineData(30, 60, 7.9616679485697637e-38)]
    public void The_two_sided_p_is_known(double t, double freedom, double p)
    {
        Assert.Equal(1, StudentT.TwoSided(t, freedom) / p, 1e-9);
        Assert.Equal(StudentT.TwoSided(t, freedom), StudentT.TwoSided(-t, freedom));
    }

    [Fact]
    public void An_infinite_t_is_never_chance() => Assert.Equal(0, StudentT.TwoSided(double.NegativeInfinity, 2));

    [Fact]
    public void With_two_degrees_of_freedom_it_is_the_closed_form()
    {
        for (var t = 0.0; t < 100; t = (1.3 * t) + 0.01)
        {
            // 1 - t / sqrt(2 + t^2), written without cancellation.
            var root = Math.Sqrt(2 + (t * t));
            Assert.Equal(1, StudentT.TwoSided(t, 2) / (2 / (root * (root + t))), 1e-9);
        }
    }

    [Fact]
    public void Without_freedom_there_is_none() => Assert.Throws<ArgumentOutOfRangeException>(static () => StudentT.TwoSided(1, 0));
}
