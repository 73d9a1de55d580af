using Neon.Tests.Reliability;
using Neon.Tests.Support;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Auth;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class AuthTestData : CmdletTestData
{
    private const string Auth = "$null = Enable-NeonAuth";
    private const string OnMain = "$null = Enable-NeonAuth -Project app -Branch main";
    private const string GitHub = "$null = Add-NeonAuthOAuthProvider github -ClientId client -ClientSecret $secret";
    private const string UserId = "11111111-2222-4333-8444-555555555555";

    public override IEnumerable<LostResponseCase> LostResponses =>
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
        new(Looks, "Set-NeonAuthOAuthProvider github -ClientId other", "updateBranchNeonAuthOauthProvider") { Prepare = [Auth, GitHub] },
        new(Gone, "Remove-NeonAuthOAuthProvider github", "deleteBranchNeonAuthOauthProvider") { Prepare = [Auth, GitHub] },
        new(Unseen, "New-NeonAuthUser ada@example.com", "createBranchNeonAuthNewUser") { Prepare = [Auth], IsUnknown = true },
        new(Unseen, "Set-NeonAuthUserRole $x admin", "updateNeonAuthUserRole") { Prepare = [Auth, "$x = New-NeonAuthUser ada@example.com"], IsUnknown = true },
        new(Unseen, "Remove-NeonAuthUser $x", "deleteBranchNeonAuthUser") { Prepare = [Auth, "$x = New-NeonAuthUser ada@example.com"], IsUnknown = true },
        new(Once, "New-NeonAuthSdkKey", "createNeonAuthProviderSDKKeys") { Prepare = [Auth], IsUnknown = true },
        new(Once, "Request-NeonAuthProjectTransfer", "transferNeonAuthProviderProject") { Prepare = [Auth], IsUnknown = true },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonAuthUser $id -Project app -Branch main", "$global:id = (New-NeonAuthUser ada@example.com -Project app -Branch main).AuthUserId") { Prepare = [OnMain] },
        new("Remove-NeonAuthDomain https://app.example.com -Project app -Branch main", "Add-NeonAuthDomain https://app.example.com -Project app -Branch main") { Prepare = [OnMain] },
        new("Remove-NeonAuthOAuthProvider github -Project app -Branch main", "Add-NeonAuthOAuthProvider github -ClientId own -ClientSecret $secret -Project app -Branch main") { Prepare = [OnMain] },
    ];
}
