using Sweep.Learning.Native;

namespace Sweep.Learning.Tests.Native;

[Fast]
public sealed class TorchRuntimeTests(PreparedTorch torch)
{
    [Fact]
    public void Float32_convolutions_agree_with_float64_as_prepared()
    {
        Assert.True(torch.Runtime.SelfTestPassed);
        Assert.InRange(torch.Runtime.SelfTest, 1e-9, 1e-4);
    }

    [Fact]
    public void One_thread_computes_and_oneDNN_does_not()
    {
        Assert.Equal(1, torch.Runtime.Threads);
        Assert.False(torch.Runtime.OneDnn);
    }

    [Fact]
    public void The_libraries_are_named_with_their_versions() =>
        Assert.Matches(@"^TorchSharp 0\.107\.0.*, libtorch 2\.10\.0", torch.Runtime.Libraries);

    [Fact]
    public void A_library_that_is_not_there_is_named_as_the_cause() =>
        Assert.Contains("build the project again", TorchLoading.TrueCause(null), StringComparison.Ordinal);

    [Fact]
    public void A_library_that_does_not_load_is_blamed_in_the_words_of_the_systems_loader()
    {
        var damaged = Path.Combine(AppContext.BaseDirectory, "Golden", "d1-l2-f2-valid-learnt.json");

        Assert.Contains(Path.GetFileName(damaged), TorchLoading.TrueCause(damaged), StringComparison.Ordinal);
    }
}
