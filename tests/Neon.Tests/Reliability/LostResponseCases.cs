namespace Neon.Tests.Reliability;

/// <summary>Every cmdlet that changes something, with those of its parameters that make a difference to what can be told.</summary>
internal static class LostResponseCases
{
    private const string Made = "The only resource with that name and those settings that was created after the request was sent";
    private const string Named = "The resource with that name, which is unique there, created after the request was sent";
    private const string Gone = "It no longer exists";
    private const string Looks = "It has the requested values";
    private const string State = "It is in the requested state, or changing to it";
    private const string Begun = "The operations that only this change starts, and their effects";
    private const string Deployed = "The newest deployment was started after the request was sent, with that runtime and those variables: Neon does not return its code";
    private const string Same = "An identical one exists: Neon returns no creation time, refuses a second one with the same name, and an earlier one would be identical";

    private const string NoName = "Unknown: Neon chooses the name, and one created by someone else would look the same";
    private const string Once = "Unknown: Neon returns the secret only once, so it is unusable without the response";
    private const string Unseen = "Unknown: Neon's API does not show it";
    private const string AnyPath = "Unknown: the module does not know how to check the effect of a typed path";

    private const string Smtp = "-SmtpHost smtp.example.com -Port 587 -Credential $mailer -SenderEmail hello@example.com -SenderName App";
    private const string Dev = "$null = New-NeonBranch dev -NoCompute";
    private const string Auth = "$null = Enable-NeonAuth";
    private const string Bucket = "$null = New-NeonBucket uploads";
    private const string Function = "$null = Publish-NeonFunction api $zip";

    public static IReadOnlyList<LostResponseCase> All { get; } =
    [
        .. Projects(), .. Branches(), .. Endpoints(), .. DatabasesAndRoles(), .. Snapshots(), .. Keys(), .. Organizations(), .. Access(),
        .. Authentication(), .. AuthSettings(), .. DataApis(), .. Storage(), .. Functions(), .. Paths(),
    ];

    private static IEnumerable<LostResponseCase> Projects() =>
    [
        new(Made, "New-NeonProject shop", "createProject") { Lacks = ["ConnectionUris"], Warns = "Get-NeonConnectionString" },
        new(Made, "New-NeonProject shop -NoStorePasswords", "createProject") { Lacks = ["ConnectionUris"], Warns = "Get-NeonRole" },
        new(NoName, "New-NeonProject", "createProject") { IsUnknown = true },
        new(Looks, "Set-NeonProject $p -Name renamed", "updateProject"),
        new(Looks, "Set-NeonProject $p -MinCu 1 -MaxCu 2", "updateProject"),
        new(Gone, "Remove-NeonProject $p -PassThru", "deleteProject") { Lacks = ["*"] },
        new(State, "Restore-NeonDeletedProject $p", "recoverProject") { Prepare = ["Remove-NeonProject $p"] },
        new(Looks, "Move-NeonProject $p -DestinationOrganization $to -PassThru", "transferProjectsFromOrgToOrg"),
    ];

