using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Uses the parents in the columns of a row for parameters that were not specified. The engine does that for piped plain objects
/// only. It does not bind properties of a hashtable or of a row that is a parameter value; the context would then be used instead
/// of the row's project.
/// </summary>
internal sealed class RowParents : IDisposable
{
    private readonly Stack<(ParentParameter Parent, ResourceIdentity? Before)> _supplied = [];
    private readonly PSCmdlet _cmdlet;

    /// <summary>Supplies the parents for the current input.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="parents">The parent parameters.</param>
    /// <param name="parts">The specified objects.</param>
    /// <exception cref="NeonApiException">A column for a parent is empty.</exception>
    public RowParents(PSCmdlet cmdlet, IReadOnlyList<ParentParameter> parents, IReadOnlyList<GivenPart> parts)
    {
        _cmdlet = cmdlet;
        foreach (var parent in parents.Where(parent => !parent.HasValue(cmdlet) && parent.GoesWith(cmdlet)))
        {
            // PowerShell binds ProjectId and Project of a piped row, but neither project_id nor ProjectName.
            var rows = parts.Where(part => part.Row is not null && (part.IsValue || (part.Identity is null ? parent.IsByProperty : !parent.IsByValue && !parent.IsOne(part))));
            foreach (var part in rows)
            {
                var row = part.Row!;
                if (parent.In(row).Select(column => column.Named).FirstOrDefault() is { } named)
                {
                    Replace(parent, named);
                    break;
                }

                if ((parent.IsByProperty || part.IsValue) && !parent.CanBeEmpty && parent.IsColumnOf(row))
                {
                    Dispose();
                    throw ResourceIdentity.Empty(parent.Kind);
                }
            }
        }

        foreach (var parent in parents)
        {
            if (!parent.IsByValue && parent.ValueOf(cmdlet) is { Id: null } named && Outer(parent, parents, parts) is { } outer)
            {
                Replace(parent, named.Within(outer));
            }
        }
    }

    /// <summary>Removes the parents again: the next input has its own.</summary>
    public void Dispose()
    {
        while (_supplied.TryPop(out var supplied))
        {
            supplied.Parent.Set(_cmdlet, supplied.Before);
        }
    }

    /// <summary>
    /// The organization in a row, for a project that is specified by name, if the cmdlet has no parameter for the organization. The
    /// project is looked up in that organization instead of the one of the context.
    /// </summary>
    private static ResourceIdentity? Outer(ParentParameter parent, IReadOnlyList<ParentParameter> parents, IReadOnlyList<GivenPart> parts) =>
        parents.Any(other => other.Key == parent.ParentKey) || ParentKind.Of(parent.ParentKey) is not { } kind
            ? null
            : parts.Select(part => part.Row).OfType<PSObject>().SelectMany(kind.In).Select(column => column.Named).FirstOrDefault();

    private void Replace(ParentParameter parent, ResourceIdentity named)
    {
        _supplied.Push((parent, parent.ValueOf(_cmdlet)));
        parent.Set(_cmdlet, named);
    }
}
