using Microsoft.PowerShell.Commands;

namespace Neon.Tests.Support;

/// <summary>The JSON that ConvertTo-Json returns for an object.</summary>
internal static class JsonText
{
    public static string Of(object? value, int depth = 100) =>
        JsonObject.ConvertToJson(value!, new JsonObject.ConvertToJsonContext(depth, enumsAsStrings: false, compressOutput: true));
}
