using System.Text;
using Sweep.Contracts.Processes;
using Sweep.Tests.Shared;

namespace Sweep.Contracts.Tests.Processes;

/// <summary>Whatever stands on the command line is taken or refused in a sentence.</summary>
[Fast]
public sealed class ArgumentFuzzTests
{
    [Fact]
    public void Worker() => Mutations.Try(
        [
            Bytes("--gateway 127.0.0.1:30000 --cluster local --name node-0 --node node --device cuda:0 --parent 4711 --checkpoint-every 0.5 --recycle-after 3"),
            Bytes("--gateway [::1]:1 --cluster b --name a --log-format json"), Bytes("--replay packet.zip --train"), Bytes("--self-test"),
        ],
        2000, Read, "--name ", "--gateway ", "--train", " = ", "--self-test ", "--parent ", "1e9 ", ":65536 ", "cuda:-1 ");

    private static byte[] Bytes(string line) => Encoding.UTF8.GetBytes(line);

    private static void Read(byte[] line) => WorkerArguments.Parse(Encoding.UTF8.GetString(line).Split(' '));
}
