namespace Neon.Help.Reading;

/// <summary>An input or output type with its description.</summary>
internal sealed record TypeModel(string Name, IReadOnlyList<Block> Text)
{
    /// <summary>No input or output.</summary>
    public const string None = "None";
}
