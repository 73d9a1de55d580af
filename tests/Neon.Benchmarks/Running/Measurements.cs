using System.Text.Json;

namespace Neon.Benchmarks.Running;

/// <summary>The values of all rounds, by name.</summary>
internal sealed class Measurements
{
    private readonly Dictionary<string, List<double>> _values = new(StringComparer.Ordinal);

    public Sample this[string name] => new(_values[name]);

    public void Add(string name, params IEnumerable<double> values)
    {
        if (!_values.TryGetValue(name, out var list))
        {
            _values[name] = list = [];
        }

        list.AddRange(values);
    }

    /// <summary>Adds what a script reported: an object whose members are numbers or lists of numbers.</summary>
    /// <param name="reported">The object.</param>
    /// <param name="prefix">A prefix for the names, for scripts that report the same members.</param>
    public void Add(JsonElement reported, string prefix = "")
    {
        foreach (var member in reported.EnumerateObject())
        {
            Add(prefix + member.Name, member.Value.ValueKind == JsonValueKind.Array
                ? member.Value.EnumerateArray().Select(item => item.GetDouble())
                : [member.Value.GetDouble()]);
        }
    }
}
