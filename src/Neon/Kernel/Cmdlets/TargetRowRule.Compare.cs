using System.Management.Automation;

namespace Neon.Commands;

/// <content>The comparison of a row with the resource that was read.</content>
internal sealed partial class TargetRowRule
{
    private const string Row = "row";
    private const string Object = "object";
    private const string OfScript = "A script created or changed the object. Use an object as a cmdlet returns it.";

    private async ValueTask CompareAsync(
        NeonApiCmdlet cmdlet, ResourceIdentity identity, PSObject row, RowClaims claims, NeonObject? read, Dictionary<string, string> above, CancellationToken cancellation)
    {
        claims.Names.ForEach(name => EnsureName(identity, read, name, claims.Word));
        foreach (var (place, column) in claims.Places)
        {
            if (read is null)
            {
                await EnsureExistsAsync(cmdlet, column.Named, above, cancellation);
            }
            else
            {
                await EnsurePlaceAsync(cmdlet, row, claims.Word, identity, read, place, column, above, cancellation);
            }
        }

        foreach (var detail in claims.Details.Where(detail => !detail.IsOfPart))
        {
            await EnsureDetailAsync(cmdlet, identity, read, detail, claims.Word, above, cancellation);
        }
    }

    /// <summary>Compares the details of a part that the target is known by, such as Neon Auth of a branch.</summary>
    private async ValueTask ComparePartAsync(
        NeonApiCmdlet cmdlet, ResourceIdentity identity, RowClaims claims, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var details = Array.FindAll(claims.Details, detail => detail.IsOfPart);
        if (details.Length > 0 && (identity.Id ?? await identity.FindIdAsync(cmdlet.Client, above, cancellation)) is { } id
            && identity.ReadPartAsync(cmdlet.Client, id, above, cancellation) is { } reading)
        {
            var read = await reading;
            foreach (var detail in details)
            {
                await EnsureDetailAsync(cmdlet, identity, read, detail, claims.Word, above, cancellation);
            }
        }
    }

    private void EnsureName(ResourceIdentity row, NeonObject? read, NamingColumn column, string word)
    {
        var (heading, kind, expected) = column;
        if (read is not null && NameOf(read) is var name && name != expected
            && (heading == RowKind.NameColumn || TextOf(read, _rule!.Key) != expected))
        {
            throw new NeonApiException(
                NeonFailure.InvalidInput,
                $"The {word} has the {(heading == RowKind.NameColumn ? "name" : heading)} '{expected}', but the {kind} {row.Id ?? row.Name} {(name.Length == 0 ? "has no name" : $"is '{name}'")}.")
            {
                Resource = row.Noun,
                Advice = word == Object ? _outcome + OfScript
                    : $"{_outcome}The row may describe something in the {kind}, or the {kind} was renamed. Correct the row, or remove its {heading}.",
            };
        }
    }

    private async ValueTask EnsureDetailAsync(
        NeonApiCmdlet cmdlet, ResourceIdentity target, NeonObject? read, RowDetails.RowDetail column, string word, Dictionary<string, string> above, CancellationToken cancellation)
    {
        if (read is not null && TextOf(read, column.Detail) is var value && !column.Matches(value)
            && (column.Named is null || await column.Named.FindIdAsync(cmdlet.Client, above, cancellation) != value))
        {
            throw new NeonApiException(
                NeonFailure.InvalidInput,
                VisibleText.Of($"The {word} has the {column.Heading} '{column.Text}', but the {target.Kind} {target.Id ?? target.Name} {(string.IsNullOrEmpty(value) ? "has none" : $"has '{value}'")}."))
            {
                Resource = target.Noun,
                Advice = word == Row ? $"{_outcome}Correct the row, or remove its {column.Heading}." : _outcome + OfScript,
            };
        }
    }

    private async ValueTask EnsurePlaceAsync(
        NeonApiCmdlet cmdlet, PSObject row, string word, ResourceIdentity named, NeonObject read, ParentKind place, (string Heading, ResourceIdentity Named) column, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var found = TextOf(read, place.Key);
        if (found is null || (column.Named.Id ?? await FindPlaceAsync(cmdlet, row, found, place, column.Named, above, cancellation)) != found)
        {
            throw new NeonApiException(
                NeonFailure.InvalidInput,
                VisibleText.Of($"The {word} has the {column.Heading} '{column.Named}', but the {named.Kind} {named} {(found is null ? $"does not belong to one {place.Kind}" : $"belongs to the {place.Kind} {found}")}."))
            {
                Resource = named.Noun,
                Advice = word == Row ? $"{_outcome}Correct the row, or remove its {column.Heading}." : _outcome + OfScript,
            };
        }
    }

    /// <summary>
    /// Refuses a parent that does not exist, or that the key cannot see, where the target was not found: it may exist in there. Only a
    /// target that is missing from its own parent is gone.
    /// </summary>
    private static async ValueTask EnsureExistsAsync(
        NeonApiCmdlet cmdlet, ResourceIdentity parent, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var id = parent.Id ?? await parent.FindIdAsync(cmdlet.Client, above, cancellation);
        if (id is not null && cmdlet.ReadOnce(parent, id, above, cancellation) is { } reading && await reading is null)
        {
            throw ResourceIdentity.NoneWithId(parent.Kind, id);
        }
    }

    /// <summary>The id of a parent that a row names. Somebody a project is shared with cannot read its organization: the id beside the name counts.</summary>
    private static async ValueTask<string?> FindPlaceAsync(
        NeonApiCmdlet cmdlet, PSObject row, string found, ParentKind place, ResourceIdentity named, Dictionary<string, string> above, CancellationToken cancellation)
    {
        try
        {
            return await named.FindIdAsync(cmdlet.Client, above, cancellation);
        }
        catch (NeonApiException missing) when (missing.Failure == NeonFailure.NameNotFound && place.In(row).Any(column => column.Named.Id == found))
        {
            return found;
        }
    }

    // A member or a permission has no name, but an email address.
    private static string NameOf(NeonObject read) =>
        (PSObject.AsPSObject(read).Properties[RowKind.NameColumn] is null ? read.ToString() : TextOf(read, RowKind.NameColumn)) ?? string.Empty;

    private static string? TextOf(NeonObject read, string property) => PSObject.AsPSObject(read).Properties[property]?.Value?.ToString();
}
