using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// A value of a request that can be sent as an explicit null. A property of this type has three states: null (left out
/// of the body), <see cref="Null"/> (sent as null) and a value.
/// </summary>
internal sealed class Explicit<T>(T? value)
    where T : struct
{
    public static readonly Explicit<T> Null = new(null);

    public T? Value { get; } = value;

    public static implicit operator Explicit<T>(T value) => new(value);
}

/// <summary>Writes an <see cref="Explicit{T}"/> as its value or null; requests are never read back.</summary>
internal sealed class ExplicitTimestamp : JsonConverter<Explicit<DateTimeOffset>>
{
    public override Explicit<DateTimeOffset>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? Explicit<DateTimeOffset>.Null : new Explicit<DateTimeOffset>(reader.GetDateTimeOffset());

    public override void Write(Utf8JsonWriter writer, Explicit<DateTimeOffset> value, JsonSerializerOptions options)
    {
        if (value.Value is { } time)
        {
            writer.WriteStringValue(Timestamp.Format(time));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
