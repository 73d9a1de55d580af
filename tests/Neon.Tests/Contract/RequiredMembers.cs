using System.Text.Json.Nodes;

namespace Neon.Tests.Contract;

/// <summary>
/// What a response must contain, by the contract: its list or object, and in each object the ids that the contract requires and
/// that identify it.
/// </summary>
internal static class RequiredMembers
{
    /// <summary>Parts of a response beside the requested resource, which can be read again by their id.</summary>
    public static readonly string[] Beside =
    [
        ".operations", ".endpoints", ".roles", ".databases", ".connection_uris", ".annotations", ".annotation", ".applications", ".integrations",
    ];

    /// <summary>Lists and objects that the contract requires and the module does not, with the reason.</summary>
    private static readonly Dictionary<string, string> Chosen = new()
    {
        ["createProject .branch"] = "the project's default branch, which can be read again",
        ["recoverProject .branches"] = "the project's branches, which can be read again",
        ["getOrganizationMembers .members[].user"] = "the person behind the membership, without whom it stays what it is",
        ["getCurrentUserInfo .auth_accounts"] = "a detail of the user",
        ["getOrganizationVPCEndpointDetails .example_restricted_projects"] = "a detail of the endpoint",
        ["createCredential .scopes"] = "a detail of the credential",
        ["rotateCredential .scopes"] = "a detail of the credential",
        ["presignProjectBranchBucketObject .headers"] = "a map; a store may want no headers",
    };

    /// <summary>Responses with one flat object without an id: the member that identifies their form.</summary>
    private static readonly Dictionary<string, string> Flat = new()
    {
        ["countProjectBranches"] = ".count",
        ["getProjectBranchRolePassword"] = ".password",
        ["getConnectionURI"] = ".uri",
        ["getProjectBranchSchema"] = ".json",
        ["getAvailablePreloadLibraries"] = ".libraries",
        ["transferNeonAuthProviderProject"] = ".url",
        ["presignProjectBranchBucketObject"] = ".url",
        ["getProjectBranchDataAPI"] = ".url",
        ["createProjectBranchDataAPI"] = ".url",
        ["createNeonAuth"] = ".auth_provider",
        ["createNeonAuthProviderSDKKeys"] = ".auth_provider",
        ["getNeonAuth"] = ".auth_provider",
        ["getOrganizationSpendingLimit"] = ".spending_limit_cents",
        ["setOrganizationSpendingLimit"] = ".spending_limit_cents",
        ["deleteProjectBranchBucketObjectsByPrefix"] = ".deleted",
        ["getProjectBranchStorage"] = ".enabled",
        ["getProjectBranchAiGateway"] = ".enabled",
        ["sendNeonAuthTestEmail"] = ".success",
        ["sendNeonAuthEmailProviderTest"] = ".success",
        ["getNeonAuthEmailAndPasswordConfig"] = ".enabled",
        ["updateNeonAuthEmailAndPasswordConfig"] = ".enabled",
        ["getNeonAuthEmailProvider"] = ".type",
        ["updateNeonAuthEmailProvider"] = ".type",
        ["getNeonAuthAllowLocalhost"] = ".allow_localhost",
        ["updateNeonAuthAllowLocalhost"] = ".allow_localhost",
        ["updateNeonAuthOrganizationPlugin"] = ".enabled",
        ["updateNeonAuthMagicLinkPlugin"] = ".enabled",
        ["getNeonAuthPhoneNumberPlugin"] = ".enabled",
        ["updateNeonAuthPhoneNumberPlugin"] = ".enabled",
        ["getNeonAuthWebhookConfig"] = ".enabled",
        ["updateNeonAuthWebhookConfig"] = ".enabled",
        ["updateNeonAuthConfig"] = ".name",
    };

    /// <summary>The secrets that are the purpose of a response, by operation.</summary>
    public static readonly Dictionary<string, string[]> Secrets = new()
    {
        ["resetProjectBranchRolePassword"] = [".role.password"],
        ["createApiKey"] = [".key"],
        ["createOrgApiKey"] = [".key"],
        ["createNeonAuthProviderSDKKeys"] = [".pub_client_key", ".secret_server_key"],
        ["createCredential"] = [".api_token"],
        ["rotateCredential"] = [".api_token"],
        ["revealCredential"] = [".api_token"],
    };

    /// <summary>The settings that are together in one response, each identified by the same member as alone.</summary>
    private static readonly string[] Plugins =
    [
        ".organization.enabled", ".magic_link.enabled", ".phone_number.enabled", ".email_provider.type", ".email_and_password.enabled",
    ];

