using Sweep.Hosting.Workers;

namespace Sweep.Hosting.Tests.Workers;

public sealed class DeviceInventoryTests
{
    [Fact]
    public void Without_a_GPU_every_core_is_a_slot()
    {
        var slots = DeviceInventory.Slots([], slots: null, cores: 3);

        Assert.Equal(3, slots.Count);
        Assert.Equal(3, slots.Select(static slot => slot.Name).Distinct().Count());
        Assert.All(slots, static slot => Assert.Equal("cpu", slot.Device));
        Assert.All(slots, static slot => Assert.Equal("", slot.Environment["CUDA_VISIBLE_DEVICES"]));
        Assert.All(slots, static slot => Assert.Equal("1", slot.Environment["OMP_NUM_THREADS"]));
    }

    [Fact]
    public void With_GPUs_each_is_a_slot_that_sees_itself_only()
    {
        var slots = DeviceInventory.Slots([0, 3], slots: null, cores: 64);

        Assert.Equal(["0", "3"], slots.Select(static slot => slot.Environment["CUDA_VISIBLE_DEVICES"]));
        Assert.All(slots, static slot => Assert.Equal("cuda:0", slot.Device));
    }

    [Fact]
    public void More_slots_than_GPUs_are_dealt_round_them() => Assert.Equal(
        ["0", "1", "0"], DeviceInventory.Slots([0, 1], slots: 3, cores: 8).Select(static slot => slot.Environment["CUDA_VISIBLE_DEVICES"]));

    [Fact]
    public void Only_the_numbers_that_the_driver_prints_are_GPUs()
    {
        Assert.Equal([0, 1], DeviceInventory.ReadGpus("0\n1\n"));
        Assert.Empty(DeviceInventory.ReadGpus("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n"));
    }
}