    private static IEnumerable<LostResponseCase> Branches() =>
    [
        new(Named, "New-NeonBranch dev", "createProjectBranch") { Lacks = ["ConnectionUris"], Warns = "Get-NeonConnectionString" },
        new(Named, "New-NeonBranch dev -NoCompute", "createProjectBranch"),
        new(NoName, "New-NeonBranch", "createProjectBranch") { IsUnknown = true },
        new(Looks, "Set-NeonBranch dev -Name other", "updateProjectBranch") { Prepare = [Dev] },
        new(Looks, "Set-NeonBranch dev -Protected", "updateProjectBranch") { Prepare = [Dev] },
        new(Looks, "Set-NeonBranch dev -ExpiresIn 1.00:00", "updateProjectBranch") { Prepare = [Dev] },
        new(Gone, "Remove-NeonBranch dev -PassThru", "deleteProjectBranch") { Prepare = [Dev], Lacks = ["*"] },
        new(State, "Set-NeonDefaultBranch dev", "setDefaultProjectBranch") { Prepare = [Dev] },
        new(State, "Restore-NeonDeletedBranch dev", "recoverProjectBranch") { Prepare = [Dev, "Remove-NeonBranch dev"] },
        new(Begun, "Reset-NeonBranch dev", "restoreProjectBranch") { Prepare = [Dev] },
        new(Begun, "Reset-NeonBranch dev -PreserveUnderName kept", "restoreProjectBranch") { Prepare = [Dev] },
        new(Begun, "Restore-NeonBranch dev -Source $b", "restoreProjectBranch") { Prepare = [Dev] },
        new(Begun, "Restore-NeonBranch $b -Timestamp $ago -PreserveUnderName kept", "restoreProjectBranch") { Prepare = [Dev] },
        new(Named, "New-NeonAnonymizedBranch masked", "createProjectBranchAnonymized") { Lacks = ["ConnectionUris"], Warns = "Get-NeonConnectionString" },
        new(Named, "New-NeonAnonymizedBranch masked -MaskingRule $rule -Start", "createProjectBranchAnonymized") { Lacks = ["ConnectionUris"], Warns = "Get-NeonConnectionString" },
        new(Looks, "Set-NeonMaskingRule $rule -Branch masked", "updateMaskingRules") { Prepare = ["$null = New-NeonAnonymizedBranch masked"] },
        new(Looks, "Set-NeonMaskingRule $rule -Branch masked -Append", "updateMaskingRules") { Prepare = ["$null = New-NeonAnonymizedBranch masked"] },
        new(State, "Start-NeonBranchAnonymization masked", "startAnonymization") { Prepare = ["$null = New-NeonAnonymizedBranch masked"] },
    ];

    private static IEnumerable<LostResponseCase> Endpoints() =>
    [
        new(Made, "New-NeonEndpoint -Branch dev", "createProjectEndpoint") { Prepare = [Dev] },
        new(Made, "New-NeonEndpoint reader -Type read_only", "createProjectEndpoint"),
        new(NoName, "New-NeonEndpoint -Type read_only", "createProjectEndpoint") { IsUnknown = true },
        new(Looks, "Set-NeonEndpoint $e -MinCu 1 -MaxCu 2", "updateProjectEndpoint"),
        new(Gone, "Remove-NeonEndpoint $e -PassThru", "deleteProjectEndpoint") { Lacks = ["*"] },
        new(State, "Start-NeonEndpoint $e", "startProjectEndpoint") { Prepare = ["$null = Suspend-NeonEndpoint $e"] },
        new(State, "Suspend-NeonEndpoint $e", "suspendProjectEndpoint"),
        new(Begun, "Restart-NeonEndpoint $e", "restartProjectEndpoint"),
        new("Unknown: an idle compute only starts, as it does when someone connects to it", "Restart-NeonEndpoint $e  # idle", "restartProjectEndpoint")
        {
            Prepare = ["$null = Suspend-NeonEndpoint $e"],
            IsUnknown = true,
        },
    ];

    private static IEnumerable<LostResponseCase> DatabasesAndRoles() =>
    [
        new(Named, "New-NeonDatabase orders -Owner neondb_owner", "createProjectBranchDatabase"),
        new(Looks, "Set-NeonDatabase neondb -Name orders", "updateProjectBranchDatabase"),
        new(Looks, "Set-NeonDatabase neondb -Owner app_user", "updateProjectBranchDatabase") { Prepare = ["$null = New-NeonRole app_user"] },
        new(Gone, "Remove-NeonDatabase neondb -PassThru", "deleteProjectBranchDatabase") { Lacks = ["*"] },
        new(Named, "New-NeonRole app_user", "createProjectBranchRole"),
        new(Named, "New-NeonRole readers -NoLogin", "createProjectBranchRole"),
        new(Named, "New-NeonRole app_user  # passwords not stored", "createProjectBranchRole")
        {
            Prepare = ["$p = (New-NeonProject closed -NoStorePasswords).ProjectId; Set-NeonContext -Project $p -Branch main"],
            Lacks = ["Credential", "Password"],
            Warns = "Reset-NeonRolePassword",
        },
        new(Gone, "Remove-NeonRole app_user -PassThru", "deleteProjectBranchRole") { Prepare = ["$null = New-NeonRole app_user"], Lacks = ["*"] },
        new(Begun, "Reset-NeonRolePassword neondb_owner", "resetProjectBranchRolePassword"),
        new(Once, "Reset-NeonRolePassword neondb_owner  # passwords not stored", "resetProjectBranchRolePassword")
        {
            Prepare = ["$p = (New-NeonProject closed -NoStorePasswords).ProjectId; Set-NeonContext -Project $p -Branch main"],
            IsUnknown = true,
        },
    ];

