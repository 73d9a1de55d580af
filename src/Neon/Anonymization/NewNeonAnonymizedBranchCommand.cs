using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a branch with masked data.</summary>
/// <remarks>
/// <para>The branch starts as an ordinary copy of its parent. Neon then prepares it for PostgreSQL Anonymizer. The columns
/// of the rules are masked immediately with -Start, otherwise when you run Start-NeonBranchAnonymization. Until masking has
/// finished, the branch contains unmasked data: do not give anyone access before its state is <c>anonymized</c>.</para>
/// <para>Masking permanently changes the data of this branch; the parent is not changed. An anonymized branch cannot be
/// restored or reset, and its read-write compute cannot be removed.</para>
/// <para>With -Wait, the branch is emitted when its operations have finished and it is ready to be masked; with -Start, when
/// its data is masked. The Anonymization property shows the masking status.</para>
/// <para>With -IfNotExists, an existing branch with this name is emitted if it is anonymized by the same rules and, with
/// -Start, its masking has started. Otherwise the cmdlet reports the error NeonBranchDifferent, so that it never returns an
/// unmasked branch in place of a masked one.</para>
/// </remarks>
/// <example>
/// <para>Create a copy of production for developers, with fake email addresses</para>
/// <code>$rule = @{ Database = 'orders'; Table = 'users'; Column = 'email'; Function = 'anon.fake_email()' }
/// New-NeonAnonymizedBranch safe -Project app -Parent main -MaskingRule $rule -Start -Wait</code>
/// </example>
/// <example>
/// <para>Read the rules from a file, and get a connection string when everything is masked</para>
/// <code>New-NeonAnonymizedBranch masked-2 -Project app -MaskingRule (Import-Csv rules.csv) -Start -Wait | Get-NeonConnectionString -Database orders -Role app_user</code>
/// </example>
/// <example>
/// <para>Copy the rules of another branch, and review them before they are applied</para>
/// <code>$branch = New-NeonAnonymizedBranch masked-3 -Project app -MaskingRule (Get-NeonMaskingRule -Project app -Branch masked) -Wait
/// $branch | Get-NeonMaskingRule
/// $branch | Start-NeonBranchAnonymization -Wait</code>
/// </example>
/// <keywords>clone, copy, fork, masking, obfuscate, pii, gdpr, ttl, expire</keywords>
/// <seealso cref="StartNeonBranchAnonymizationCommand"/>
/// <seealso cref="SetNeonMaskingRuleCommand"/>
/// <seealso cref="NewNeonBranchCommand"/>
[Cmdlet(VerbsCommon.New, "NeonAnonymizedBranch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Branch))]
[NeonOperation("createProjectBranchAnonymized", "getAnonymizedBranchStatus")]
public sealed class NewNeonAnonymizedBranchCommand : BranchCreationCmdlet
{
    /// <summary>
    /// The masking rules: rules of another branch, hashtables or rows of a CSV file. A rule has a DatabaseName, SchemaName,
    /// TableName and ColumnName, and either a MaskingFunction or a MaskingValue. Rules can also be set later.
    /// </summary>
    [Parameter(HelpMessage = "The masking rules: rules of another branch, hashtables or rows of a CSV file.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    public MaskingRule[]? MaskingRule { get; set; }

    /// <summary>Masks the data as soon as the branch is ready.</summary>
    [Parameter(HelpMessage = "Masks the data as soon as the branch is ready.")]
    public SwitchParameter Start { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Name;
        CheckInput();
        Neon.MaskingRule.Check(MaskingRule ?? []);
        if (Start && MaskingRule is not { Length: > 0 })
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "-Start requires -MaskingRule: without a rule, nothing would be masked.")
            {
                Advice = "Specify -MaskingRule, or omit -Start and set rules with Set-NeonMaskingRule.",
            };
        }

        if (!await ShouldCreateAsync(() => $"Create anonymized branch from {ParentText}{(Start ? " and mask its data" : string.Empty)}", cancellation))
        {
            return;
        }

        var api = new AnonymizationApi(Client);
        var (projectId, body) = await CreationAsync(cancellation);
        var (created, isNew) = await ExistingOrNewAsync(
            projectId, stop => api.CreateAsync(projectId, Anonymized(body), stop), cancellation);
        if (!isNew)
        {
            await EnsureMaskedAsync(api, projectId, created, cancellation);
        }

        if (await this.EndOperationsAsync(created, refresh: true, cancellation) is not Branch branch)
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
        branch.Anonymization = await this.FollowAsync(
            started, stop => api.GetStatusAsync(new BranchKey(projectId, branch.BranchId!), stop), now => AnonymizationWait.StateOf(now, Start), cancellation);
        if (branch.Anonymization is not null)
        {
            WriteObject(branch);
        }
    }

    /// <summary>Refuses an existing branch that is not masked, or masked differently.</summary>
    private async Task EnsureMaskedAsync(AnonymizationApi api, string projectId, Branch branch, CancellationToken cancellation)
    {
        var status = await api.GetStatusAsync(new BranchKey(projectId, branch.BranchId!), cancellation).OrNullIfMissingAsync();
        var rules = status is null || MaskingRule is null ? [] : await api.ListRulesAsync(new BranchKey(projectId, branch.BranchId!), cancellation);
        var isOtherwise = MaskingRule is not null && !Multiset.AreSame(MaskingRule, rules, (rule, found) => rule.IsSameAs(found));
        ExistingResource.EnsureSame(
            "branch",
            Name!,
            new RequestedSetting("kind", "anonymized", status is null ? "ordinary" : "anonymized"),
            new RequestedSetting("masking", Start && status?.State is "initialized" or "initialization_error" or "error" ? "under way or done" : null, status?.State),
            new RequestedSetting("list of masking rules", isOtherwise && status is not null ? "the specified one" : null, "another one"));
    }

    private AnonymizedBranchCreateBody Anonymized(BranchCreateBody body) => new()
    {
        BranchCreate = new AnonymizedBranchParts { Branch = body.Branch, Endpoints = body.Endpoints },
        MaskingRules = MaskingRule,
        StartAnonymization = Start ? true : null,
        AnnotationValue = body.AnnotationValue,
    };

    private static async Task<BranchAnonymization?> ReadAsync(
        AnonymizationApi api, BranchKey branchKey, CancellationToken cancellation) =>
        await api.GetStatusAsync(branchKey, cancellation);

    // The branch exists even if reading the status fails; with -Wait, the status is read again.
    private Task<BranchAnonymization?> StatusAsync(
        AnonymizationApi api, string projectId, Branch branch, CancellationToken cancellation) => Client.ReadBackAsync<BranchAnonymization?>(
            ReadAsync(api, new BranchKey(projectId, branch.BranchId!), cancellation),
            Wait ? new BranchAnonymization { ProjectId = projectId, BranchId = branch.BranchId } : null,
            $"the masking of branch {branch}");
}
