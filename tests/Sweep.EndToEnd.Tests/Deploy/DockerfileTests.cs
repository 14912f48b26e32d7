using System.Text.RegularExpressions;
using Sweep.EndToEnd.Tests.Architecture;
using Sweep.EndToEnd.Tests.Deploy.Files;

namespace Sweep.EndToEnd.Tests.Deploy;

[Fast]
public sealed partial class DockerfileTests
{
    [Fact]
    public void Everything_that_is_copied_is_in_the_repository_and_sent_to_the_builder()
    {
        var sent = File.ReadLines(Path.Combine(Repository.Root, ".dockerignore")).Where(static line => line.StartsWith('!')).Select(static line => line[1..]).ToList();

        Assert.NotEmpty(Dockerfile.CopiedFromRepository);
        Assert.All(Dockerfile.CopiedFromRepository, source =>
        {
            Assert.Contains(Repository.Files, file => file == source || file.StartsWith(source + "/", StringComparison.Ordinal));
            Assert.Contains(source, sent);
        });
        Assert.Equal(sent.Order(), Dockerfile.CopiedFromRepository.Order());
    }

    [Fact]
    public void What_comes_from_another_stage_is_made_there()
    {
        var stages = Dockerfile.Instructions.Where(static line => line.Keyword == "FROM").Select(static line => line.Words[^1]).ToList();
        var copied = Assert.Single(Dockerfile.Instructions, static line => line.Keyword == "COPY" && line.Text.StartsWith("--from", StringComparison.Ordinal));

        Assert.Equal(["build", "node"], stages);
        Assert.Equal("--from=build", copied.Words[0]);
        Assert.All(Dockerfile.PublishCommands, command => Assert.Contains($" -o {copied.Words[1]}", command));
        Assert.Equal(2, Dockerfile.PublishCommands.Count);
    }

    [Fact]
    public void The_image_runs_the_program_as_a_numbered_user_that_is_not_root()
    {
        var last = Dockerfile.Instructions.SkipWhile(static line => line.Text != Dockerfile.Instructions.Last(static from => from.Keyword == "FROM").Text).ToList();

        Assert.Matches(NumberedUser(), Assert.Single(last, static line => line.Keyword == "USER").Text);
        Assert.Equal("""["sweep"]""", Assert.Single(last, static line => line.Keyword == "ENTRYPOINT").Text);
    }

    [Fact]
    public void The_image_carries_the_licences_of_what_it_carries() => Assert.Contains(
        Dockerfile.Instructions, static line => line.Keyword == "COPY" && line.Text == "LICENSE THIRD-PARTY-NOTICES.md /opt/sweep/");

    /// <summary>The natives are chosen by this property, and a build argument that nobody reads would choose nothing.</summary>
    [Fact]
    public void The_argument_for_GPUs_reaches_the_projects()
    {
        Assert.Contains("TorchBackend)' == 'cuda'", File.ReadAllText(Path.Combine(Repository.Root, "src/Sweep.Learning/Torch.props")));
        Assert.All(
            Dockerfile.Instructions.Where(static line => line.Text.Contains("dotnet publish", StringComparison.Ordinal)),
            static line => Assert.Contains("-p:TorchBackend=${TORCH_BACKEND}", line.Text));
        Assert.Equal("cuda", new ComposeFile().Services["gpu-1"]["build"]!["args"]!["TORCH_BACKEND"]!.ToString());
        Assert.Equal("cuda", YamlFile.Read("deploy/kubernetes/gpu/kustomization.yaml")["images"]![0]!["newTag"]!.ToString());
    }

    [GeneratedRegex(@"^[1-9]\d{3,}:[1-9]\d{3,}$")]
    private static partial Regex NumberedUser();
}
