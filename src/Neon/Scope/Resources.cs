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
        new("OrganizationMember")
        {
            Collection = "members",
            Parameters = ["member_id"],
            In = "Organization",
            Refusals =
            [
                new("Specify the email address, or the id, which is a UUID. {Get-NeonOrganizationMember} lists the members.", "member_id", "uuid"),
                new("Give another member the role admin first, with {Set-NeonOrganizationMember} -Role admin. {Get-NeonOrganizationMember} lists the members.", "last admin of an organization"),
            ],
        },
        new("VpcEndpoint")
        {
            Kind = "VPC endpoint",
            Collection = "vpc_endpoints",
            Parameters = ["vpc_endpoint_id"],
            In = "Organization",
            Refusals =
            [
                new("VPC endpoints require a region of AWS. {Get-NeonRegion} lists the regions.", "VPC endpoints are not supported in regions of Azure"),
                new("Create another VPC endpoint in AWS, and add that one.", "VPC endpoint was removed", "cannot be added back"),
            ],
        },
        new("OrganizationInvitation")
        {
            Collection = "invitations",
            Refusals =
            [
                new("Omit this address. {Get-NeonOrganizationMember} lists the members.", "already a member of the organization"),
                new("Omit this address. {Get-NeonOrganizationInvitation} lists the invitations.", "already invited to the organization"),
            ],
        },
        new("SpendingLimit") { Collection = "spending_limit" },
        new("ApiKey") { Kind = "API key", Collection = "api_keys", Parameters = ["key_id"], Property = "ApiKeyId" },
        new("Region")
        {
            Collection = "region",
            Parameters = ["region_id"],
            NameMembers = ["region_id"],
            Refusals =
            [
                new("Choose another region. {Get-NeonRegion} lists the regions.", "is closed for new projects"),
                new("{Get-NeonRegion} lists the regions.", "unknown region"),
            ],
        },

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
            Refusals =
            [
                new("Logical replication cannot be disabled. If a project must not have it, create another one with {New-NeonProject}.", "logical replication cannot be disabled"),
                new("The project exists and does not need to be recovered. {Get-NeonProject <Project>} shows it.", "project is not deleted"),
            ],
        },
        new("ProjectMember")
        {
            Collection = "members",
            Parameters = ["member_id"],
            In = "Project",
            Part = "role",
            Refusals =
            [
                new("To lower your own role, run Set-NeonProjectMemberRole again with -ConfirmSelfDemotion.", "confirm_self_demotion is required"),
            ],
        },
        new("ProjectPermission")
        {
            Collection = "permissions",
            Parameters = ["permission_id"],
            Refusals =
            [
                new("The account already has access. {Get-NeonProjectPermission} lists the accounts with access.", "access to the project is already granted"),
            ],
        },
        new("ProjectVpcEndpoint") { Kind = "project VPC endpoint", Collection = "vpc_endpoints", Parameters = ["vpc_endpoint_id"], In = "Project" },
        new("ProjectTransferRequest") { Collection = "transfer_requests", Parameters = ["request_id"], Lister = null },
        new("Jwks")
        {
            Kind = "key set",
            Collection = "jwks",
            Parameters = ["jwks_id"],
            Refusals =
            [
                new("To get the existing key set, run Add-NeonJwks again with -IfNotExists.", "JWKS URL * already exists"),
            ],
        },
        new("Operation") { Collection = "operations", Parameters = ["operation_id"], MissingWord = "operation", Refusals = [new("The id of an operation is a UUID. {Get-NeonOperation} lists the operations.", "operation_id", "uuid")] },
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
                SnapshotRefusals.OfChild,
                SnapshotRefusals.NotRestored,
                new("The branch can be used as it is, under its own name. Rename it with {Set-NeonBranch <Branch>} -Name.", "branch to be replaced was deleted"),
            ],
        },

        new("SnapshotSchedule")
        {
            Collection = "backup_schedule",
            Refusals =
            [
                new("Use daily, weekly or monthly.", "unknown frequency"),
            ],
        },

        new("Branch")
        {
            Collection = "branches",
            Actions = ["branch_anonymized"],
            Parameters = ["branch_id"],
            NamedBy = NamedBy.Either,
            MissingWord = "branch",
            IsCommonParent = true,
            IsPlace = true,
            Preposition = "on",
            IdMembers = ["branch_id", "source_branch_id"],
            Refusals =
            [
                new("Branch names are unique within a project. Choose another name; {New-NeonBranch <Name>} -IfNotExists returns the existing branch.", "BRANCH_ALREADY_EXISTS"),
                new("Remove its child branches first. {Show-NeonBranchTree} shows them.", "branch that has children"),
                new("Remove the protection first: {Set-NeonBranch <Branch>} -Protected:$false.", "cannot delete protected branch"),
                HistoryRefusals.BeforeBranch,
                HistoryRefusals.BeforeRetention,
                new("Specify an earlier log position: the branch has not reached this one.", "ahead of the branch"),
                new("Specify a time at most 30 days from now.", "expires_at", "30 days"),
                new("Specify a time in the future, and check the time zone.", "expires_at", "in the future"),
                new("Specify a time in the past, and check the time zone.", "timestamp must not be in the future"),
                new("The branch exists and does not need to be recovered. {Get-NeonBranch <Branch>} shows it.", "branch is not deleted"),
                new("Wait until the operations of the project have finished: {Get-NeonOperation} | Wait-NeonOperation. Then run the command again.", "branch not ready yet"),
                new("Specify the branch to compare with: {Compare-NeonBranchSchema <Branch>} -Base.", "branch has no parent", "base_branch_id"),
                new("Specify the point in time and a name for the current state: run Restore-NeonBranch again with -Timestamp and -PreserveUnderName.", "restoring a branch to its own history requires"),
                new("Wait until the restore has finished: {Get-NeonOperation} | Wait-NeonOperation. Then run the command again.", "restore from snapshot", "still ongoing"),
            ],
        },
        new("BranchAnonymization")
        {
            Actions = ["anonymize"],
            Absence = new(NotAnonymized(), "anonymized status", "masking rule", "anonymize"),
            Refusals =
            [
                new("Wait until the anonymization has finished. {Get-NeonBranchAnonymization <Branch>} shows its state.", "while the branch is being anonymized"),
                new("{Get-NeonBranchAnonymization <Branch>} shows the state. Only an anonymization that is not running can be started.", "anonymization cannot be started in the state"),
            ],
        },
        new("MaskingRule")
        {
            Collection = "masking_rules",
            Refusals =
            [
                new("Specify a masking function or a masking value in each rule.", "masking_function or masking_value"),
            ],
        },
        new("Endpoint")
        {
            Collection = "endpoints",
            Parameters = ["endpoint_id"],
            NamedBy = NamedBy.Either,
            MissingWord = "endpoint",
            IsWordOfOthers = true,
            Refusals =
            [
                new("A branch has one read-write compute. Add a replica: {New-NeonEndpoint} -Type read_only. To change the existing compute, use {Set-NeonEndpoint}; {Get-NeonEndpoint} lists the computes.",
                    "read_write endpoint already exists"),
                new("Enable the compute first: {Set-NeonEndpoint <Endpoint>} -Disabled:$false.", "endpoint is disabled") { Reason = "is disabled" },
                new("The read-write compute of an anonymized branch cannot be removed. To stop it: {Suspend-NeonEndpoint <Endpoint>}.", "read_write endpoint of an anonymized branch"),
                new("A compute is always in the region of its project. Omit -Region of New-NeonEndpoint.", "endpoints cannot be in"),
                SizeRefusals.MinAboveMax,
                new("Specify 0.25, 0.5 or a whole number of compute units.", "0.25, 0.5 or a whole number"),
                new("Autoscaling ends at 16 compute units. For a larger compute, specify the same minimum and maximum.", "unless both limits are the same"),
                new("No compute is larger than 56 compute units. Specify a smaller maximum.", "must be at most 56"),
                new("Autoscaling covers at most 8 compute units. Increase the minimum or reduce the maximum.", "must not exceed autoscaling_limit_min_cu by more than"),
                new("Specify a smaller maximum, or change the plan.", "on the plan of the account"),
                new("Specify at least one minute, or zero for Neon's default.", "suspend_timeout_seconds must be"),
            ],
        },
        new("Database")
        {
            Collection = "databases",
            Parameters = ["database_name"],
            NamedBy = NamedBy.Name,
            MissingWord = "database",
            IsPlace = true,
            Refusals =
            [
                new("Choose another name. {New-NeonDatabase <Name>} -IfNotExists returns the existing database.", "database * already exists"),
                new("Specify a database name of 1 to 63 characters.", "database name must have 1 to 63 characters"),
                new("{Get-NeonRole} lists the roles of the branch; {New-NeonRole <Owner>} creates this one.", "owner role * does not exist"),
            ],
        },
        new("DataApi")
        {
            Kind = "Data API",
            Collection = "data-api",
            Refusals =
            [
                new("{Get-NeonDataApi <Database>} shows it; {Set-NeonDataApi <Database>} changes it.", "database * already has a data api"),
                new("Remove the expiry of the branch first: {Set-NeonBranch <Branch>} -NoExpiration.", "data api is not available on branches that expire"),
                new("Create a compute for the branch first: {New-NeonEndpoint} -Type read_write.", "data api requires a read_write endpoint"),
                new("Enable the Data API of the database first: {New-NeonDataApi <Database>}.", "data api is not enabled"),
                new("Run Get-NeonAdvisorIssue again with -Database. {Get-NeonDatabase} lists the databases.", "database_name is required"),
            ],
        },
        new("Role")
        {
            Collection = "roles",
            Parameters = ["role_name"],
            NamedBy = NamedBy.Name,
            MissingWord = "role",
            Refusals =
            [
                new("Choose another name. {New-NeonRole <Name>} -IfNotExists returns the existing role.", "role * already exists"),
                new("Specify a role name of 1 to 63 characters.", "role name must have 1 to 63 characters"),
                new("Give its databases another owner first, with {Set-NeonDatabase} -Owner. {Get-NeonDatabase} lists the databases with their owners.", "cannot be deleted: it owns the database"),
                new("Roles that cannot log in have no password. To create one that can, omit -NoLogin of New-NeonRole.", "cannot log in and has no password"),
            ],
        },
        new("Auth")
        {
            Kind = "auth integration",
            Collection = "auth",
            Refusals =
            [
                new("Remove the expiry of the branch first: {Set-NeonBranch <Branch>} -NoExpiration.", "neon auth cannot be enabled on a branch that expires"),
                new("Create a database first, with {New-NeonDatabase}. {Get-NeonRole} lists the roles that can own it.", "branch has no database"),
            ],
        },
        new("AuthDomain")
        {
            Collection = "domains",
            Refusals =
            [
                new("To get the existing domain, run Add-NeonAuthDomain again with -IfNotExists.", "domain is trusted already"),
            ],
        },
        new("AuthEmailPasswordConfig") { Collection = "email_and_password" },
        new("AuthEmailProvider")
        {
            Collection = "email_provider",
            Actions = ["send_test_email"],
            Refusals =
            [
                new("Specify host, port, credential and sender together: run Set-NeonAuthEmailProvider again with -SmtpHost, -Port, -Credential, -SenderEmail and -SenderName.", "is required for an email server of type standard"),
            ],
        },
        new("AuthLocalhostAccess") { Collection = "allow_localhost" },
        new("AuthPhoneNumberPlugin") { Collection = "phone-number" },
        new("AuthPlugin") { Collection = "plugins" },
        new("AuthWebhook")
        {
            Collection = "webhooks",
            Refusals =
            [
                new("Specify the URL as well: run Set-NeonAuthWebhook again with -Url.", "webhook_url is required"),
                new("Specify a URL that has a host name with -Url of Set-NeonAuthWebhook.", "webhook_url must have a host name"),
            ],
        },
        new("AuthUser")
        {
            Collection = "users",
            Parameters = ["auth_user_id"],
            Lister = null,
            Refusals =
            [
                new("The users are in the table neon_auth.users_sync of the database. Choose another address.", "user with the e-mail address * already exists"),
            ],
        },
        new("AuthOAuthProvider")
        {
            Kind = "OAuth provider",
            Collection = "oauth_providers",
            Parameters = ["oauth_provider_id"],
            Property = "OAuthProviderId",
            NamedBy = NamedBy.Name,
            Refusals =
            [
                new("{Set-NeonAuthOAuthProvider <Provider>} changes the existing provider. To get it, run Add-NeonAuthOAuthProvider again with -IfNotExists.", "oauth provider * already exists"),
                new("Specify both the client id and the client secret, or neither.", "client_id and client_secret must be specified together"),
                new("Omit the tenant id: only the provider microsoft has one.", "microsoft_tenant_id is not valid"),
            ],
        },
        new("AuthProvider") { Collection = "integration", Parameters = ["auth_provider"], NamedBy = NamedBy.Name, Lister = null },
        new("Bucket")
        {
            Collection = "buckets",
            Parameters = ["bucket_name"],
            NamedBy = NamedBy.Name,
            MissingWord = "bucket",
            Refusals =
            [
                new("Choose another name. {New-NeonBucket <Name>} -IfNotExists returns the existing bucket.", "bucket * already exists"),
                new("Choose a name without a slash.", "bucket name must not contain"),
            ],
        },
        new("BucketObject")
        {
            Kind = "object",
            Collection = "objects",
            Parameters = ["object_key"],
            NamedBy = NamedBy.Name,
            MissingWord = "object",
            Refusals =
            [
                new("Specify a prefix that ends with a slash.", "prefix must end with"),
            ],
        },
        new("Credential") { Collection = "credentials", Parameters = ["token_id"], MissingWord = "credential" },
        new("Function")
        {
            Collection = "functions",
            Parameters = ["slug"],
            Property = "FunctionSlug",
            NamedBy = NamedBy.Name,
            MissingWord = "function",
            NameMembers = ["slug"],
            Refusals =
            [
                new("Specify the code of the function: run Publish-NeonFunction again with -Path.", "zip is required for the first deployment"),
            ],
        },
        new("Trigger")
        {
            Collection = "triggers",
            Parameters = ["trigger_id"],
            MissingWord = "trigger",
            Refusals =
            [
                new("Choose another name. {Get-NeonTrigger <Name>} shows it.", "trigger * already exists"),
                new("Specify five fields, such as 0 3 * * * for every day at three o'clock.", "invalid cron expression"),
                new("{Get-NeonTrigger <Trigger>} shows the type. Omit the settings of other types.", "trigger is of type"),
            ],
        },
        new("CustomDomain")
        {
            Collection = "custom-domains",
            Parameters = ["domain"],
            NamedBy = NamedBy.Name,
            MissingWord = "custom domain",
            Refusals =
            [
                new("A domain belongs to one function. Remove it there first, with {Remove-NeonCustomDomain}. {Get-NeonCustomDomain} lists the domains of the branch.", "domain * is already registered"),
            ],
        },
        new("Field") { Collection = "fields", Parameters = ["field_name"], NamedBy = NamedBy.Name, Lister = "Get-NeonLogField" },
    ];

    [GeneratedRegex(@"\bbranch is not (?:an )?anonymized\b|\banonymi[sz]\w+ (?:\w+ )?(?:not found|does not exist)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotAnonymized();

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "Lower layers must not refer to these, and their code may run before any cmdlet.")]
    internal static void Register()
    {
        ResourceTable.Register(() => All);
        KnownResponse.Register(() => KnownResponses.All);
        NameLists.Register(() => BranchNames.All);
        CellReader.Register(new ViewCells());
    }
}
