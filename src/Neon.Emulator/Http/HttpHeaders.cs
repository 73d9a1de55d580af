using System.Buffers;

namespace Neon.Emulator;

/// <summary>The headers of one request.</summary>
internal sealed class HttpHeaders
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Headers that define the request: a second one is refused, even if it has the same value.</summary>
    private static readonly HashSet<string> Single = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Transfer-Encoding", "Content-Type", "Authorization",
    };

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a header, with several lines joined into one list; null if there is none.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Adds a line. A name ends at the colon, without a space, and a line cannot continue the one before it.</summary>
    /// <exception cref="InvalidDataException">The line is not valid.</exception>
    public void Add(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        string value = line[(colon + 1)..].Trim(' ', '\t');
        if (colon <= 0 || line.AsSpan(0, colon).ContainsAnyExcept(NameCharacters) || value.Any(character => character != '\t' && char.IsControl(character)))
        {
            throw new InvalidDataException("A header of the request is not valid.");
        }

        string name = line[..colon];
        if (!_values.TryAdd(name, value))
        {
            _values[name] = Single.Contains(name)
                ? throw new InvalidDataException($"The request has more than one {name} header.")
                : $"{_values[name]}, {value}";
        }
    }
}
