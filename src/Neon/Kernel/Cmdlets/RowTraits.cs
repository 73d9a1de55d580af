using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// The columns that tell the target of a row from others beside its key and its parents, such as the source of a snapshot or the e-mail
/// address of a member.
/// </summary>
internal sealed class RowTraits(RowRule rule)
{
    private const string Email = "Email";

    private readonly string[] _own = [.. rule.Kinds.Where(kind => kind.Names is [var key] && key == rule.Key).SelectMany(kind => kind.Traits).Distinct()];
    private readonly (string Trait, string[] Headings, RowKind[] Kinds)[] _traits = [.. from kind in rule.Kinds
                                                                                      from trait in kind.Traits
                                                                                      group kind by trait into kinds
                                                                                      select (kinds.Key, HeadingsOf(kinds.Key), kinds.ToArray())];

    /// <summary>The traits that a row contains, in any spelling.</summary>
    /// <exception cref="NeonApiException">The value of one is not text.</exception>
    public RowTrait[] In(PSObject row) =>
    [
        .. from trait in _traits
           // Most resources have a Name, so it belongs to a part only if the row has the key of the part.
           where trait.Trait != RowKind.NameColumn || trait.Kinds.Any(kind => kind.Names.All(name => row.Properties[name] is not null))
           from heading in rule.Columns(row, trait.Headings)
           let text = RowRule.TextIn(row, heading)
           where text is not null
           select new RowTrait(heading, trait.Trait, text, !_own.Contains(trait.Trait), NamedIn(heading, trait.Trait, text)),
    ];

    /// <summary>The headings of a trait: <c>SourceBranch</c> for <c>SourceBranchId</c>, <c>Function</c> for <c>FunctionSlug</c>.</summary>
    private static string[] HeadingsOf(string trait) =>
        // No resource has a second e-mail address that Email could be.
        IsEmail(trait) ? [trait, Email, "EmailAddress"]
        : NamedBy(trait) is not { } kind ? [trait]
        : trait[..^kind.Names[0].Length] + kind.ShortName is var name && kind.NameHeading is null ? [trait, name] : [trait, name, name + RowKind.NameColumn];

    /// <summary>The kind of resource that a trait is the key of.</summary>
    private static RowKind? NamedBy(string trait) =>
        RowKind.All.FirstOrDefault(kind => kind is { Names: [var key], ShortName: not null } && trait.EndsWith(key, StringComparison.Ordinal));

    /// <summary>The resource in a column such as <c>SourceBranch</c>, whose heading does not ask for an id; null if it has an id.</summary>
    private static ResourceIdentity? NamedIn(string heading, string trait, string text) =>
        !RowRule.HeadingOf(heading).Equals(trait, StringComparison.OrdinalIgnoreCase) && NamedBy(trait) is { } kind
        && ResourceIdentity.OfModel(kind.Model.Name) is { } identity && RowRule.Of(identity).Named(text) is { Id: null } named ? named : null;

    private static bool IsEmail(string trait) => trait.EndsWith(Email, StringComparison.Ordinal);

    /// <summary>A column of a row.</summary>
    /// <param name="Heading">The heading as the row spells it.</param>
    /// <param name="Trait">The property.</param>
    /// <param name="Text">The value.</param>
    /// <param name="IsOfPart">Whether the property is that of a part that the target is known by, such as Neon Auth of a branch.</param>
    /// <param name="Named">The resource whose id the property contains, if the column contains its name.</param>
    public sealed record RowTrait(string Heading, string Trait, string Text, bool IsOfPart, ResourceIdentity? Named)
    {
        /// <summary>Whether a resource has this value. E-mail addresses ignore case.</summary>
        public bool Matches(string? value) => string.Equals(Text, value, IsEmail(Trait) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }
}
