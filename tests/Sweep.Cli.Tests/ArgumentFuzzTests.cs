using System.Text;
using Sweep.Cli.Terminal;
using Sweep.Tests.Shared;

namespace Sweep.Cli.Tests;

/// <summary>Whatever stands on the command line is taken or refused in a sentence.</summary>
public sealed class ArgumentFuzzTests
{
    private static readonly string[] Lines =
    [
        "run quickstart --slots 2 --silo-port 11111 --fresh", "predict fig2b --scale quick --format csv", "submit a.yaml --priority 3 --watch",
        "sizes --depth 2 --factor [2,3] --padding valid", "export mine --format parquet --out a.parquet", "results mine --view separability --all",
        "priority mine -3", "node --name a --slots 2 --devices cpu --label rack=7", "sql select+1 --format json --timeout 5", "certificates issue a --authority b --out c --address 10.0.0.1",
        "tag mine +good -bad", "note mine words", "retry mine --format json", "dashboard --port 8080", "completion bash", "replay 3fa2 --train",
    ];

    [Fact]
    public void Sweep() => Mutations.Try(
        [.. Lines.Select(Encoding.UTF8.GetBytes)], 1500,
        static line => CommandRun.Parse(SweepCommandLine.Root(new ShellForTests().Shell), Encoding.UTF8.GetString(line).Split(' ')),
        "--help ", " -- ", "--", "=", "@file ", "--format ", " 1e9 ", "[red]", " --no-color", "--all ", "\u001b[31m");
}
