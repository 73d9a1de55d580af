using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;

namespace Neon.Tests.Contract;

/// <summary>Makes a sample of a connection string point to the requested host.</summary>
internal static partial class SampleUri
{
    public static void Agree(JsonNode? response, ContractOperation operation, Uri request)
    {
        if (operation.Id != "getConnectionURI" || response?["uri"]?.GetValue<string>() is not { } uri)
        {
            return;
        }

        var asked = HttpUtility.ParseQueryString(request.Query);
        response["uri"] = Form().Replace(uri, parts =>
            $"{parts.Groups[1]}{asked["role_name"]}{parts.Groups[2]}{asked["endpoint_id"] ?? parts.Groups[3].Value}{(asked["pooled"] == "true" ? "-pooler" : string.Empty)}{parts.Groups[4]}{asked["database_name"]}");
    }

    [GeneratedRegex("^(postgresql://)[^:]+(:[^@]*@)([^./]+)([^/]*/)[^?]+")]
    private static partial Regex Form();
}
