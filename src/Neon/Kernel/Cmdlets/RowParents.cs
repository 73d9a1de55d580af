using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Uses the parents in the columns of a row for parameters that were not specified. The engine does that for piped plain objects
/// only. It does not bind properties of a hashtable or of a row that is a parameter value; the context would then be used instead
/// of the row's project.
/// </summary>
internal static class RowParents
{
    /// <summary>Supplies the parents for the current input.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="parents">The parent parameters.</param>
    /// <param name="parts">The specified objects.</param>
    /// <param name="supplied">Restores the parameters when the input has been processed.</param>
    /// <returns>The supplied parents, with their parameters.</returns>
    /// <exception cref="NeonApiException">A column for a parent is empty.</exception>
    public static IReadOnlyList<(ParentParameter Parent, ResourceIdentity Named)> Supply(
        PSCmdlet cmdlet, IReadOnlyList<ParentParameter> parents, IReadOnlyList<InputPart> parts, SuppliedValues supplied)
    {
        var found = new List<(ParentParameter Parent, ResourceIdentity Named)>();
        foreach (var parent in parents.Where(parent => !parent.HasValue(cmdlet) && parent.GoesWith(cmdlet)))
        {
            foreach (var part in parts.Where(part => part.Row is not null && Supplies(part, parent)))
            {
                if (parent.In(part.Row!).Select(column => column.Named).FirstOrDefault() is { } named)
                {
                    found.Add((parent, named));
                    break;
                }

                if ((parent.IsByProperty || part.IsValue) && !parent.CanBeEmpty && parent.IsColumnOf(part.Row!))
                {
                    throw ResourceIdentity.Empty(parent.Kind);
                }
            }
        }

        found.ForEach(one => Replace(one.Parent, one.Named));
        foreach (var parent in parents)
        {
            if (!parent.IsByValue && parent.ValueOf(cmdlet) is { Id: null } named && Outer(parent, parents, parts) is { } outer)
            {
                Replace(parent, named.Within(outer));
            }
        }

        return found;

        void Replace(ParentParameter parent, ResourceIdentity named) => supplied.Set(parent.ValueOf(cmdlet), named, value => parent.Set(cmdlet, value));
    }

    /// <summary>
    /// Whether a row supplies a parent. PowerShell binds ProjectId and Project of a piped row, but neither project_id nor ProjectName. A
    /// piped hashtable supplies nothing unless it is the target, because PowerShell does not bind its properties either.
    /// </summary>
    private static bool Supplies(InputPart part, ParentParameter parent) => part.IsValue
        || (part.Identity is null ? parent.IsByProperty && !part.IsTable : !parent.IsByValue && !parent.IsOne(part));

    /// <summary>
    /// The organization in a row, for a project that is specified by name, if the cmdlet has no parameter for the organization. The
    /// project is looked up in that organization instead of the one of the context.
    /// </summary>
    /// <exception cref="NeonApiException">The column for the organization is empty. The context must not replace it.</exception>
    private static ResourceIdentity? Outer(ParentParameter parent, IReadOnlyList<ParentParameter> parents, IReadOnlyList<InputPart> parts)
    {
        if (parents.Any(other => other.Key == parent.ParentKey) || ParentKind.Of(parent.ParentKey) is not { } kind)
        {
            return null;
        }

        PSObject[] rows = [.. parts.Where(part => !part.IsTable || part.Identity is not null || part.IsValue).Select(part => part.Row).OfType<PSObject>()];
        return rows.SelectMany(kind.In).Select(column => column.Named).FirstOrDefault()
            ?? (Array.Exists(rows, kind.IsColumnOf) ? throw ResourceIdentity.Empty(kind.Kind) : null);
    }
}
