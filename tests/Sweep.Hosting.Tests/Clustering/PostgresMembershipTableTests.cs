using System.Net;
using Orleans.Runtime;
using Sweep.Hosting.Clustering;
using Sweep.Storage.Tests;

namespace Sweep.Hosting.Tests.Clustering;

/// <summary>Orleans' own types on the real tables.</summary>
[Fast]
public sealed class PostgresMembershipTableTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTime Noon = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);

    private readonly PostgresMembershipTable table = new(new(database.Source, $"cluster-{Guid.NewGuid():N}", TimeProvider.System));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_field_of_an_entry_comes_back()
    {
        await table.InitializeMembershipTableAsync(true, Cancellation);
        var written = Entry(1);
        written.Status = SiloStatus.ShuttingDown;
        written.RoleName = "trainer";
        written.UpdateZone = 3;
        written.FaultZone = 4;
        written.StartTime = Noon.AddSeconds(-1);
        written.SuspectTimes = [Tuple.Create(Address(2), Noon.AddTicks(1)), Tuple.Create(Address(3), Noon)];

        Assert.True(await table.InsertRowAsync(written, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation));

        var read = Assert.Single((await table.ReadRowAsync(written.SiloAddress, Cancellation)).Members).Item1;
        Assert.Equal(
            (written.SiloAddress, written.Status, written.ProxyPort, written.HostName, written.SiloName, written.RoleName, written.UpdateZone),
            (read.SiloAddress, read.Status, read.ProxyPort, read.HostName, read.SiloName, read.RoleName, read.UpdateZone));
        Assert.Equal((written.FaultZone, written.StartTime, written.IAmAliveTime), (read.FaultZone, read.StartTime, read.IAmAliveTime));
        Assert.Equal(written.SuspectTimes, read.SuspectTimes);
    }

    [Fact]
    public async Task A_read_version_and_etag_are_good_for_one_change()
    {
        await table.InitializeMembershipTable(true);
        await table.InsertRow(Entry(1), (await table.ReadAll()).Version.Next());
        var read = await table.ReadAll();
        var (entry, etag) = (read.Members[0].Item1, read.Members[0].Item2);
        entry.Status = SiloStatus.Dead;
        await table.UpdateIAmAlive(entry);

        Assert.True(await table.UpdateRow(entry, etag, read.Version.Next()));
        Assert.False(await table.UpdateRow(entry, etag, read.Version.Next()));
        Assert.False(await table.UpdateRow(entry, etag, (await table.ReadAll()).Version.Next()));
        Assert.False(await table.InsertRow(Entry(2), read.Version.Next()));

        Assert.Equal(SiloStatus.Dead, Assert.Single((await table.ReadAll()).Members).Item1.Status);
    }

    [Fact]
    public async Task An_etag_of_another_table_changes_nothing()
    {
        await table.InitializeMembershipTable(true);
        await table.InsertRow(Entry(1), (await table.ReadAll()).Version.Next());
        var read = await table.ReadAll();

        Assert.False(await table.UpdateRow(Entry(1), "no number", read.Version.Next()));
        Assert.False(await table.UpdateRow(Entry(1), read.Members[0].Item2, new(read.Version.Version + 1, "no number")));
        Assert.False(await table.InsertRow(Entry(2), new(read.Version.Version + 1, "no number")));
        Assert.Equal(read.Version.Version, (await table.ReadAll()).Version.Version);
    }

    [Fact]
    public async Task Old_silos_that_are_not_active_are_cleaned_up()
    {
        await table.InitializeMembershipTableAsync(true, Cancellation);
        foreach (var (number, status) in new[] { (1, SiloStatus.Active), (2, SiloStatus.Dead), (3, SiloStatus.Joining) })
        {
            var entry = Entry(number);
            entry.Status = status;
            await table.InsertRowAsync(entry, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation);
        }

        await table.CleanupDefunctSiloEntriesAsync(Noon.AddDays(1), Cancellation);

        Assert.Equal([SiloStatus.Active], (await table.ReadAllAsync(Cancellation)).Members.Select(static member => member.Item1.Status).Order());
    }

    private static SiloAddress Address(int number) => SiloAddress.New(new IPAddress([10, 0, 0, (byte)number]), 11_111, number);

    private static MembershipEntry Entry(int number) => new()
    {
        SiloAddress = Address(number),
        Status = SiloStatus.Active,
        ProxyPort = 30_000,
        HostName = "host",
        SiloName = $"node-{number}",
        StartTime = Noon,
        IAmAliveTime = Noon,
        SuspectTimes = [],
    };
}
