using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Uses the parents in the columns of a row for parameters that were not specified. The engine does that for piped plain objects
/// only. It does not bind properties of a hashtable or of a row that is a parameter value; the context would then be used instead
/// of the row's project.
/// </summary>
internal sealed class RowParents : IDisposable
{
    private readonly List<ParentParameter> _supplied = [];
    private readonly PSCmdlet _cmdlet;

    /// <summary>Supplies the parents for the current input.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="parents">The parent parameters.</param>
    /// <param name="parts">The specified objects.</param>
    /// <exception cref="NeonApiException">A column for a parent is empty.</exception>
    public RowParents(PSCmdlet cmdlet, IEnumerable<ParentParameter> parents, IReadOnlyList<GivenPart> parts)
    {
        _cmdlet = cmdlet;
        foreach (var parent in parents.Where(parent => !parent.HasValue(cmdlet) && parent.GoesWith(cmdlet)))
        {
            // PowerShell binds ProjectId and Project of a piped row, but neither project_id nor ProjectName.
            var rows = parts.Where(part => part.Row is not null && (part.IsValue || (part.Identity is null ? parent.IsByProperty : !parent.IsByValue && !parent.IsOne(part))));
            foreach (var row in rows.Select(part => part.Row!))
            {
                if (parent.In(row).Select(column => column.Named).FirstOrDefault() is { } named)
                {
                    parent.Set(cmdlet, named);
                    _supplied.Add(parent);
                    break;
                }

                if (parent is { IsByProperty: true, CanBeEmpty: false } && parent.IsColumnOf(row))
                {
                    Dispose();
                    throw ResourceIdentity.Empty(parent.Kind);
                }
            }
        }
    }

    /// <summary>Removes the parents again: the next input has its own.</summary>
    public void Dispose() => _supplied.ForEach(parent => parent.Set(_cmdlet, null));
}
