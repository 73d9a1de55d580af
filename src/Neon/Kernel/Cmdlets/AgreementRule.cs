using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// Refuses contradictory input before confirmation: an object that belongs to another project, branch or organization than the
/// one specified with it, and a row or changed object that differs from the resource with its id.
/// </summary>
internal sealed class AgreementRule
{
    private static readonly ConcurrentDictionary<Type, AgreementRule> Rules = new();

    private readonly InputParts _input;
    private readonly ParentParameter[] _parents;
    private readonly ParentParameter[] _all;
    private readonly ParentParameter? _branch;
    private readonly bool _isChange;
    private readonly ParentComparison _comparison;
    private readonly Dictionary<PropertyInfo, TargetRowRule> _rows;
    private readonly TargetRowRule _pipedRow;
    private readonly PipedParentRule? _pipedParent;
    private readonly PropertyInfo? _ifExists;

    private AgreementRule(Type cmdlet)
    {
        _input = new InputParts(cmdlet);
        _all = [.. _input.Identities.Select(ParentParameter.Of).OfType<ParentParameter>().OrderBy(parent => parent.IsList).ThenBy(parent => parent.Depth)];
        _parents = Array.FindAll(_all, parent => !parent.IsList);
        _isChange = cmdlet.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true };
        // A query does not mention changes.
        var outcome = _isChange ? "Nothing was changed. " : string.Empty;
        _branch = _isChange ? Array.Find(_parents, parent => parent.Key == nameof(BranchKey.BranchId)) : null;
        _comparison = new ParentComparison(_parents, outcome);
        _pipedRow = new TargetRowRule(null, _parents, outcome) { IsContextOnly = !_isChange };
        _pipedParent = _isChange ? new PipedParentRule(cmdlet, _input.HasTarget, _parents, outcome) : null;
        // A query returns what it reads; only the objects it compares are checked.
        _rows = (from property in _input.Identities
                 let rule = new TargetRowRule(property, _parents, outcome)
                 where _isChange || !rule.IsTarget
                 select (property, rule)).ToDictionary(row => row.property, row => row.rule);
        _ifExists = cmdlet.GetProperty(nameof(IfExists));
    }

    public static AgreementRule Of(Type cmdlet) => Rules.GetOrAdd(cmdlet, type => new AgreementRule(type));

    /// <summary>
    /// Collects the objects in the input of a cmdlet, and uses the parents in those that are rows for parameters that were not
    /// specified.
    /// </summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="piped">The piped object, if no other parameter accepts it.</param>
    /// <param name="supplied">Restores the parameters when the input has been processed.</param>
    public IReadOnlyList<InputPart> PartsOf(NeonApiCmdlet cmdlet, PSObject? piped, SuppliedValues supplied)
    {
        var parts = _input.Of(cmdlet, piped);
        if (_all.Length > 0 && parts.Exists(part => part.Row is not null))
        {
            parts.AddRange(RowParents.Supply(cmdlet, _all, parts, supplied).Select(one => InputParts.Of(one.Parent.Property, one.Named)).OfType<InputPart>());
        }

        return parts;
    }

    /// <summary>Refuses the input of a cmdlet if its parts contradict each other.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="parts">The objects in the input.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>False if there is nothing to do: the target does not exist, which is not an error with <c>-IfExists</c>.</returns>
    /// <exception cref="NeonApiException">They do.</exception>
    public async ValueTask<bool> EnsureAsync(NeonApiCmdlet cmdlet, IReadOnlyList<InputPart> parts, CancellationToken cancellation)
    {
        await EnsureContextAsync(cmdlet, parts, cancellation);
        // A query with one object finds this out when it looks up the parents.
        if (parts.Count == 0 || (!_isChange && parts is [{ Parameter: not null, Row: null }]))
        {
            return true;
        }

        foreach (var part in _isChange ? parts : [])
        {
            part.EnsureUncovered(cmdlet);
        }

        var above = new Dictionary<string, string>(StringComparer.Ordinal);
        await _comparison.EnsureAsync(cmdlet, parts, above, cancellation);
        foreach (var part in parts.Where(part => part.Claims is not null))
        {
            if (_pipedParent is not null && part.Parameter is null)
            {
                await _pipedParent.EnsureAsync(cmdlet, part, above, cancellation);
            }

            var rule = part.Identity is null ? _pipedRow : _rows.GetValueOrDefault(part.Parameter!);
            if (rule is not null && !await rule.EnsureAsync(cmdlet, part, above, cancellation) && rule.IsTarget && _ifExists?.GetValue(cmdlet) is SwitchParameter { IsPresent: true })
            {
                IfExists.WriteGone(cmdlet, part.Identity!);
                return false;
            }
        }

        foreach (var part in parts.Where(part => _isChange && part.Claims is null))
        {
            await ContextPlace.EnsureAsync(cmdlet, part, _parents, cancellation);
        }

        return true;
    }

    /// <summary>
    /// Ignores the branch of the context if it would be used for <c>-Branch</c> but belongs to another project. Otherwise the
    /// user would confirm a change that cannot succeed.
    /// </summary>
    private async ValueTask EnsureContextAsync(NeonApiCmdlet cmdlet, IReadOnlyList<InputPart> parts, CancellationToken cancellation)
    {
        if (_branch is not null && cmdlet.Context.BranchAsSet is not null
            && _branch.ValueOf(cmdlet) is null && !parts.Any(part => part.Find(_branch) is not null)
            && cmdlet.Parents is { } scope && !await scope.IsContextBranchHomeAsync(cancellation))
        {
            cmdlet.DropContextBranch();
        }
    }
}