    /// <summary>Objects that are identified by something other than an <c>id</c>, by the list or object that contains them.</summary>
    private static readonly Dictionary<string, string[]> Names = new()
    {
        [".databases"] = ["name"],
        [".database"] = ["name"],
        [".roles"] = ["name"],
        [".role"] = ["name"],
        [".buckets"] = ["name"],
        [".bucket"] = ["name"],
        [".objects"] = ["key"],
        [".functions"] = ["slug"],
        [".function"] = ["slug"],
        [".domains"] = ["domain"],
        [".custom_domains"] = ["domain"],
        [".issues"] = ["cache_key"],
        [".libraries"] = ["library_name"],
        [".masking_rules"] = ["database_name", "schema_name", "table_name", "column_name"],
        ["registerProjectBranchCustomDomain"] = ["domain"],
    };

    /// <summary>Names that end like an id, but are neither the object's id nor that of a parent.</summary>
    private static readonly string[] NotIts = ["user_id", "owner_id", "platform_id", "entity_id", "auth_provider_project_id"];

    /// <summary>Ids that may be missing nevertheless, with the reason.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        [".databases .id"] = "databases are distinguished by their names",
        [".database .id"] = "databases are distinguished by their names",
        [".functions .id"] = "functions are distinguished by their slugs",
        [".function .id"] = "functions are distinguished by their slugs",
        [".projects .region_id"] = "where a project is; it is not in it",
        [".project .region_id"] = "where a project is; it is not in it",
        [".endpoints .region_id"] = "where an endpoint is; only one of the lists of VPC endpoints has it",
        [".endpoint .region_id"] = "where an endpoint is; it is not in it",
        ["setProjectMemberRole .project_id"] = "stamped from the request: the list of members has none",
        ["removeProjectMemberRole .project_id"] = "stamped from the request: the list of members has none",
        ["createCredential .branch_id"] = "stamped from the request: the list of credentials may leave it out",
        ["rotateCredential .branch_id"] = "stamped from the request: the list of credentials may leave it out",
    };

    /// <summary>The required paths, such as <c>.branches[].id</c>.</summary>
    public static IReadOnlySet<string> Of(ContractOperation operation)
    {
        var paths = new HashSet<string>();
        if (operation.Response is not { } schema)
        {
            return paths;
        }

        if (Flat.TryGetValue(operation.Id, out var flat))
        {
            paths.Add(flat);
        }

        paths.UnionWith(operation.Id == "getNeonAuthPluginConfigs" ? Plugins : []);
        // Nothing else shows it, and it is the purpose of the change.
        paths.UnionWith(Secrets.GetValueOrDefault(operation.Id, []));
        Add(operation, schema, string.Empty, string.Empty, paths, isRoot: true);
        return paths;
    }

    private static void Add(ContractOperation operation, JsonObject schema, string path, string member, HashSet<string> paths, bool isRoot)
    {
        if (ContractFile.Current.Resolve(schema)["type"]?.GetValue<string>() == "array")
        {
            Add(operation, ContractFile.Current.Resolve(schema)["items"]!.AsObject(), path + "[]", member, paths, isRoot: false);
            return;
        }

        var required = Required(schema);
        var only = required.Count(name => KindOf(schema, name) is "array" or "object") == 1;
        foreach (var (name, part) in ContractFile.Current.Resolve(schema)["properties"] as JsonObject ?? [])
        {
            var at = $"{path}.{name}";
            var kind = KindOf(schema, name);
            if (kind is "array" or "object" && (isRoot || member == ".members"))
            {
                if (required.Contains(name) && (only || !Beside.Contains(at)) && !Chosen.ContainsKey($"{operation.Id} {at}"))
                {
                    paths.Add(at);
                }

                Add(operation, part!.AsObject(), at, isRoot ? at : "." + name, paths, isRoot: false);
            }
            else if (required.Contains(name) && IsId(operation, member, name))
            {
                paths.Add(at);
            }
        }
    }

    private static bool IsId(ContractOperation operation, string member, string name) =>
        (Names.GetValueOrDefault(member.Length == 0 ? operation.Id : member) ?? []).Contains(name)
        || ((name == "id" || name.EndsWith("_id", StringComparison.Ordinal))
            && !NotIts.Contains(name)
            && !LeftOut.ContainsKey($"{(member.Length == 0 ? operation.Id : member)} .{name}"));

    private static string? KindOf(JsonObject schema, string name) =>
        ContractFile.Current.Resolve(schema)["properties"]?[name] is JsonObject part && ContractFile.Current.Resolve(part) is var resolved
            ? resolved["type"]?.GetValue<string>() ?? (resolved["properties"] is null ? null : "object")
            : null;

    /// <summary>The required members: for compositions all of them, for alternatives those that each has.</summary>
    private static HashSet<string> Required(JsonObject schema)
    {
        if (schema["$ref"] is not null)
        {
            return Required(ContractFile.Current.Refer(schema));
        }

        if (schema["oneOf"] is JsonArray alternatives)
        {
            return [.. alternatives.Select(part => Required(part!.AsObject())).Aggregate((one, other) => [.. one.Intersect(other)])];
        }

        return [.. (schema["allOf"] as JsonArray ?? []).SelectMany(part => Required(part!.AsObject()))
            .Concat((schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()))];
    }
}
