using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the rules that mask the data of an anonymized branch.</summary>
/// <remarks>
/// <para>The specified rules replace all existing rules of the branch. With -Append, the cmdlet reads the existing rules
/// first, replaces those for the same columns and keeps the others. Changes that others make at the same time are
/// overwritten. Piped rules are collected and sent together for each branch at the end of the pipeline.</para>
/// <para>Setting a rule does not mask any data: run Start-NeonBranchAnonymization afterwards. If a rule is removed, the
/// column keeps its masked values.</para>
/// </remarks>
/// <example>
/// <para>Set the rules from a file</para>
/// <code>Import-Csv rules.csv | Set-NeonMaskingRule -Project app -Branch masked</code>
/// </example>
/// <example>
/// <para>Add a rule</para>
/// <code>Set-NeonMaskingRule @{ Database = 'orders'; Table = 'users'; Column = 'name'; Value = 'anonymous' } -Append -Project app -Branch masked</code>
/// </example>
/// <example>
/// <para>Copy the rules of one branch to another</para>
/// <code>$safe = New-NeonAnonymizedBranch safe -Project app -Wait
/// Get-NeonMaskingRule -Project app -Branch masked | Set-NeonMaskingRule -Branch $safe</code>
/// </example>
/// <example>
/// <para>Preview the removal of all rules</para>
/// <code>Set-NeonMaskingRule -MaskingRule @() -Project app -Branch masked -WhatIf</code>
/// </example>
/// <keywords>masking, pii, gdpr, obfuscate</keywords>
/// <seealso cref="GetNeonMaskingRuleCommand"/>
/// <seealso cref="StartNeonBranchAnonymizationCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonMaskingRule", SupportsShouldProcess = true)]
[OutputType(typeof(MaskingRule))]
[NeonOperation("updateMaskingRules", "getMaskingRules")]
public sealed class SetNeonMaskingRuleCommand : BranchCmdlet
{
    private readonly List<Change> _changes = [];

    /// <summary>
    /// The rules: output of Get-NeonMaskingRule, hashtables or rows of a CSV file. A rule has a DatabaseName, SchemaName,
    /// TableName and ColumnName, and either a MaskingFunction or a MaskingValue. An empty list removes all rules.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The rules: output of Get-NeonMaskingRule, hashtables or rows of a CSV file.")]
    [AllowEmptyCollection]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    public MaskingRule[] MaskingRule { get; set; } = null!;

    /// <summary>Keeps the rules for other columns.</summary>
    [Parameter(HelpMessage = "Keeps the rules for other columns.")]
    public SwitchParameter Append { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        if (Append && MaskingRule.Length == 0)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "-Append requires at least one rule.") { Advice = "Specify -MaskingRule." };
        }

        var target = Parents.DescribeOnBranch(Branch, null, "masking rules");
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
            (_, 0) => "Remove all",
            (_, var count) => $"Replace with {count}",
        };
        (Project, Branch) = (change.Project, change.Branch);
        var api = new AnonymizationApi(Client);
        if (!await ShouldChangeAsync<IReadOnlyList<MaskingRule>>(
            change.Target,
            action,
            null,
            async stop => await api.ListRulesAsync(await BranchAsync(stop), stop),
            current => [RequestedSetting.OfList("MaskingRule", With(current), current)],
            cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        foreach (var rule in await api.ReplaceRulesAsync(branchKey, With(Append ? await api.ListRulesAsync(branchKey, cancellation) : null), cancellation))
        {
            WriteObject(rule);
        }

        MaskingRule[] With(IReadOnlyList<MaskingRule>? present) =>
            [.. (Append ? present ?? [] : []).Where(rule => !change.Rules.Exists(given => given.Key == rule.Key)), .. change.Rules];
    }

    /// <summary>The collected rules for one branch.</summary>
    private sealed record Change(string Target, ProjectIdentity? Project, BranchIdentity? Branch, List<MaskingRule> Rules);
}
