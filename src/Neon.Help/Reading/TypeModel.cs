namespace Neon.Help.Reading;

/// <summary>A type that goes in or comes out, with what there is to say about it.</summary>
internal sealed record TypeModel(string Name, IReadOnlyList<Block> Text)
{
    /// <summary>Stands for nothing going in or coming out.</summary>
    public const string None = "None";
}