    private static IEnumerable<LostResponseCase> Snapshots()
    {
        const string before = "$x = New-NeonSnapshot before";
        return
        [
            new(Made, "New-NeonSnapshot after", "createSnapshot"),
            new(NoName, "New-NeonSnapshot", "createSnapshot") { IsUnknown = true },
            new(Looks, "Set-NeonSnapshot before -Name after", "updateSnapshot") { Prepare = [before] },
            new(Looks, "Set-NeonSnapshot before -ExpiresIn 1.00:00", "updateSnapshot") { Prepare = [before] },
            new(Gone, "Remove-NeonSnapshot before -PassThru", "deleteSnapshot") { Prepare = [before], Lacks = ["*"] },
            new(Named, "Restore-NeonSnapshot before $b -Name preview", "restoreSnapshot") { Prepare = [before] },
            new(NoName, "Restore-NeonSnapshot before $b", "restoreSnapshot") { Prepare = [before], IsUnknown = true },
            new(State, "Restore-NeonSnapshot before $b -Finalize", "restoreSnapshot") { Prepare = [before] },
            new(State, "Complete-NeonBranchRestore preview", "finalizeRestoreBranch")
            {
                Prepare = [before, "$null = Restore-NeonSnapshot before $b -Name preview"],
            },
            new(Looks, "Set-NeonSnapshotSchedule -Frequency daily", "setSnapshotSchedule"),
            new(Looks, "Remove-NeonSnapshotSchedule -PassThru", "setSnapshotSchedule") { Prepare = ["$null = Set-NeonSnapshotSchedule -Frequency daily"] },
        ];
    }

    private static IEnumerable<LostResponseCase> Keys() =>
    [
        new(Once, "New-NeonApiKey laptop", "createApiKey") { IsUnknown = true },
        new(Once, "New-NeonApiKey runner -Organization $org", "createOrgApiKey") { IsUnknown = true },
        new(Once, "New-NeonApiKey runner -Project $p", "createOrgApiKey") { IsUnknown = true },
        new(Gone, "Revoke-NeonApiKey $x -PassThru", "revokeApiKey") { Prepare = ["$x = New-NeonApiKey laptop"], Lacks = ["*"] },
        new(Gone, "Revoke-NeonApiKey $x -PassThru  # of an organization", "revokeOrgApiKey") { Prepare = ["$x = New-NeonApiKey runner -Organization $org"], Lacks = ["*"] },
        new(Made, "New-NeonCredential app -Scope storage:read", "createCredential"),
        new(Gone, "Revoke-NeonCredential app -PassThru", "revokeCredential") { Prepare = ["$null = New-NeonCredential app -Scope storage:read"] },
        new(Once, "Reset-NeonCredential app", "rotateCredential") { Prepare = ["$null = New-NeonCredential app -Scope storage:read"], IsUnknown = true },
        new(Made, "Add-NeonJwks https://example.com/keys.json -ProviderName Clerk", "addProjectJWKS"),
        new(Gone, "Remove-NeonJwks $x -PassThru", "deleteProjectJWKS") { Prepare = ["$x = Add-NeonJwks https://example.com/keys.json -ProviderName Clerk"], Lacks = ["*"] },
    ];

