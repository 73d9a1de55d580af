using Microsoft.PowerShell.Commands;

namespace Neon.Tests.Support;

/// <summary>What ConvertTo-Json makes of an object.</summary>
internal static class JsonText
{
    public static string Of(object? value, int depth = 100) =>
        JsonObject.ConvertToJson(value!, new JsonObject.ConvertToJsonContext(depth, enumsAsStrings: false, compressOutput: true));
}
