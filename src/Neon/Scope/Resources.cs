using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Neon.Commands;

namespace Neon;

/// <summary>
/// The table of resources: their names in cmdlets, sentences, routes and Neon's errors. A new resource needs a line
/// here; everything else about it is in its folder.
/// </summary>
internal static partial class Resources
{
    private static IReadOnlyList<Resource> All { get; } =
    [
        new("Organization")
        {
            Collection = "organizations",
            Parameters = ["org_id", "source_org_id"],
            Property = "OrganizationId",
            NamedBy = NamedBy.Either,
            MissingWord = "organization",
            RequiredMessage = "org_id is required",
            IdMembers = ["org_id"],
            AlsoSpelled = "Organisation",
        },
        new("OrganizationMember") { Collection = "members", Parameters = ["member_id"], In = "Organization" },
        new("VpcEndpoint") { Kind = "VPC endpoint", Collection = "vpc_endpoints", Parameters = ["vpc_endpoint_id"], In = "Organization" },
        new("OrganizationInvitation") { Collection = "invitations" },
        new("SpendingLimit") { Collection = "spending_limit" },
        new("ApiKey") { Kind = "API key", Collection = "api_keys", Parameters = ["key_id"], Property = "ApiKeyId" },
        new("Region") { Collection = "region", Parameters = ["region_id"], NameMembers = ["region_id"] },

        new("Project")
        {
            Collection = "projects",
            Parameters = ["project_id"],
            NamedBy = NamedBy.Either,
            MissingWord = "project",
            IsCommonParent = true,
            SerializesChanges = true,
            IsPlace = true,
            IdMembers = ["project_id"],
        },
        new("ProjectMember") { Collection = "members", Parameters = ["member_id"], In = "Project", Part = "role" },
        new("ProjectPermission") { Collection = "permissions", Parameters = ["permission_id"] },
        new("ProjectVpcEndpoint") { Kind = "project VPC endpoint", Collection = "vpc_endpoints", Parameters = ["vpc_endpoint_id"], In = "Project" },
        new("ProjectTransferRequest") { Collection = "transfer_requests", Parameters = ["request_id"], Lister = null },
        new("Jwks") { Kind = "key set", Collection = "jwks", Parameters = ["jwks_id"] },
        new("Operation") { Collection = "operations", Parameters = ["operation_id"], MissingWord = "operation" },
        new("Snapshot")
        {
            Collection = "snapshots",
            Actions = ["snapshot"],
            Parameters = ["snapshot_id"],
            NamedBy = NamedBy.Either,
            MissingWord = "snapshot",
            Refusals =
            [
                new("Specify a target branch in the project of the snapshot.", "from another project"),
                new("Create the snapshot from the root branch. Show-NeonBranchTree shows it.", "only be created from root branches"),
            ],
        },

        new("SnapshotSchedule") { Collection = "backup_schedule" },

        new("Branch")
        {
            Collection = "branches",
            Actions = ["branch_anonymized"],
            Parameters = ["branch_id"],
            NamedBy = NamedBy.Either,
            MissingWord = "branch",
            IsCommonParent = true,
            IsPlace = true,
            IdMembers = ["branch_id", "source_branch_id"],
            Refusals =
            [
                new("Branch names are unique within a project. Choose another name; New-NeonBranch -IfNotExists returns the existing branch.", "BRANCH_ALREADY_EXISTS"),
                new("Remove its child branches first. Show-NeonBranchTree shows them.", "branch that has children"),
                new("Remove the protection first: Set-NeonBranch -Protected:$false.", "cannot delete protected branch"),
            ],
        },
        new("BranchAnonymization") { Actions = ["anonymize"], Absence = new(NotAnonymized(), "anonymized status", "masking rule", "anonymize") },
        new("MaskingRule") { Collection = "masking_rules" },
        new("Endpoint")
        {
            Collection = "endpoints",
            Parameters = ["endpoint_id"],
            NamedBy = NamedBy.Either,
            MissingWord = "endpoint",
            IsWordOfOthers = true,
            Refusals =
            [
                new("A branch has one read-write compute. Add a replica with New-NeonEndpoint -Type read_only, or change the existing compute with Set-NeonEndpoint.",
                    "read_write endpoint already exists"),
            ],
        },
        new("Database") { Collection = "databases", Parameters = ["database_name"], NamedBy = NamedBy.Name, MissingWord = "database", IsPlace = true },
        new("DataApi") { Kind = "Data API", Collection = "data-api" },
        new("Role") { Collection = "roles", Parameters = ["role_name"], NamedBy = NamedBy.Name, MissingWord = "role" },
        new("Auth") { Kind = "auth integration", Collection = "auth" },
        new("AuthDomain") { Collection = "domains" },
        new("AuthEmailPasswordConfig") { Collection = "email_and_password" },
        new("AuthEmailProvider") { Collection = "email_provider", Actions = ["send_test_email"] },
        new("AuthLocalhostAccess") { Collection = "allow_localhost" },
        new("AuthPhoneNumberPlugin") { Collection = "phone-number" },
        new("AuthPlugin") { Collection = "plugins" },
        new("AuthWebhook") { Collection = "webhooks" },
        new("AuthUser") { Collection = "users", Parameters = ["auth_user_id"], Lister = null },
        new("AuthOAuthProvider") { Kind = "OAuth provider", Collection = "oauth_providers", Parameters = ["oauth_provider_id"], Property = "OAuthProviderId", NamedBy = NamedBy.Name },
        new("AuthProvider") { Collection = "integration", Parameters = ["auth_provider"], NamedBy = NamedBy.Name, Lister = null },
        new("Bucket") { Collection = "buckets", Parameters = ["bucket_name"], NamedBy = NamedBy.Name, MissingWord = "bucket" },
        new("BucketObject") { Kind = "object", Collection = "objects", Parameters = ["object_key"], NamedBy = NamedBy.Name, MissingWord = "object" },
        new("Credential") { Collection = "credentials", Parameters = ["token_id"], MissingWord = "credential" },
        new("Function") { Collection = "functions", Parameters = ["slug"], Property = "FunctionSlug", NamedBy = NamedBy.Name, MissingWord = "function", NameMembers = ["slug"] },
        new("Trigger") { Collection = "triggers", Parameters = ["trigger_id"], MissingWord = "trigger" },
        new("CustomDomain") { Collection = "custom-domains", Parameters = ["domain"], NamedBy = NamedBy.Name, MissingWord = "custom domain" },
        new("Field") { Collection = "fields", Parameters = ["field_name"], NamedBy = NamedBy.Name, Lister = "Get-NeonLogField" },
    ];

    [GeneratedRegex(@"\bbranch is not (?:an )?anonymized\b|\banonymi[sz]\w+ (?:\w+ )?(?:not found|does not exist)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotAnonymized();

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "The kernel must not reference the table, and kernel code may run before any cmdlet.")]
    internal static void Register()
    {
        ResourceTable.Register(() => All);
        KnownResponse.Register(() => KnownResponses.All);
    }
}
