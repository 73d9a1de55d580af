namespace Neon.Help.Reading;

/// <summary>A run of text within a paragraph; <paramref name="Uri"/> is set for links.</summary>
internal sealed record Inline(InlineKind Kind, string Text, string? Uri = null);
