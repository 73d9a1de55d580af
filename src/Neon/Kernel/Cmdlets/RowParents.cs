using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Uses the parents in the columns of a row for parameters that were not specified. The engine does that for piped plain objects
/// only. It does not bind properties of a hashtable or of a row that is a parameter value; the context would then be used instead
/// of the row's project.
/// </summary>
internal sealed class RowParents : IDisposable
{
    private readonly List<(ParentParameter Parent, ResourceIdentity? Before)> _supplied = [];
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

        // The name of a project is looked up in the organization of the row. A context in another organization has nothing to say.
        var all = parts.Select(part => part.Row).OfType<PSObject>();
        if (all.SelectMany(ParentKind.Organization.In).Select(column => column.Named).OfType<OrganizationIdentity>().FirstOrDefault() is { } organization)
        {
            foreach (var parent in parents.Where(parent => !parent.IsByValue))
            {
                if (parent.ValueOf(cmdlet) is ProjectIdentity { Id: null } project)
                {
                    Replace(parent, project.Within(organization));
                }
            }
        }
    }

    /// <summary>Removes the parents again: the next input has its own.</summary>
    public void Dispose() => _supplied.ForEach(supplied => supplied.Parent.Set(_cmdlet, supplied.Before));

    private void Replace(ParentParameter parent, ResourceIdentity named)
    {
        _supplied.Add((parent, parent.ValueOf(_cmdlet)));
        parent.Set(_cmdlet, named);
    }
}
