using System.Text.Json.Nodes;
using JsonLeaf = System.Text.Json.Nodes.JsonValue;

namespace Neon.Tests.Contract;

/// <summary>What of the contract's answers is a secret, whether Neon marks it or not.</summary>
internal static class SecretFields
{
    /// <summary>Stands in the place of every secret; it must not be seen anywhere.</summary>
    public const string Marker = "M4rkedS3cret";

    /// <summary>Secret wherever they appear.</summary>
    private static readonly HashSet<string> Names =
        ["password", "connection_uri", "secret_server_key", "pub_client_key", "client_secret", "api_token", "s3_secret_access_key"];

    /// <summary>Secret in the answer of one operation only: elsewhere the same name is harmless.</summary>
    private static readonly HashSet<string> Places =
    [
        "createApiKey .key", "createOrgApiKey .key", "getConnectionURI .uri", "presignProjectBranchBucketObject .url",
        "transferNeonAuthProviderProject .url", "createProjectTransferRequest .id",
    ];

    public static bool IsSecret(string operationId, string path) =>
        Names.Contains(path[(path.LastIndexOf('.') + 1)..]) || Places.Contains($"{operationId} {path}");

    /// <summary>Puts the marker in the place of every secret of an answer.</summary>
    public static JsonNode Plant(ContractOperation operation, JsonNode answer)
    {
        Walk(operation.Id, answer, string.Empty);
        return answer;
    }

    private static void Walk(string operationId, JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map.ToArray())
                {
                    if (value is JsonLeaf && IsSecret(operationId, $"{path}.{name}"))
                    {
                        map[name] = Secret(name, value.ToString());
                    }
                    else
                    {
                        Walk(operationId, value, $"{path}.{name}");
                    }
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Walk(operationId, item, path + "[]");
                }

                break;
        }
    }

    // An address has to stay one, or nobody would take it apart.
    private static string Secret(string name, string value) => name switch
    {
        "uri" or "connection_uri" => $"postgresql://role:{Marker}@ep-bold-sun-a1b2c3d4.us-east-2.aws.neon.tech/app?sslmode=require",
        "url" when value.Length > 0 => $"https://example.com/signed?signature={Marker}",
        _ => Marker,
    };
}
