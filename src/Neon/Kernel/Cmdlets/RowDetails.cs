using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// The columns that distinguish the target of a row from others, beside its key and its parents: the source of a snapshot, the
/// email address of a member.
/// </summary>
internal sealed class RowDetails(RowRule rule)
{
    private const string Email = "Email";

    private readonly string[] _own = [.. rule.Kinds.Where(kind => kind.Names is [var key] && key == rule.Key).SelectMany(kind => kind.Details).Distinct()];
    private readonly (string Detail, string[] Headings, RowKind[] Kinds)[] _details = [.. from kind in rule.Kinds
                                                                                      from detail in kind.Details
                                                                                      group kind by detail into kinds
                                                                                      select (kinds.Key, HeadingsOf(kinds.Key), kinds.ToArray())];

    /// <summary>The details that a row contains, in any spelling.</summary>
    /// <exception cref="NeonApiException">The value of one is not text.</exception>
    public RowDetail[] In(PSObject row) =>
    [
        .. from detail in _details
           // Most resources have a Name, so it belongs to a part only if the row has the key of the part.
           where detail.Detail != RowKind.NameColumn || detail.Kinds.Any(kind => kind.Names.All(name => row.Properties[name] is not null))
           from heading in rule.Columns(row, detail.Headings)
           let text = RowRule.TextIn(row, heading)
           where text is not null
           select new RowDetail(heading, detail.Detail, text, !_own.Contains(detail.Detail), NamedIn(heading, detail.Detail, text)),
    ];

    /// <summary>The headings of a detail: <c>SourceBranch</c> for <c>SourceBranchId</c>, <c>Function</c> for <c>FunctionSlug</c>.</summary>
    private static string[] HeadingsOf(string detail) =>
        // No resource has a second email address that Email could be.
        IsEmail(detail) ? [detail, Email, "EmailAddress"]
        : NamedBy(detail) is not { } kind ? [detail]
        : detail[..^kind.Names[0].Length] + kind.ShortName is var name && kind.NameHeading is null ? [detail, name] : [detail, name, name + RowKind.NameColumn];

    /// <summary>The kind of resource that a detail is the key of.</summary>
    private static RowKind? NamedBy(string detail) =>
        RowKind.All.FirstOrDefault(kind => kind is { Names: [var key], ShortName: not null } && detail.EndsWith(key, StringComparison.Ordinal));

    /// <summary>The resource in a column such as <c>SourceBranch</c>, whose heading does not ask for an id; null if it has an id.</summary>
    private static ResourceIdentity? NamedIn(string heading, string detail, string text) =>
        !RowRule.HeadingOf(heading).Equals(detail, StringComparison.OrdinalIgnoreCase) && NamedBy(detail) is { } kind
        && ResourceIdentity.OfModel(kind.Model.Name) is { } identity && RowRule.Of(identity).Named(text) is { Id: null } named ? named : null;

    private static bool IsEmail(string detail) => detail.EndsWith(Email, StringComparison.Ordinal);

    /// <summary>A column of a row.</summary>
    /// <param name="Heading">The heading as the row spells it.</param>
    /// <param name="Detail">The property.</param>
    /// <param name="Text">The value.</param>
    /// <param name="IsOfPart">Whether the property is that of a part that the target is known by, such as Neon Auth of a branch.</param>
    /// <param name="Named">The resource whose id the property contains, if the column contains its name.</param>
    public sealed record RowDetail(string Heading, string Detail, string Text, bool IsOfPart, ResourceIdentity? Named)
    {
        /// <summary>Whether a resource has this value. Email addresses ignore case.</summary>
        public bool Matches(string? value) => string.Equals(Text, value, IsEmail(Detail) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }
}
