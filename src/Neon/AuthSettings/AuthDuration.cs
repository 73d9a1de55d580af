using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>Reads and writes durations that the API counts in whole units, and checks user input.</summary>
internal abstract class AuthDuration(TimeSpan unit) : JsonConverter<TimeSpan?>
{
    /// <summary>Refuses a duration that the API does not accept; null stays null.</summary>
    /// <exception cref="NeonApiException">The duration is out of range, or not a whole number of units.</exception>
    public static TimeSpan? Check(TimeSpan? duration, string parameter, TimeSpan least, TimeSpan most, TimeSpan unit)
    {
        var units = unit == TimeSpan.FromMinutes(1) ? "minutes" : "seconds";
        return duration is not { } given || (given >= least && given <= most && given.Ticks % unit.Ticks == 0)
            ? duration
            : throw InputErrors.Duration($"-{parameter} must be a whole number of {units} from {least} to {most}, not {given}.", "10m");
    }

    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var count))
        {
            return count * unit;
        }

        if (reader.TokenType == JsonTokenType.String && int.TryParse(reader.GetString(), CultureInfo.InvariantCulture, out count))
        {
            return count * unit;
        }

        throw new JsonException("The value is not a duration in whole units.");
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options)
    {
        if (value is { } duration)
        {
            writer.WriteNumberValue(duration.Ticks / unit.Ticks);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>Durations in minutes.</summary>
internal sealed class WholeMinutes() : AuthDuration(TimeSpan.FromMinutes(1));

/// <summary>Durations in seconds.</summary>
internal sealed class WholeSeconds() : AuthDuration(TimeSpan.FromSeconds(1));
