using Neon.Tests.Reliability;
using Neon.Tests.Support;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Anonymization;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class AnonymizationTestData : CmdletTestData
{
    private const string Rule = "@{ Database = 'orders'; Table = 'users'; Column = 'email'; Function = 'anon.fake_email()' }";

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Named, "New-NeonAnonymizedBranch masked", "createProjectBranchAnonymized") { Lacks = ["ConnectionUris"], Warns = "Get-NeonConnectionString" },
        new(Named, "New-NeonAnonymizedBranch masked -MaskingRule $rule -Start", "createProjectBranchAnonymized") { Lacks = ["ConnectionUris"], Warns = "Get-NeonConnectionString" },
        new(Looks, "Set-NeonMaskingRule $rule -Branch masked", "updateMaskingRules") { Prepare = ["$null = New-NeonAnonymizedBranch masked"] },
        new(Looks, "Set-NeonMaskingRule $rule -Branch masked -Append", "updateMaskingRules") { Prepare = ["$null = New-NeonAnonymizedBranch masked"] },
        new(State, "Start-NeonBranchAnonymization masked", "startAnonymization") { Prepare = ["$null = New-NeonAnonymizedBranch masked"] },
    ];
}
