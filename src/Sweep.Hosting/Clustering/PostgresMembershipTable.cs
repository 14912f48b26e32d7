using System.Globalization;
using Orleans.Runtime;
using Sweep.Storage.Cluster;

namespace Sweep.Hosting.Clustering;

/// <summary>Orleans' membership on the tables of <see cref="MembershipStore"/>. An etag is the number that the tables hold, as text.</summary>
internal sealed class PostgresMembershipTable(MembershipStore store) : IMembershipTable
{
    private const int NoRow = -1;

    // `sweep migrate` makes the tables.
    public Task InitializeMembershipTableAsync(bool tryInitTableVersion, CancellationToken cancellationToken) =>
        tryInitTableVersion ? store.InitialiseAsync(cancellationToken) : Task.CompletedTask;

    public async Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken) =>
        Data(await store.ReadAsync(key.ToParsableString(), cancellationToken));

    public async Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken) => Data(await store.ReadAsync(cancellationToken));

    public Task<bool> InsertRowAsync(MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken) =>
        store.InsertAsync(EntryWriting.Write(entry), VersionBefore(tableVersion), cancellationToken);

    public Task<bool> UpdateRowAsync(MembershipEntry entry, string etag, TableVersion tableVersion, CancellationToken cancellationToken) =>
        store.UpdateAsync(EntryWriting.Write(entry), Number(etag), VersionBefore(tableVersion), cancellationToken);

    public Task UpdateIAmAliveAsync(MembershipEntry entry, CancellationToken cancellationToken) =>
        store.AliveAsync(entry.SiloAddress.ToParsableString(), entry.IAmAliveTime, cancellationToken);

    public Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken) =>
        store.CleanUpAsync((int)SiloStatus.Active, beforeDate, cancellationToken);

    public Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken) =>
        store.DeleteAsync(clusterId, cancellationToken);

    // Older code uses the calls without a token; Orleans itself cancels.
    public Task InitializeMembershipTable(bool tryInitTableVersion) => InitializeMembershipTableAsync(tryInitTableVersion, CancellationToken.None);

    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadRowAsync(key, CancellationToken.None);

    public Task<MembershipTableData> ReadAll() => ReadAllAsync(CancellationToken.None);

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => InsertRowAsync(entry, tableVersion, CancellationToken.None);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        UpdateRowAsync(entry, etag, tableVersion, CancellationToken.None);

    public Task UpdateIAmAlive(MembershipEntry entry) => UpdateIAmAliveAsync(entry, CancellationToken.None);

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => CleanupDefunctSiloEntriesAsync(beforeDate, CancellationToken.None);

    public Task DeleteMembershipTableEntries(string clusterId) => DeleteMembershipTableEntriesAsync(clusterId, CancellationToken.None);

    // An etag of these tables is a number.
    private static int VersionBefore(TableVersion version) => int.TryParse(version.VersionEtag, CultureInfo.InvariantCulture, out var number) ? number : NoRow;

    private static long Number(string etag) => long.TryParse(etag, CultureInfo.InvariantCulture, out var number) ? number : NoRow;

    private static MembershipTableData Data(Membership membership) => new(
        [.. membership.Silos.Select(static silo => Tuple.Create(EntryWriting.Read(silo), silo.Etag.ToString(CultureInfo.InvariantCulture)))],
        new(membership.Version, membership.Version.ToString(CultureInfo.InvariantCulture)));
}
