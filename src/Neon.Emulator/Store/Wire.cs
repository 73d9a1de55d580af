using System.Globalization;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The format of values in Neon's JSON.</summary>
internal static class Wire
{
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUniversalTime();

    /// <summary>Adds the member if it has a value: Neon omits members without a value.</summary>
    public static JsonObject AddIf(this JsonObject target, string name, string? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }

        return target;
    }

    /// <inheritdoc cref="AddIf(JsonObject, string, string?)"/>
    public static JsonObject AddIf(this JsonObject target, string name, DateTimeOffset? value) =>
        target.AddIf(name, value is { } time ? Time(time) : null);

    /// <summary>Adds a copy of the node if there is one.</summary>
    public static JsonObject AddCopy(this JsonObject target, string name, JsonNode? value)
    {
        if (value is not null)
        {
            target[name] = value.DeepClone();
        }

        return target;
    }

    public static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);

    /// <summary>The member as an object, or null when it is absent or null.</summary>
    public static JsonObject? Object(this JsonObject? source, string name) => source?[name] as JsonObject;

    public static string? String(this JsonObject? source, string name) => source?[name]?.GetValue<string>();

    public static bool? Boolean(this JsonObject? source, string name) => source?[name]?.GetValue<bool>();

    public static long? Integer(this JsonObject? source, string name) => (long?)Exact(source, name);

    public static double? Number(this JsonObject? source, string name) => (double?)Exact(source, name);

    public static DateTimeOffset? Moment(this JsonObject? source, string name) =>
        source.String(name) is { } text ? ParseTime(text) : null;

    /// <summary>The number as text: parsed and created nodes have different types.</summary>
    private static decimal? Exact(JsonObject? source, string name) => source?[name] is { } value
        ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)
        : null;
}