    private static IEnumerable<LostResponseCase> Organizations() =>
    [
        new(Named, "New-NeonOrganizationInvitation person-$n@example.com", "createOrganizationInvitations"),
        new(Looks, "Set-NeonOrganizationMember member-$n@example.com -Role editor", "updateOrganizationMember"),
        new(Gone, "Remove-NeonOrganizationMember member-$n@example.com -PassThru", "removeOrganizationMember") { Lacks = ["*"] },
        new(Looks, "Set-NeonSpendingLimit 50", "setOrganizationSpendingLimit") { Prepare = ["$null = Set-NeonSpendingLimit 10"] },
        new(Gone, "Remove-NeonSpendingLimit", "deleteOrganizationSpendingLimit") { Prepare = ["$null = Set-NeonSpendingLimit 10"] },
        new(Looks, "Set-NeonVpcEndpoint vpce-$n -Region aws-us-east-1 -Label office", "assignOrganizationVPCEndpoint"),
        new(Gone, "Remove-NeonVpcEndpoint vpce-$n -Region aws-us-east-1 -PassThru", "deleteOrganizationVPCEndpoint")
        {
            Prepare = ["$null = Set-NeonVpcEndpoint vpce-$n -Region aws-us-east-1 -Label office"],
            Lacks = ["*"],
        },
    ];

    private static IEnumerable<LostResponseCase> Access() =>
    [
        new(Made, "Grant-NeonProjectPermission linus@example.com", "grantPermissionToProject"),
        new(Made, "Grant-NeonProjectPermission linus@example.com, alan@example.com", "grantPermissionToProject"),
        new(Made, "Grant-NeonProjectPermission linus@example.com, alan@example.com", "grantPermissionToProject") { Skip = 1 },
        new(State, "Revoke-NeonProjectPermission linus@example.com -PassThru", "revokePermissionFromProject")
        {
            Prepare = ["$null = Grant-NeonProjectPermission linus@example.com"],
        },
        new(Looks, "Set-NeonProjectMemberRole grace@example.com viewer", "setProjectMemberRole") { Lacks = ["CredentialRotationRecommended", "OrgApiKeyRotationRecommended"], Warns = "Get-NeonBranch" },
        new(Looks, "Remove-NeonProjectMemberRole grace@example.com -PassThru", "removeProjectMemberRole")
        {
            Prepare = ["$null = Set-NeonProjectMemberRole grace@example.com viewer"],
            Lacks = ["CredentialRotationRecommended", "OrgApiKeyRotationRecommended"],
            Warns = "Get-NeonBranch",
        },
        new(Looks, "Set-NeonProjectVpcEndpoint vpce-1 production", "assignProjectVPCEndpoint"),
        new(Gone, "Remove-NeonProjectVpcEndpoint vpce-1 -PassThru", "deleteProjectVPCEndpoint")
        {
            Prepare = ["$null = Set-NeonProjectVpcEndpoint vpce-1 production"],
            Lacks = ["*"],
        },
        new(Once, "New-NeonProjectTransferRequest $p", "createProjectTransferRequest") { IsUnknown = true },
        new(Looks, "Approve-NeonProjectTransferRequest $x -Organization $to", "acceptProjectTransferRequest") { Prepare = ["$x = New-NeonProjectTransferRequest $p"] },
        new("Unknown: a project of the account cannot be distinguished from one that is shared with it", "Approve-NeonProjectTransferRequest $x", "acceptProjectTransferRequest")
        {
            Prepare = ["$x = New-NeonProjectTransferRequest $p"],
            IsUnknown = true,
        },
    ];

