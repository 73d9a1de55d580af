using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the rules that mask the data of an anonymized branch.</summary>
/// <remarks>
/// <para>The rules that are given take the place of all that the branch had: Neon takes them as a whole. With -Append the rules
/// are read first; those for the same column are replaced, the others stay. Somebody who changes the rules at the same time is
/// overwritten. Rules that are piped in are collected and sent at once for each branch when the last one has come.</para>
/// <para>A new rule masks nothing by itself: run Start-NeonBranchAnonymization afterwards. A column whose rule is taken away
/// keeps the masked values that it has.</para>
/// </remarks>
/// <example>
/// <para>The rules of a file</para>
/// <code>Import-Csv rules.csv | Set-NeonMaskingRule -Project app -Branch staging</code>
/// </example>
/// <example>
/// <para>One more rule</para>
/// <code>Set-NeonMaskingRule @{ Database = 'orders'; Table = 'users'; Column = 'name'; Value = 'nobody' } -Append -Project app -Branch staging</code>
/// </example>
/// <example>
/// <para>The rules of one branch for another</para>
/// <code>Get-NeonMaskingRule -Project app -Branch staging | Set-NeonMaskingRule -Branch dev</code>
/// </example>
/// <example>
/// <para>No rules any more</para>
/// <code>Set-NeonMaskingRule -MaskingRule @() -Project app -Branch staging -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonMaskingRuleCommand"/>
/// <seealso cref="StartNeonBranchAnonymizationCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updatemaskingrules"/>
[Cmdlet(VerbsCommon.Set, "NeonMaskingRule", SupportsShouldProcess = true)]
[OutputType(typeof(MaskingRule))]
[NeonOperation("updateMaskingRules", "getMaskingRules")]
public sealed class SetNeonMaskingRuleCommand : BranchCmdlet
{
    private readonly List<Change> _changes = [];

    /// <summary>
    /// The rules: such as Get-NeonMaskingRule gives, hashtables or rows of a CSV file with DatabaseName, SchemaName, TableName,
    /// ColumnName and either MaskingFunction or MaskingValue. An empty list takes all rules away.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public MaskingRule[] MaskingRule { get; set; } = null!;

    /// <summary>Keep the rules for other columns.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        if (Append && MaskingRule.Length == 0)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "There is no rule to append.") { Advice = "Give -MaskingRule." };
        }

        var target = ParentScope.DescribeOnBranch(Context, Project, Branch, null, "masking rules");
        var change = _changes.Find(known => known.Target == target);
        if (change is null)
        {
            _changes.Add(change = new Change(target, Project, Branch, []));
        }

        change.Rules.AddRange(MaskingRule);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        foreach (var change in _changes)
        {
            try
            {
                await SendAsync(change, cancellation);
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure, change.Branch ?? (object)change.Target);
            }
        }
    }

    private async Task SendAsync(Change change, CancellationToken cancellation)
    {
        Neon.MaskingRule.Check(change.Rules);
        var action = (Append.ToBool(), change.Rules.Count) switch
        {
            (true, var count) => $"Add or replace {count} of",
            (_, 0) => "Take away all",
            (_, var count) => $"Replace with {count}",
        };
        if (!ShouldProcess(change.Target, action))
        {
            return;
        }

        (Project, Branch) = (change.Project, change.Branch);
        var api = new AnonymizationApi(Client);
        var (projectId, branchId) = await BranchAsync(cancellation);
        IReadOnlyList<MaskingRule> kept = Append ? await api.ListRulesAsync(projectId, branchId, cancellation) : [];
        MaskingRule[] all = [.. kept.Where(rule => !change.Rules.Exists(given => given.Key == rule.Key)), .. change.Rules];
        foreach (var rule in await api.ReplaceRulesAsync(projectId, branchId, all, cancellation))
        {
            WriteObject(rule);
        }
    }

    /// <summary>The rules for one branch, as they come in.</summary>
    private sealed record Change(string Target, ProjectIdentity? Project, BranchIdentity? Branch, List<MaskingRule> Rules);
}
