using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a branch whose sensitive data is masked.</summary>
/// <remarks>
/// <para>The branch begins as an ordinary copy of its parent. Neon then prepares it for PostgreSQL Anonymizer, and masks the
/// columns that the rules name when it is told to: at once with -Start, otherwise with Start-NeonBranchAnonymization. Until
/// that has ended, the branch holds the data as it is: let nobody in before its state is <c>anonymized</c>.</para>
/// <para>The masking is done once and for good in this branch; the parent keeps its data. Such a branch cannot be restored or
/// reset, and its read-write compute cannot be removed.</para>
/// <para>With -Wait the branch is emitted when its operations have ended and, with -Start, its data is masked; without -Start,
/// when it is ready to be. Its property Anonymization says where that stands.</para>
/// <para>With -IfNotExists the branch of the name is emitted, if it is anonymized by the same rules and, with -Start, its
/// masking has begun. A branch that is not is the error NeonBranchDifferent: unmasked data never stands in for masked.</para>
/// </remarks>
/// <example>
/// <para>A copy of production for developers, with addresses made up</para>
/// <code>$rule = @{ Database = 'orders'; Table = 'users'; Column = 'email'; Function = 'anon.fake_email()' }
/// New-NeonAnonymizedBranch masked -Project app -Parent main -MaskingRule $rule -Start -Wait</code>
/// </example>
/// <example>
/// <para>Rules from a file, and a connection string once everything is masked</para>
/// <code>New-NeonAnonymizedBranch masked -Project app -MaskingRule (Import-Csv rules.csv) -Start -Wait | Get-NeonConnectionString -Database orders -Role app_owner</code>
/// </example>
/// <example>
/// <para>Rules of another branch, looked over before they are applied</para>
/// <code>$branch = New-NeonAnonymizedBranch masked -Project app -MaskingRule (Get-NeonMaskingRule -Project app -Branch staging) -Wait
/// $branch | Get-NeonMaskingRule
/// $branch | Start-NeonBranchAnonymization -Wait</code>
/// </example>
/// <seealso cref="StartNeonBranchAnonymizationCommand"/>
/// <seealso cref="SetNeonMaskingRuleCommand"/>
/// <seealso cref="NewNeonBranchCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/createprojectbranchanonymized"/>
[Cmdlet(VerbsCommon.New, "NeonAnonymizedBranch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Branch))]
[NeonOperation("createProjectBranchAnonymized", "getAnonymizedBranchStatus")]
public sealed class NewNeonAnonymizedBranchCommand : BranchCreationCmdlet
{
    /// <summary>
    /// How columns are masked: rules of another branch, hashtables or rows of a CSV file with DatabaseName, SchemaName,
    /// TableName, ColumnName and either MaskingFunction or MaskingValue. They can be set later, too.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public MaskingRule[]? MaskingRule { get; set; }

    /// <summary>Mask the data as soon as the branch is ready for it.</summary>
    [Parameter]
    public SwitchParameter Start { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Name;
        CheckInput();
        Neon.MaskingRule.Check(MaskingRule ?? []);
        if (Start && MaskingRule is not { Length: > 0 })
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "-Start is given without a rule, so nothing would be masked.")
            {
                Advice = "Give -MaskingRule, or leave -Start out and set rules with Set-NeonMaskingRule.",
            };
        }

        if (!ShouldProcess(Describe(Name ?? "(named by Neon)"), Existing.Action(IfNotExists, $"Create anonymized branch from {ParentInWords}{(Start ? " and mask its data" : string.Empty)}")))
        {
            return;
        }

        var api = new AnonymizationApi(Client);
        var (projectId, body) = await CreationAsync(cancellation);
        var (created, isNew) = await ExistingOrNewAsync(
            projectId, body.Branch!, stop => api.CreateAsync(projectId, Anonymized(body), stop), cancellation);
        if (!isNew)
        {
            await EnsureMaskedAsync(api, projectId, created, cancellation);
        }

        if (await EndOperationsAsync(created, refresh: true, cancellation) is not Branch branch)
        {
            return;
        }

        branch.Anonymization = await StatusAsync(api, projectId, branch, cancellation);
        if (!Wait || branch.Anonymization is not { } started)
        {
            WriteObject(branch);
            return;
        }

        Target = branch;
        branch.Anonymization = await FollowAsync(
            started, stop => api.GetStatusAsync(projectId, branch.BranchId!, stop), now => AnonymizationWait.Judge(now, Start), cancellation);
        if (branch.Anonymization is not null)
        {
            WriteObject(branch);
        }
    }

    /// <summary>Refuses a branch of the name that holds its data as it is, or masks it in another way.</summary>
    private async Task EnsureMaskedAsync(AnonymizationApi api, string projectId, Branch branch, CancellationToken cancellation)
    {
        var status = await api.GetStatusAsync(projectId, branch.BranchId!, cancellation).OrNullIfMissingAsync();
        var rules = status is null || MaskingRule is null ? [] : await api.ListRulesAsync(projectId, branch.BranchId!, cancellation);
        var isOtherwise = MaskingRule is not null && !Multiset.AreSame(MaskingRule, rules, (rule, there) => rule.IsSameAs(there));
        Existing.EnsureSame(
            "branch",
            Name!,
            new Trait("kind", "anonymized", status is null ? "ordinary" : "anonymized"),
            new Trait("masking", Start && status?.State is "initialized" or "initialization_error" or "error" ? "under way or done" : null, status?.State),
            new Trait("list of masking rules", isOtherwise && status is not null ? "the one that was given" : null, "another one"));
    }

    private AnonymizedBranchCreateBody Anonymized(BranchCreateBody body) => new()
    {
        BranchCreate = new AnonymizedBranchParts { Branch = body.Branch, Endpoints = body.Endpoints },
        MaskingRules = MaskingRule,
        StartAnonymization = Start ? true : null,
        AnnotationValue = body.AnnotationValue,
    };

    private static async Task<BranchAnonymization?> ReadAsync(
        AnonymizationApi api, string projectId, string branchId, CancellationToken cancellation) =>
        await api.GetStatusAsync(projectId, branchId, cancellation);

    // The branch is there whatever becomes of this look at it; with -Wait the look is repeated.
    private Task<BranchAnonymization?> StatusAsync(
        AnonymizationApi api, string projectId, Branch branch, CancellationToken cancellation) => Client.ReadBackAsync<BranchAnonymization?>(
            ReadAsync(api, projectId, branch.BranchId!, cancellation),
            Wait ? new BranchAnonymization { ProjectId = projectId, BranchId = branch.BranchId } : null,
            $"the masking of branch {branch}");
}
