using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Lets the parents in the columns of a row stand for parameters that were not specified. The engine does that for piped plain
/// objects only: from a hashtable, or from a row that is the value of a parameter, it takes no properties, and the context would
/// stand in for the project that the row names.
/// </summary>
internal sealed class RowParents : IDisposable
{
    private readonly List<ParentParameter> _supplied = [];
    private readonly PSCmdlet _cmdlet;

    /// <summary>Supplies the parents for the present input.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="parents">The parameters that name parents.</param>
    /// <param name="parts">What was given.</param>
    /// <exception cref="NeonApiException">A column for a parent names nothing.</exception>
    public RowParents(PSCmdlet cmdlet, IEnumerable<ParentParameter> parents, IReadOnlyList<GivenPart> parts)
    {
        _cmdlet = cmdlet;
        foreach (var parent in parents.Where(parent => !parent.HasValue(cmdlet) && parent.GoesWith(cmdlet)))
        {
            // PowerShell binds ProjectId and Project of a piped row, but neither project_id nor ProjectName.
            var rows = parts.Where(part => part.Row is not null && (part.Identity is null ? parent.IsByProperty : !parent.IsByValue && !parent.IsOne(part)));
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

    /// <summary>Takes the parents back: the next input has its own.</summary>
    public void Dispose() => _supplied.ForEach(parent => parent.Set(_cmdlet, null));
}
