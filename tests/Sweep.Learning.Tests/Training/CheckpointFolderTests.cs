#pragma warning disable CA1416 // file modes: these tests are for Linux
using System.Security.Cryptography;
using Sweep.Learning.Networks;
using Sweep.Learning.Training;
using Sweep.Theory.Points;

namespace Sweep.Learning.Tests.Training;

[Fast]
public sealed class CheckpointFolderTests
{
    private static readonly GridPoint Point = SavedTraining.Short with { Precision = Precision.Float32 };

    private static readonly Lazy<Trained> Undisturbed = new(static () => Trained.Undisturbed(Point));

    [Theory]
    [InlineData("half")]
    [InlineData("empty")]
    [InlineData("one bit")]
    [InlineData("longer")]
    public void A_broken_checkpoint_is_passed_over_for_the_one_before(string fault)
    {
        using var training = new SavedTraining(Point);
        training.StopAt(2);
        Assert.Throws<OperationCanceledException>(() => training.Run(2));
        Assert.Equal([4, 2], training.Steps);
        Break(training.Files[0].Path, fault);

        var resumed = training.Run();

        Assert.Equal(2, resumed.ResumedStep);
        resumed.MustEqual(Undisturbed.Value);
        Assert.Contains("is damaged", Assert.Single(training.Troubles), StringComparison.Ordinal);
    }

    [Fact]
    public void With_broken_checkpoints_only_it_begins_anew()
    {
        using var training = new SavedTraining(Point);
        training.StopAt(2);
        Break(training.Files[0].Path, "half");

        var resumed = training.Run();

        Assert.Null(resumed.ResumedStep);
        resumed.MustEqual(Undisturbed.Value);
    }

    [Fact]
    public void A_checkpoint_of_another_training_is_passed_over_whatever_folder_it_lies_in()
    {
        using var training = new SavedTraining(Point);
        using var other = new SavedTraining(Point with { Seed = 1 });
        other.StopAt(3);
        Directory.CreateDirectory(training.Folder.Location);
        File.Copy(other.Files[0].Path, Path.Combine(training.Folder.Location, Path.GetFileName(other.Files[0].Path)));

        var trained = training.Run();

        Assert.Null(trained.ResumedStep);
        trained.MustEqual(Undisturbed.Value);
        Assert.Contains("of another training", Assert.Single(training.Troubles), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_that_does_not_say_what_its_steps_showed_is_passed_over()
    {
        using var training = new SavedTraining(Point);
        training.StopAt(2);
        var unfinished = Path.Combine(training.Folder.Location, "older");
        using (var file = Safetensors.Read(training.Files[0].Path))
        {
            Safetensors.Write(unfinished, file.Metadata, [.. file.Tensors.Where(static tensor => tensor.Key != "instances").Select(static tensor => (tensor.Key, tensor.Value))]);
        }

        File.Delete(training.Files[0].Path);
        File.Move(unfinished, CheckpointFile.Of(training.Folder.Location, 2, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(unfinished)))).Path);
        Assert.True(Assert.Single(training.Files).IsWhole());

        var trained = training.Run();

        Assert.Null(trained.ResumedStep);
        trained.MustEqual(Undisturbed.Value);
    }

    [Fact]
    public void Files_of_other_names_are_none_of_its_business()
    {
        using var training = new SavedTraining(Point);
        Directory.CreateDirectory(training.Folder.Location);
        var foreign = new[] { "notes.txt", "00000003.safetensors", $"99999999999-{new string('a', 64)}.safetensors" };
        Array.ForEach(foreign, name => File.WriteAllText(Path.Combine(training.Folder.Location, name), "?"));

        Assert.Null(training.Run().ResumedStep);
        Assert.Empty(training.Troubles);
        Assert.All(foreign, name => Assert.True(File.Exists(Path.Combine(training.Folder.Location, name))));
    }

    [Fact]
    public void Wherever_the_numbers_could_differ_the_folder_is_another()
    {
        static string Of(GridPoint point, string science = "s", string libraries = "l", string device = "cpu", string images = "") =>
            CheckpointFolder.For("/artifacts", point, images, science, libraries, device).Location;

        Assert.Matches("^/artifacts/checkpoints/[0-9a-f]{64}$", Of(Point));
        Assert.Equal(Of(Point), Of(Point with { TileCrop = new(2, 2), Measure = Measures.Stitching }));
        string[] others = [Of(Point with { Seed = 1 }), Of(Point with { Steps = 7 }), Of(Point, science: "t"), Of(Point, libraries: "m"), Of(Point, device: "cuda:0"), Of(Point, images: "i")];
        Assert.Equal(7, others.Append(Of(Point)).Distinct().Count());
    }

    [Fact]
    public void Two_processes_with_the_same_training_do_each_other_no_harm()
    {
        using var training = new SavedTraining(Point with { Steps = 40 });
        var results = new Trained[2];
        var threads = results.Select((_, index) => new Thread(() => results[index] = Trained.By(training.Point, training.Checkpointing(TimeSpan.Zero), CancellationToken.None))).ToList();

        threads.ForEach(static thread => thread.Start());
        Assert.All(threads, static thread => Assert.True(thread.Join(Patience.Usual)));

        var undisturbed = Trained.Undisturbed(training.Point);
        Assert.All(results, result => result.MustEqual(undisturbed));
        Assert.Empty(training.Troubles);
        Assert.All(training.Files, static file => Assert.True(file.IsWhole(), file.Path));
        Assert.Equal([39, 38], training.Steps);
        Assert.Equal(2, Directory.GetFiles(training.Folder.Location).Length);
    }

    [Fact]
    public void What_a_killed_process_left_half_written_goes_in_the_end()
    {
        using var training = new SavedTraining(Point);
        Directory.CreateDirectory(training.Folder.Location);
        var (left, fresh) = (Path.Combine(training.Folder.Location, "left.unfinished"), Path.Combine(training.Folder.Location, "fresh.unfinished"));
        File.WriteAllText(left, "half");
        File.WriteAllText(fresh, "somebody writes this");
        File.SetLastWriteTimeUtc(left, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2));

        training.StopAt(1);

        Assert.False(File.Exists(left));
        Assert.True(File.Exists(fresh));
    }

    [Fact]
    public void Removed_it_is_gone_and_removing_it_again_is_no_fault()
    {
        using var training = new SavedTraining(Point);
        training.StopAt(1);

        training.Folder.Remove();
        training.Folder.Remove();

        Assert.False(Directory.Exists(training.Folder.Location));
        Assert.Null(training.Run().ResumedStep);
    }

    [Fact]
    public void Others_than_its_group_neither_read_nor_write_it()
    {
        using var training = new SavedTraining(Point);
        training.StopAt(1);

        Assert.All(
            [Path.GetDirectoryName(training.Folder.Location)!, training.Folder.Location, training.Files[0].Path],
            static path => Assert.Equal(
                UnixFileMode.None, File.GetUnixFileMode(path) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute)));
    }

    private static void Break(string path, string fault)
    {
        var content = File.ReadAllBytes(path);
        content[content.Length / 2] ^= (byte)(fault == "one bit" ? 1 : 0);
        File.WriteAllBytes(path, fault switch
        {
            "half" => content[..(content.Length / 2)],
            "empty" => [],
            "longer" => [.. content, 0],
            _ => content,
        });
    }
}
