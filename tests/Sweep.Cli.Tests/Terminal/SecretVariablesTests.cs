using Sweep.Cli.Terminal;
using Sweep.Theory;

namespace Sweep.Cli.Tests.Terminal;

public sealed class SecretVariablesTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("SWEEP_DATABASE")]
    [InlineData("SWEEP_DATABASE_READER")]
    public void A_connection_string_may_stand_in_a_file(string name)
    {
        File.WriteAllText(file, "Host=db;Password=secret\n");

        Assert.Equal("Host=db;Password=secret", Read(name, new() { [$"{name}_FILE"] = file }));
    }

    [Fact]
    public void What_is_said_directly_wins_over_the_file() =>
        Assert.Equal("Host=here", Read("SWEEP_DATABASE", new() { ["SWEEP_DATABASE"] = "Host=here", ["SWEEP_DATABASE_FILE"] = "/nowhere" }));

    [Fact]
    public void Other_variables_are_what_they_are()
    {
        File.WriteAllText(file, "elsewhere");

        Assert.Null(Read("SWEEP_HOME", new() { ["SWEEP_HOME_FILE"] = file }));
        Assert.Equal("/home", Read("SWEEP_HOME", new() { ["SWEEP_HOME"] = "/home" }));
    }

    [Fact]
    public void A_file_that_is_missing_or_empty_is_named_in_a_sentence()
    {
        var missing = Assert.Throws<UnfitEnvironmentException>(() => Read("SWEEP_DATABASE", new() { ["SWEEP_DATABASE_FILE"] = "/nowhere/database" }));
        Assert.StartsWith("SWEEP_DATABASE_FILE names /nowhere/database, which cannot be read", missing.Message);

        var empty = Assert.Throws<UnfitEnvironmentException>(() => Read("SWEEP_DATABASE", new() { ["SWEEP_DATABASE_FILE"] = file }));
        Assert.StartsWith($"SWEEP_DATABASE_FILE names {file}, which is empty", empty.Message);
    }

    private static string? Read(string name, Dictionary<string, string> environment) => SecretVariables.Over(environment.GetValueOrDefault)(name);
}
