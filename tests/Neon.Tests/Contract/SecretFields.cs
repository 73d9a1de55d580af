using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JsonLeaf = System.Text.Json.Nodes.JsonValue;

namespace Neon.Tests.Contract;

/// <summary>The secrets of the contract, whether Neon marks them or not.</summary>
internal static class SecretFields
{
    /// <summary>Replaces every secret; it must not appear anywhere.</summary>
    public const string Marker = "M4rkedS3cret";

    /// <summary>The key of the runs; it must not appear anywhere either.</summary>
    public const string Key = "napi_" + Marker;

    /// <summary>Secret wherever they appear.</summary>
    private static readonly HashSet<string> Names =
        ["password", "connection_uri", "secret_server_key", "pub_client_key", "client_secret", "api_token", "s3_secret_access_key", "orb_portal_url"];

    /// <summary>Secret in the response of one operation only: elsewhere, the same name is harmless.</summary>
    private static readonly HashSet<string> Places =
    [
        "createApiKey .key", "createOrgApiKey .key", "getConnectionURI .uri", "presignProjectBranchBucketObject .url",
        "transferNeonAuthProviderProject .url", "createProjectTransferRequest .id",
        "createProjectBranchFunctionDeployment .environment",
    ];

    /// <summary>
    /// Members that are not secrets although their name or path suggests it: names, ids, times and states, public URLs, and
    /// personal data that the user requests.
    /// </summary>
    private static readonly HashSet<string> Harmless =
    [
        // Ids, names and public URLs beside a secret.
        "*", "annotations", "auth_provider", "auth_provider_project_id", "base_url", "branch_id", "cache_key", "column_name", "database", "database_name",
        "db_name", "host", "id", "image", "invocation_url", "jwks_url", "jwt_role_claim_key", "key_name", "label", "name", "org_id", "owner_name",
        "pooler_host", "project_id", "proxy_host", "region_id", "role", "s3_access_key_id", "schema_name", "table_name", "token_id", "token_id_short",
        "url", "username", "vpc_endpoint_id", "webhook_url",
        "listProjectBranchBucketObjects .objects[].key",
        // The names of a function's variables; their values are never returned.
        "environment",
        // Times, states and kinds.
        "authentication_method", "brand", "completed_at", "compute_release_version", "created_at", "creation_source", "current_state", "deactivated_at",
        "enabled_libraries", "expires_at", "failed_at", "granted_at", "invited_at", "last4", "last_active", "owned_by", "payment_method", "pending_state", "plan",
        "pooler_mode", "provider", "provisioner", "quota_reset_at_last", "revoked_at", "scopes", "started_at", "state", "status_message",
        "subscription_type", "suspended_at", "transfer_status", "type", "updated_at", "example_restricted_projects", "masking_function", "masking_value",
        // Personal data that the user requests.
        "address_city", "address_country", "address_country_name", "address_line1", "address_line2", "address_postal_code", "address_state",
        "created_by", "email", "granted_to_email", "invited_by", "last_name", "login", "sender_email", "sender_name", "tax_id", "tax_id_type",
        "triggered_by", "triggered_by_username",
    ];

    public static bool IsSecret(string operationId, string path) =>
        Names.Contains(path[(path.LastIndexOf('.') + 1)..]) || Places.Contains($"{operationId} {path}");

    /// <summary>
    /// The texts that Neon marks as sensitive, or whose name suggests it, and that are not classified yet, as <c>operationId
    /// .path</c>.
    /// </summary>
    public static IReadOnlyList<string> Unknown() =>
    [
        .. from operation in ContractFile.Current.InScope
           from schema in new[] { operation.Response, operation.Body }
           where schema is not null
           from leaf in Texts(schema, string.Empty, isSensitive: false)
           where (leaf.IsSensitive || Sounds(NameOf(leaf.Path))) && !IsSecret(operation.Id, leaf.Path) && !Harmless.Contains(NameOf(leaf.Path))
                 && !Harmless.Contains($"{operation.Id} {leaf.Path}")
           select $"{operation.Id} {leaf.Path}",
    ];

    /// <summary>The secrets that requests can contain, as <c>operationId .path</c>.</summary>
    public static IReadOnlyList<string> Sent() =>
    [
        .. from operation in ContractFile.Current.InScope
           where operation.Body is not null
           from leaf in Texts(operation.Body!, string.Empty, isSensitive: false)
           where IsSecret(operation.Id, leaf.Path)
           select $"{operation.Id} {leaf.Path}",
    ];

    /// <summary>Replaces every secret of a response with the marker.</summary>
    public static JsonNode Plant(ContractOperation operation, JsonNode response)
    {
        Walk(operation.Id, response, string.Empty);
        return response;
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('.') + 1)..].Replace("[]", string.Empty, StringComparison.Ordinal);

    private static bool Sounds(string name) => Regex.IsMatch(name, "password|secret|token|key|credential|ur[il]|signature|environment|claim|private|cert");

    /// <summary>The texts of a schema, and whether one of the schemas that contain each is marked as sensitive.</summary>
    private static IEnumerable<(string Path, bool IsSensitive)> Texts(JsonObject schema, string path, bool isSensitive)
    {
        var parts = (schema["allOf"] ?? schema["oneOf"]) as JsonArray ?? [];
        if (schema["$ref"] is not null)
        {
            parts = [ContractFile.Current.Refer(schema).DeepClone()];
        }

        isSensitive |= schema["x-sensitive"]?.GetValue<bool>() == true;
        var within = parts.Select(part => (part!.AsObject(), path))
            .Concat((schema["properties"] as JsonObject ?? []).Select(member => (member.Value!.AsObject(), $"{path}.{member.Key}")));
        within = schema["items"] is JsonObject items ? within.Append((items, path + "[]")) : within;
        within = schema["additionalProperties"] is JsonObject values ? within.Append((values, path + ".*")) : within;
        var found = within.SelectMany(child => Texts(child.Item1, child.Item2, isSensitive));
        return schema["type"]?.GetValue<string>() == "string" ? found.Append((path, isSensitive)) : found;
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

    // A URL has to remain one; otherwise nothing would parse it.
    private static string Secret(string name, string value) => name switch
    {
        "orb_portal_url" => $"https://portal.example.com/view?token={Marker}",
        "uri" or "connection_uri" => $"postgresql://role:{Marker}@ep-bold-sun-a1b2c3d4.us-east-2.aws.neon.tech/app?sslmode=require",
        "url" when value.Length > 0 => $"https://example.com/signed?signature={Marker}",
        _ => Marker,
    };
}
