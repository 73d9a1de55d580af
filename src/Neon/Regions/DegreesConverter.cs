using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>Converts degrees, which the API sends as text.</summary>
internal sealed class DegreesConverter : JsonConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.GetDouble();
            case JsonTokenType.String:
                return double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
                    ? degrees
                    : throw new JsonException("The value is not a number of degrees.");
            default:
                throw new JsonException("The value is not a number of degrees.");
        }
    }

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString(CultureInfo.InvariantCulture));
}
