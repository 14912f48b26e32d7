using System.Buffers;
using System.Text;
using System.Text.Json;
using Sweep.Storage.Reading;
using Sweep.Theory.Points;

namespace Sweep.Storage.Tests.Reading;

[Fast]
public sealed class JsonValueTests
{
    [Fact]
    public void Numbers_are_numbers_where_json_has_them()
    {
        Assert.Equal("[1,0.1,2.50,null,true]", Of(new object?[] { 1L, 0.1, 2.50m, null, true }));
        Assert.Equal("123456789012345678901234567890.5", Of(new ExactNumber("123456789012345678901234567890.5")));
        Assert.Equal("""["NaN","Infinity","NaN"]""", Of(new object[] { double.NaN, double.PositiveInfinity, new ExactNumber("NaN") }));
    }

    [Fact]
    public void Pairs_of_names_and_values_are_an_object_in_their_order() =>
        Assert.Equal("""{"b":[8,4],"a":{"c":null}}""", Of(Pairs(("b", new PerAxis(8, 4)), ("a", Pairs(("c", null))))));

    [Fact]
    public void Bytes_are_their_text_and_not_a_list() => Assert.Equal("""["\\x00ff"]""", Of(new object[] { new byte[] { 0, 255 } }));

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(params (string Name, object? Value)[] pairs) =>
        pairs.Select(static pair => KeyValuePair.Create(pair.Name, pair.Value));

    private static string Of(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            JsonValue.Write(json, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
