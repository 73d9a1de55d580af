namespace Neon.Help.Reading;

/// <summary>The title of what follows.</summary>
internal sealed record Heading(int Level, string Text) : Block;
