using Sweep.Theory.Measuring;

namespace Sweep.Theory.Tests.Measuring;

public sealed class StitchErrorTests
{
    [Fact]
    public void Errors_are_counted_in_standard_deviations_of_the_whole()
    {
        // The whole deviates by 2 from its mean 3; one of four values is off by 4.
        var error = StitchError.Between([1, 5, 1, 9], [1, 5, 1, 5]);

        Assert.Equal(new StitchError(2, 1), error);
    }

    [Fact]
    public void Equal_images_have_no_error() => Assert.Equal(new StitchError(0, 0), StitchError.Between([1, 2], [1, 2]));

    [Fact]
    public void A_constant_whole_has_no_unit_to_count_in() => Assert.Equal(new StitchError(double.NaN, double.NaN), StitchError.Between([1, 2], [3, 3]));

    [Fact]
    public void Images_of_different_size_are_refused() => Assert.Throws<ArgumentException>(static () => StitchError.Between([1], [1, 2]));
}
