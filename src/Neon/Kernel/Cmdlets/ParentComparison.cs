namespace Neon.Commands;

/// <summary>Compares the parents in the input of a cmdlet with each other: those of its parameters, and those of the specified objects.</summary>
/// <param name="parents">The parent parameters, from the top.</param>
/// <param name="outcome">The sentence about the change in errors.</param>
internal sealed class ParentComparison(ParentParameter[] parents, string outcome)
{
    /// <summary>Refuses parts that belong to different parents.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="parts">The specified objects.</param>
    /// <param name="above">Receives the ids of the parents that are known.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="NeonApiException">They do.</exception>
    public async ValueTask EnsureAsync(NeonApiCmdlet cmdlet, IReadOnlyList<InputPart> parts, Dictionary<string, string> above, CancellationToken cancellation)
    {
        foreach (var parent in parents)
        {
            foreach (var part in parts.Where(part => part.Row is not null && (part.Identity is null || !parent.IsOne(part))))
            {
                EnsureId(cmdlet, parent, part);
                await EnsureColumnsAsync(cmdlet, parent, part, above, cancellation);
            }

            await EnsureInAsync(cmdlet, parent, parts, above, cancellation);
        }
    }

    /// <summary>Looks up the parents from the top: a branch name is only unique within its project.</summary>
    public static async ValueTask ResolveAsync(
        NeonApiCmdlet cmdlet, IEnumerable<ParentParameter> parents, Dictionary<string, string> above, CancellationToken cancellation)
    {
        foreach (var parent in parents.Where(parent => !above.ContainsKey(parent.Key)))
        {
            if (parent.ValueOf(cmdlet) is { } named && await named.FindIdAsync(cmdlet.Client, above, cancellation) is { } id)
            {
                above[parent.Key] = id;
            }
        }
    }

    /// <summary>The error for two columns of a row that contradict each other.</summary>
    public static NeonApiException Disagreement(string outcome, string kind, (string Heading, string Named) one, (string Heading, string Named) other) =>
        new(NeonFailure.InvalidInput, VisibleText.Of($"The row has two columns for the {kind} with different values: {one.Heading} is '{one.Named}', {other.Heading} is '{other.Named}'."))
        {
            Advice = $"{outcome}Correct the row, or remove one of the columns.",
        };

    /// <summary>Refuses parts that belong to different parents of one kind, and records the parent.</summary>
    private async ValueTask EnsureInAsync(
        NeonApiCmdlet cmdlet, ParentParameter parent, IReadOnlyList<InputPart> parts, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var typed = parent.ValueOf(cmdlet);
        var named = typed is null ? null : NamedParent.Of(typed);
        foreach (var part in parts)
        {
            // The key of a target or of a second branch is its own. A piped object that only supplies properties is compared with the
            // typed parent, even if it is of the same kind.
            if (part.Identity == typed && typed is not null || (part.Identity is not null && parent.IsOne(part)) || part.Find(parent) is not { } own)
            {
                continue;
            }

            named ??= own;
            if (!await IsSameAsync(cmdlet, parent, part, own, named, above, cancellation))
            {
                cmdlet.About(part.Target);
                throw Contradiction(part, parent, own, named, areObjects: parts.Count(other => !parent.IsOne(other) && other.Find(parent) is not null) > 1);
            }

            named = named.Id is null && own.Id is not null ? named with { Id = own.Id } : named;
        }

        if ((named?.Id ?? (parent.IsByName ? named?.Name : null)) is { } known)
        {
            above[parent.Key] = known;
        }
    }

    /// <summary>
    /// Whether both name the same parent. Ids are compared with ids and names with names; otherwise the name is looked
    /// up.
    /// </summary>
    private async ValueTask<bool> IsSameAsync(
        NeonApiCmdlet cmdlet, ParentParameter parent, InputPart part, NamedParent own, NamedParent named, Dictionary<string, string> above, CancellationToken cancellation)
    {
        if (own.Id is not null && named.Id is not null)
        {
            return own.Id == named.Id;
        }

        if (parent.IsByName || (own.Id is null && named.Id is null))
        {
            return own.Name == named.Name;
        }

        cmdlet.About(part.Target);
        await ResolveAsync(cmdlet, parents.Where(other => other.Depth < parent.Depth), above, cancellation);
        var (byId, byName) = own.Id is null ? (named, own) : (own, named);
        return byName.Identity is not null && await byName.Identity.FindIdAsync(cmdlet.Client, above, cancellation) == byId.Id;
    }

    /// <summary>
    /// Refuses a row that has its id as <c>id</c>, as the API returns it. The id is not read from there, because any list can have such
    /// a column, and the parent of the context would be used instead.
    /// </summary>
    private void EnsureId(NeonApiCmdlet cmdlet, ParentParameter parent, InputPart part)
    {
        if (part.IsValue || parent.IsByName || parent.IsColumnOf(part.Row!) || parent.IdIn(part.Row!) is not { } own || parent.ValueOf(cmdlet)?.Id == own.Id)
        {
            return;
        }

        cmdlet.About(part.Target);
        throw RowId.Unread(own.ToString()!, parent.Key, outcome);
    }

    /// <summary>Refuses a row with two columns for one parent that differ.</summary>
    private async ValueTask EnsureColumnsAsync(
        NeonApiCmdlet cmdlet, ParentParameter parent, InputPart part, Dictionary<string, string> above, CancellationToken cancellation)
    {
        (string Heading, ResourceIdentity Named)[] columns = [.. parent.In(part.Row!)];
        foreach (var (heading, other) in columns.Skip(1))
        {
            cmdlet.About(part.Target);
            var (first, named) = columns[0];
            if (!await IsSameAsync(cmdlet, parent, part, NamedParent.Of(other), NamedParent.Of(named), above, cancellation))
            {
                throw Disagreement(outcome, parent.Kind, (first, named.ToString()), (heading, other.ToString()));
            }
        }
    }

    private NeonApiException Contradiction(InputPart part, ParentParameter parent, NamedParent own, NamedParent named, bool areObjects) =>
        new(NeonFailure.InvalidInput, part.Row is null && parent.IsOne(part)
            ? $"{part.Words} is not the {parent.Kind} {named}."
            : $"{part.Words} belongs to the {parent.Kind} {own}, not to {named}.")
        {
            Advice = outcome + (areObjects
                ? $"Specify objects of the same {parent.Kind}."
                : $"Omit -{parent.Name} to use the {parent.Kind} of the object, or specify an id or a name instead of the object."),
        };
}
