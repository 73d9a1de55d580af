using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>Reads the creator of a key: lists contain the user, other responses only the id.</summary>
internal sealed class ApiKeyCreatorConverter : JsonConverter<ApiKeyCreator>
{
    public override ApiKeyCreator? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new ApiKeyCreator { Id = reader.GetString() };
            case JsonTokenType.StartObject:
                return JsonSerializer.Deserialize(ref reader, ApiKeyJson.Default.ApiKeyCreator);
            default:
                throw new JsonException("The value is neither an id nor a user.");
        }
    }

    public override void Write(Utf8JsonWriter writer, ApiKeyCreator value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, ApiKeyJson.Default.ApiKeyCreator);
}