    private static IEnumerable<LostResponseCase> Authentication()
    {
        const string app = "$null = Add-NeonAuthOAuthProvider github -ClientId client -ClientSecret $secret";
        return
        [
            new(Named, "Enable-NeonAuth", "createNeonAuth") { Lacks = ["PubClientKey", "SchemaName", "SecretServerKey", "TableName"], Warns = "New-NeonAuthSdkKey" },
            new(Gone, "Disable-NeonAuth $b", "disableNeonAuth") { Prepare = [Auth] },
            new(Same, "Add-NeonAuthDomain https://app.example.com", "addBranchNeonAuthTrustedDomain") { Prepare = [Auth] },
            new(Same, "Add-NeonAuthDomain https://app.example.com, https://www.example.com", "addBranchNeonAuthTrustedDomain") { Prepare = [Auth] },
            new(Same, "Add-NeonAuthDomain https://app.example.com, https://www.example.com", "addBranchNeonAuthTrustedDomain") { Prepare = [Auth], Skip = 1 },
            new(Gone, "Remove-NeonAuthDomain https://app.example.com", "deleteBranchNeonAuthTrustedDomain")
            {
                Prepare = [Auth, "$null = Add-NeonAuthDomain https://app.example.com"],
            },
            new(Same, "Add-NeonAuthOAuthProvider github -ClientId client -ClientSecret $secret", "addBranchNeonAuthOauthProvider") { Prepare = [Auth] },
            new(Looks, "Set-NeonAuthOAuthProvider github -ClientId other", "updateBranchNeonAuthOauthProvider") { Prepare = [Auth, app] },
            new(Gone, "Remove-NeonAuthOAuthProvider github", "deleteBranchNeonAuthOauthProvider") { Prepare = [Auth, app] },
            new(Unseen, "New-NeonAuthUser ada@example.com", "createBranchNeonAuthNewUser") { Prepare = [Auth], IsUnknown = true },
            new(Unseen, "Set-NeonAuthUserRole $x admin", "updateNeonAuthUserRole") { Prepare = [Auth, "$x = New-NeonAuthUser ada@example.com"], IsUnknown = true },
            new(Unseen, "Remove-NeonAuthUser $x", "deleteBranchNeonAuthUser") { Prepare = [Auth, "$x = New-NeonAuthUser ada@example.com"], IsUnknown = true },
            new(Once, "New-NeonAuthSdkKey", "createNeonAuthProviderSDKKeys") { Prepare = [Auth], IsUnknown = true },
            new(Once, "Request-NeonAuthProjectTransfer", "transferNeonAuthProviderProject") { Prepare = [Auth], IsUnknown = true },
        ];
    }

    private static IEnumerable<LostResponseCase> AuthSettings() =>
    [
        new(Looks, "Set-NeonAuthEmailPasswordConfig -RequireEmailVerification -DisableSignUp", "updateNeonAuthEmailAndPasswordConfig") { Prepare = [Auth] },
        new(Looks, "Set-NeonAuthEmailProvider -Shared -SenderName Shop", "updateNeonAuthEmailProvider") { Prepare = [Auth] },
        new(Unseen, $"Set-NeonAuthEmailProvider {Smtp}", "updateNeonAuthEmailProvider") { Prepare = [Auth], IsUnknown = true },
        new(Looks, "Set-NeonAuthLocalhostAccess -Allow:$false", "updateNeonAuthAllowLocalhost") { Prepare = [Auth] },
        new(Looks, "Set-NeonAuthOrganizationPlugin -OrganizationLimit 3", "updateNeonAuthOrganizationPlugin") { Prepare = [Auth] },
        new(Looks, "Set-NeonAuthMagicLinkPlugin -ExpiresIn 00:20:00", "updateNeonAuthMagicLinkPlugin") { Prepare = [Auth] },
        new(Looks, "Set-NeonAuthPhoneNumberPlugin -Enabled", "updateNeonAuthPhoneNumberPlugin") { Prepare = [Auth] },
        new(Looks, "Set-NeonAuthWebhook -Enabled -Url https://app.example.com/hook -Event user.created", "updateNeonAuthWebhookConfig") { Prepare = [Auth] },
        new(Looks, "Set-NeonAuthConfig Acme", "updateNeonAuthConfig") { Prepare = [Auth] },
        new(Unseen, $"Send-NeonAuthTestEmail ada@example.com {Smtp}", "sendNeonAuthTestEmail") { Prepare = [Auth], IsUnknown = true },
        new(Unseen, "Test-NeonAuthEmailProvider ada@example.com", "sendNeonAuthEmailProviderTest") { Prepare = [Auth, $"$null = Set-NeonAuthEmailProvider {Smtp}"], IsUnknown = true },
    ];

