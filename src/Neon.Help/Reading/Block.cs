namespace Neon.Help.Reading;

/// <summary>A paragraph, a list or a block of code.</summary>
internal abstract record Block;
