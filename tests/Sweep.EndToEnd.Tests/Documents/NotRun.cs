namespace Sweep.EndToEnd.Tests.Documents;

/// <summary>Commands of the documents that a test cannot run as they are, each with the reason.</summary>
internal static class NotRun
{
    private const string Cluster = "needs other machines";
    private const string Docker = "needs Docker";
    private const string Kubernetes = "needs a Kubernetes cluster";
    private const string Slurm = "needs Slurm";

    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["dotnet build -c Release"] = "builds what runs this test",
        ["dotnet test -c Release"] = "runs this test",
        ["dotnet test -c Release --no-build --filter-trait Kind=Fast"] = "runs what this test is part of",
        ["dotnet test -c Release --no-build --filter-trait Kind=Slow --ignore-exit-code 8"] = "runs this test",
        ["dotnet test -c Release --no-build --filter-trait Kind=Browser --ignore-exit-code 8"] = "runs what this test is part of",
        ["dotnet restore && dotnet run -c Release --project tests/Sweep.Notices"] = "changes the repository",
        ["sweep dashboard"] = "serves until Ctrl-C; the tests of the dashboard start it",
        ["sweep run fig2b --scale full"] = "needs GPUs",
        ["""export SWEEP_DATABASE="Host=db;Username=...;Password=...;Database=sweep" """.TrimEnd()] = Cluster,
        ["sweep node --advertise 10.0.0.7 --certificates /etc/sweep/tls --artifacts /shared/sweep"] = Cluster,
        ["sweep submit fig2b --scale full --watch"] = Cluster,
        ["deploy/compose/secrets"] = "writes into the repository; SecretFolder runs it elsewhere",
        ["docker compose up --build --detach"] = Docker,
        ["docker compose stop node-1"] = Docker,
        ["docker compose --profile grafana up --detach"] = Docker,
        ["kubectl create namespace sweep"] = Kubernetes,
        ["kubectl --namespace sweep create secret generic sweep-database --from-file=owner=owner-database --from-file=writer=writer-database"] = Kubernetes,
        ["kubectl --namespace sweep create secret generic sweep-certificates --from-file=ca.crt --from-file=node.crt --from-file=node.key"] = Kubernetes,
        ["kubectl apply --kustomize deploy/kubernetes/base"] = Kubernetes,
        ["sbatch --nodes=4 --gpus-per-node=4 deploy/slurm/node.sbatch"] = Slurm,
        ["deploy/slurm/submit.sh fig2b"] = Slurm,
        ["dotnet publish src/Sweep.Cli -c Release -o /opt/sweep"] = "writes to /opt; PublishedProgram publishes elsewhere",
        ["dotnet publish src/Sweep.Worker -c Release -o /opt/sweep/worker"] = "writes to /opt; PublishedProgram publishes elsewhere",
        ["useradd --system --uid 10001 --user-group sweep && install --directory --owner=sweep --group=sweep --mode=0750 /srv/sweep"] = "changes the machine",
        ["dotnet new console --output discs && dotnet add discs reference src/Sweep.Learning"] = "writes into the repository; ReadmeExampleTests does the same elsewhere",
        ["dotnet run -c Release --project tests/Sweep.Judging -- --configurations 200 --seed 1"] = "takes minutes; Sweep.Learning.Tests runs fewer configurations",
        ["dotnet run -c Release --project tests/Sweep.Chaos -- --minutes 10"] = "takes ten minutes; ChaosTests runs two",
        ["dotnet run -c Release --project tests/Sweep.Benchmarks"] = "takes an hour; BenchTests runs parts of it",
        ["dotnet run -c Release --project tests/Sweep.Benchmarks -- dispatch --trials 10000"] = "changes the repository; BenchTests runs fewer trials",
        ["dotnet run -c Release --project tests/Sweep.Benchmarks -- pages --trials 100000"] = "takes minutes; BenchTests runs fewer trials",
        ["dotnet run -c Release --project tests/Sweep.Benchmarks -- left"] = "changes the repository; BenchTests writes elsewhere",
        ["dotnet run -c Release --project tests/Sweep.Pictures"] = "changes the repository",
    };
}
