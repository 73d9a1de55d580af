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
    private readonly string[] _traits = [.. rule.Kinds.SelectMany(kind => kind.Traits).Distinct()];

    /// <summary>The traits that a row contains, in any spelling.</summary>
    /// <exception cref="NeonApiException">The value of one is not text.</exception>
    public RowTrait[] In(PSObject row) =>
    [
        .. from trait in _traits
           from heading in rule.Columns(row, HeadingsOf(trait))
           let text = TextOf(row, heading)
           where text is not null
           select new RowTrait(heading, trait, text, !_own.Contains(trait)),
    ];

    // No resource has a second e-mail address that Email could be.
    private static string[] HeadingsOf(string trait) => IsEmail(trait) ? [trait, Email] : [trait];

    private static bool IsEmail(string trait) => trait.EndsWith(Email, StringComparison.Ordinal);

    private static string? TextOf(PSObject row, string heading)
    {
        try
        {
            return PlainObject.Find(row, heading);
        }
        catch (PSInvalidCastException fault)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, VisibleText.Of(fault.Message));
        }
    }

    /// <summary>A column of a row.</summary>
    /// <param name="Heading">The heading as the row spells it.</param>
    /// <param name="Trait">The property.</param>
    /// <param name="Text">The value.</param>
    /// <param name="IsOfPart">Whether the property is that of a part that the target is known by, such as Neon Auth of a branch.</param>
    public sealed record RowTrait(string Heading, string Trait, string Text, bool IsOfPart)
    {
        /// <summary>Whether a resource has this value. E-mail addresses ignore case.</summary>
        public bool Matches(string? value) => string.Equals(Text, value, IsEmail(Trait) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }
}
