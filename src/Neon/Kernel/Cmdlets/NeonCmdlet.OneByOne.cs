using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <content>Several targets in one list, which are used as if they had been piped.</content>
public abstract partial class NeonCmdlet
{
    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        if (OneByOneAttribute.TargetsOf(GetType()).FirstOrDefault(target => target.ValuesOf(this) is not null) is not { } target)
        {
            Run(ProcessInputAsync);
            return;
        }

        var all = target.ValuesOf(this)!;
        if (all.Length > 1 && IsRowPiped && !IsTyped(target.Name))
        {
            Run(_ => throw InputErrors.Invalid($"The row has {all.Length} values for -{target.Name}.", "Nothing was sent. Create one row for each."));
            return;
        }

        try
        {
            foreach (var values in InputsIn(all))
            {
                target.Set(this, values);
                _pipedIn?.Use(IsTyped(target.Name) ? null : values[0] as ResourceIdentity);
                Run(ProcessInputAsync);
            }
        }
        finally
        {
            target.Set(this, all);
        }
    }

    /// <summary>The values of each input: one, or all patterns of a list, which are one filter.</summary>
    private IEnumerable<object[]> InputsIn(object[] all)
    {
        var isChange = GetType().GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true };
        return NamePattern.Of(GetType()) is null ? (isChange ? Distinct(all) : all).Select(value => new[] { value }) : NamePattern.InputsIn(all);
    }

    /// <summary>Each resource once: a second change would fail, or repeat one that was meant once.</summary>
    private IEnumerable<object> Distinct(object[] all)
    {
        var used = new HashSet<ResourceIdentity>(SameResource.Comparer);
        foreach (var value in all)
        {
            if (value is not ResourceIdentity identity || used.Add(identity))
            {
                yield return value;
            }
            else
            {
                WriteVerbose($"The {identity.Kind} {identity} was specified more than once.");
            }
        }
    }
}
