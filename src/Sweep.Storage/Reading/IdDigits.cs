using Npgsql;

namespace Sweep.Storage.Reading;

/// <summary>Ids by their first digits. Ids sort as their digits do, so that these are a range, which the primary key serves.</summary>
internal static class IdDigits
{
    /// <summary>The first and the last id that begin with these digits, as parameters.</summary>
    /// <param name="digits">At most 32 hexadecimal digits.</param>
    public static NpgsqlParameter[] Range(string digits) =>
        [new() { Value = Guid.ParseExact(digits.PadRight(32, '0'), "N") }, new() { Value = Guid.ParseExact(digits.PadRight(32, 'f'), "N") }];
}