    private static IEnumerable<LostResponseCase> DataApis()
    {
        const string api = "$null = New-NeonDataApi neondb";
        return
        [
            new("It is being created: Neon returns no creation time, and a finished one may have existed before", "New-NeonDataApi neondb", "createProjectBranchDataAPI"),
            new(Looks, "Set-NeonDataApi neondb -MaxRows 7", "updateProjectBranchDataAPI") { Prepare = [api] },
            new(Unseen, "Set-NeonDataApi neondb -RefreshSchema", "updateProjectBranchDataAPI") { Prepare = [api], IsUnknown = true },
            new(Gone, "Remove-NeonDataApi neondb -PassThru", "deleteProjectBranchDataAPI") { Prepare = [api], Lacks = ["*"] },
        ];
    }

    private static IEnumerable<LostResponseCase> Storage() =>
    [
        new(Named, "New-NeonBucket uploads", "createProjectBranchBucket"),
        new(Gone, "Remove-NeonBucket uploads", "deleteProjectBranchBucket") { Prepare = [Bucket] },
        new("The object with that key has that size and was written after the request was sent: Neon does not return its content", "Send-NeonBucketObject $file -Bucket uploads", "upload") { Prepare = [Bucket] },
        new(Gone, "Remove-NeonBucketObject $name -Bucket uploads", "deleteProjectBranchBucketObject")
        {
            Prepare = [Bucket, "$null = Send-NeonBucketObject $file -Bucket uploads"],
        },
        new(Gone, "Remove-NeonBucketObject -Prefix logs/ -Bucket uploads", "deleteProjectBranchBucketObjectsByPrefix")
        {
            Prepare = [Bucket, "$null = Send-NeonBucketObject $file -Bucket uploads -Prefix logs/"],
            Lacks = ["*"],
        },
    ];

    private static IEnumerable<LostResponseCase> Functions() =>
    [
        new(Deployed, "Publish-NeonFunction api $zip", "createProjectBranchFunctionDeployment"),
        new(Deployed, "Publish-NeonFunction api -Environment @{ MODE = 'live' }", "createProjectBranchFunctionDeployment") { Prepare = [Function] },
        new(Looks, "Set-NeonFunction api -Name Orders", "updateProjectBranchFunction") { Prepare = [Function] },
        new(Gone, "Remove-NeonFunction api -PassThru", "deleteProjectBranchFunction") { Prepare = [Function], Lacks = ["*"] },
        new(Same, "New-NeonTrigger nightly api -Cron '0 2 * * *'", "createProjectBranchTrigger") { Prepare = [Function] },
        new(Looks, "Set-NeonTrigger nightly -Cron '0 3 * * *'", "updateProjectBranchTrigger") { Prepare = [Function, "$null = New-NeonTrigger nightly api -Cron '0 2 * * *'"] },
        new(Gone, "Remove-NeonTrigger nightly -PassThru", "deleteProjectBranchTrigger")
        {
            Prepare = [Function, "$null = New-NeonTrigger nightly api -Cron '0 2 * * *'"],
            Lacks = ["*"],
        },
        new(Same, "Add-NeonCustomDomain api-$n.example.com api", "registerProjectBranchCustomDomain") { Prepare = [Function] },
        new(Gone, "Remove-NeonCustomDomain api-$n.example.com -PassThru", "deleteProjectBranchCustomDomain")
        {
            Prepare = [Function, "$null = Add-NeonCustomDomain api-$n.example.com api"],
            Lacks = ["*"],
        },
    ];

    private static IEnumerable<LostResponseCase> Paths() =>
    [
        new(AnyPath, "Invoke-NeonApi /projects/$p/branches -Method Post -Body @{ branch = @{ name = 'dev' } }", "createProjectBranch") { IsUnknown = true },
        new(AnyPath, "Invoke-NeonApi /projects/$p/branches/$b -Method Patch -Body @{ branch = @{ name = 'first' } }", "updateProjectBranch") { IsUnknown = true },
        new(AnyPath, "Invoke-NeonApi /projects/$p -Method Delete", "deleteProject") { IsUnknown = true },
    ];
}
