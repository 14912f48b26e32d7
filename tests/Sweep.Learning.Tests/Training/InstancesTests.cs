using Sweep.Learning.Training;

namespace Sweep.Learning.Tests.Training;

[Fast]
public sealed class InstancesTests
{
    [Fact]
    public void Labels_become_numbers_in_the_order_in_which_they_occur()
    {
        var (numbers, count) = Instances.Of([7, 0, 7, 3, 0]);

        Assert.Equal([0, 1, 0, 2, 1], numbers);
        Assert.Equal(3, count);
    }

    [Fact]
    public void The_same_label_in_two_windows_is_two_instances_but_background_is_one()
    {
        var (numbers, count) = Instances.Of([0, 1, 2], [1, 0, 1], [2, 2, 0]);

        Assert.Equal([0, 1, 2, 3, 0, 3, 4, 4, 0], numbers);
        Assert.Equal(5, count);
    }
}
