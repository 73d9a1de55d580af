using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// A value of a request that can be sent as an explicit null. A property of this type has three states: null (omitted from the
/// body), <see cref="Null"/> (sent as null) and a value.
/// </summary>
internal sealed class Explicit<T>
{
    public static readonly Explicit<T> Null = new(default!, isNull: true);

    private Explicit(T value, bool isNull)
    {
        Value = value;
        IsNull = isNull;
    }

    public bool IsNull { get; }

    /// <summary>The value; meaningless if null is sent.</summary>
    public T Value { get; }

    public static implicit operator Explicit<T>(T value) => new(value, isNull: false);
}

/// <summary>Writes an explicit time as its value or null; requests are never read back.</summary>
internal sealed class ExplicitTimestamp : JsonConverter<Explicit<DateTimeOffset>>
{
    public override Explicit<DateTimeOffset>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Explicit<DateTimeOffset> value, JsonSerializerOptions options)
    {
        if (value.IsNull)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(Timestamp.Format(value.Value));
        }
    }
}

/// <summary>Writes an explicit text as its value or null; requests are never read back.</summary>
internal sealed class ExplicitText : JsonConverter<Explicit<string>>
{
    public override Explicit<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Explicit<string> value, JsonSerializerOptions options)
    {
        if (value.IsNull)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(value.Value);
        }
    }
}
