using Sweep.Hosting.Devices;
using Sweep.Theory;

namespace Sweep.Hosting.Tests.Devices;

/// <summary>The driver's program is a script here; everything else is as on a machine with GPUs.</summary>
[Slow]
public sealed class DeviceInventoryTests
{
    [Fact]
    public async Task Eight_GPUs_give_eight_workers_that_see_one_each()
    {
        using var driver = new FakeDriver(FakeDriver.Gpus(8));

        var found = await driver.FindAsync(DeviceChoice.All);

        Assert.Null(found.Problem);
        Assert.Equal(8, found.Gpus.Count);
        Assert.Equal(new Gpu(3, "GPU-00000003-aaaa", "NVIDIA H100 80GB HBM3", 81553L << 20), found.Gpus[3]);
        Assert.Equal(Enumerable.Range(0, 8).Select(static index => $"GPU-0000000{index}-aaaa"), found.Slots.Select(static slot => slot.Environment["CUDA_VISIBLE_DEVICES"]));
        Assert.All(found.Slots, static slot => Assert.Equal("cuda:0", slot.Device));
        Assert.Equal(8, found.Slots.Select(static slot => slot.Name).Distinct().Count());
        Assert.Contains("--query-gpu=index,uuid,memory.total,name", driver.Asked);
    }

    [Fact]
    public async Task Chosen_GPUs_can_be_shared()
    {
        using var driver = new FakeDriver(FakeDriver.Gpus(8));

        var found = await driver.FindAsync(DeviceChoice.Parse("6,1") with { SlotsPerDevice = 2 });

        Assert.Equal(["GPU-00000001-aaaa", "GPU-00000006-aaaa", "GPU-00000001-aaaa", "GPU-00000006-aaaa"],
            found.Slots.Select(static slot => slot.Environment["CUDA_VISIBLE_DEVICES"]));
    }

    [Fact]
    public async Task Without_a_driver_every_core_is_a_slot_and_nothing_is_said()
    {
        using var driver = new FakeDriver(null);

        var found = await driver.FindAsync(DeviceChoice.All);

        Assert.Null(found.Problem);
        Assert.Equal(Environment.ProcessorCount, found.Slots.Count);
        Assert.All(found.Slots, static slot => Assert.Equal(("cpu", "", "1"), (slot.Device, slot.Environment["CUDA_VISIBLE_DEVICES"], slot.Environment["OMP_NUM_THREADS"])));
    }

    [Theory]
    [InlineData("echo \"NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\"; exit 9", "nvidia-smi failed (NVIDIA-SMI has failed because")]
    [InlineData("exit 127", "nvidia-smi failed (exit code 127)")]
    [InlineData("echo 'Segmentation fault' >&2; exit 139", "nvidia-smi failed (Segmentation fault)")]
    [InlineData("echo 'No devices were found'", "nvidia-smi printed something unexpected (No devices were found)")]
    public async Task A_broken_driver_is_told_and_the_CPU_serves(string body, string sentence)
    {
        using var driver = new FakeDriver(body);

        var found = await driver.FindAsync(DeviceChoice.All);

        Assert.StartsWith(sentence, found.Problem);
        Assert.EndsWith("so no GPU is used; repair the driver, or use --devices cpu", found.Problem);
        Assert.All(found.Slots, static slot => Assert.Equal("cpu", slot.Device));
    }

    [Fact]
    public async Task A_driver_that_hangs_is_given_up_and_ended()
    {
        using var driver = new FakeDriver("echo $$ > $(dirname \"$0\")/pid; exec sleep 600");

        var found = await driver.FindAsync(DeviceChoice.All);

        Assert.StartsWith("nvidia-smi did not answer within 10 s", found.Problem);
        Assert.All(found.Slots, static slot => Assert.Equal("cpu", slot.Device));
        await driver.EndAsync();
    }

    [Fact]
    public async Task A_GPU_that_is_not_there_is_named_with_those_that_are()
    {
        using var driver = new FakeDriver(FakeDriver.Gpus(2));

        var exception = await Assert.ThrowsAsync<UnfitEnvironmentException>(() => driver.FindAsync(DeviceChoice.Parse("0,5")));
        Assert.Equal("there is no GPU 5 here; --devices takes 0,1, all or cpu", exception.Message);
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("0,")]
    [InlineData("-1")]
    public void A_choice_that_makes_no_sense_is_refused(string text) =>
        Assert.Contains("use all, cpu, or numbers of GPUs such as 0,2", Assert.Throws<InvalidSweepException>(() => DeviceChoice.Parse(text)).Message);

    [Fact]
    public void More_slots_than_GPUs_are_dealt_round_them() => Assert.Equal(
        ["a", "b", "a"],
        DeviceInventory.Deal([new(0, "a", "A", 1), new(1, "b", "B", 1)], DeviceChoice.All with { Slots = 3 }, "w", cores: 8)
            .Select(static slot => slot.Environment["CUDA_VISIBLE_DEVICES"]));

    [Fact]
    public void A_GPU_without_memory_of_its_own_is_a_GPU() =>
        Assert.Equal([new Gpu(0, "GPU-1", "GH200", 0)], Gpu.ReadAll("0, GPU-1, [N/A], GH200\n"));
}
