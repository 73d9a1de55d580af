using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Neon.Emulator;

/// <summary>The rules for strings and numbers.</summary>
internal static partial class ScalarRules
{
    public static void CheckString(JsonElement value, Schema schema, string path, List<string> errors)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            errors.Add($"{path} must be a string");
            return;
        }

        string text = value.GetString()!;
        if (text.Length < schema.MinLength || text.Length > schema.MaxLength)
        {
            errors.Add($"{path} has {text.Length} characters, outside {schema.MinLength ?? 0}..{schema.MaxLength}");
        }

        if (schema.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            errors.Add($"{path} does not match {pattern}");
        }

        if (!HasFormat(text, schema.Format))
        {
            errors.Add($"{path} is not a valid {schema.Format}");
        }
    }

    public static void CheckNumber(JsonElement value, Schema schema, string path, List<string> errors)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out decimal number)
            || (schema.Type == "integer" && decimal.Truncate(number) != number))
        {
            errors.Add($"{path} must be {(schema.Type == "integer" ? "an integer" : "a number")}");
            return;
        }

        (decimal low, decimal high) = schema.Format switch
        {
            "int32" => (int.MinValue, int.MaxValue),
            "int64" => (long.MinValue, long.MaxValue),
            "uint64" => (ulong.MinValue, ulong.MaxValue),
            _ => (decimal.MinValue, decimal.MaxValue),
        };
        if (number < (schema.Minimum ?? low) || number > (schema.Maximum ?? high))
        {
            errors.Add($"{path} is {number.ToString(CultureInfo.InvariantCulture)}, outside "
                + $"{schema.Minimum?.ToString(CultureInfo.InvariantCulture)}..{schema.Maximum?.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private static bool HasFormat(string text, string? format) => format switch
    {
        "date-time" => Rfc3339().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "email" => MailAddress.TryCreate(text, out MailAddress? address) && address.Address == text,
        // On some systems, an absolute path counts as a file URI; in JSON, a URI must have a scheme.
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            && text.StartsWith($"{uri.Scheme}:", StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}
