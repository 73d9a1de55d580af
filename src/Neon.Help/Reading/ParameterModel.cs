using System.Management.Automation;

namespace Neon.Help.Reading;

/// <summary>A parameter with its text and the ways it binds.</summary>
internal sealed record ParameterModel(
    string Name,
    Type Type,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<Binding> Bindings,
    IReadOnlyList<Block> Text,
    string? DefaultValue,
    IReadOnlyList<AcceptedValue> Values,
    bool Wildcards,
    bool Hidden,
    bool Common)
{
    /// <summary>Over all parameter sets: mandatory when it is so in each, the first position, any pipeline input.</summary>
    public Binding Overall { get; } = new(
        "",
        Bindings.All(binding => binding.Mandatory),
        Bindings.Min(binding => binding.Position),
        Bindings.Any(binding => binding.ByValue),
        Bindings.Any(binding => binding.ByPropertyName));

    public bool IsSwitch => Type == typeof(SwitchParameter);

    /// <summary>The names that an example may use, in the order of preference.</summary>
    public IEnumerable<string> Names => Aliases.Prepend(Name);

    /// <summary>What Get-Help shows as the default value.</summary>
    public string DefaultText => DefaultValue ?? (IsSwitch ? "False" : "None");

    /// <summary>How it binds in a parameter set; null if it is not a member.</summary>
    public Binding? BindingIn(string set) => Find(set) ?? Find(ParameterAttribute.AllParameterSets);

    private Binding? Find(string set) =>
        Bindings.FirstOrDefault(binding => string.Equals(binding.Set, set, StringComparison.OrdinalIgnoreCase));
}
