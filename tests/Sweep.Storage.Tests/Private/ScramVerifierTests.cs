using Sweep.Storage.Private;

namespace Sweep.Storage.Tests.Private;

[Fast]
public sealed class ScramVerifierTests
{
    /// <summary>RFC 7677, section 3: its client's proof and its server's signature follow from these two keys.</summary>
    [Fact]
    public void The_example_of_the_standard_comes_out() => Assert.Equal(
        "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=",
        ScramVerifier.Of("pencil", Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ==")));

    [Fact]
    public void No_two_are_alike() => Assert.NotEqual(ScramVerifier.Of("pencil"), ScramVerifier.Of("pencil"));
}
