namespace Neon.Help.Reading;

/// <summary>How a parameter binds in one parameter set; no position means by name only.</summary>
internal sealed record Binding(string Set, bool Mandatory, int? Position, bool ByValue, bool ByPropertyName)
{
    /// <summary>Order of parameters in help: by position, then mandatory ones.</summary>
    public (int Position, int Optional) Rank => (Position ?? int.MaxValue, Mandatory ? 0 : 1);
}
