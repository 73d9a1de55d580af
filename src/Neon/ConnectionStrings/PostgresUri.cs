using System.Globalization;

namespace Neon;

/// <summary>
/// A connection URI, parsed by libpq's rules. The parts keep their original encoding, so that joining them returns the same
/// text; System.Uri would change some of it.
/// </summary>
internal sealed record PostgresUri
{
    public const int DefaultPort = 5432;

    /// <summary>The scheme with its slashes.</summary>
    public required string Scheme { get; init; }

    public required string RawRole { get; init; }

    /// <summary>The encoded password; null when the URI has none.</summary>
    public string? RawPassword { get; init; }

    public required string Host { get; init; }

    /// <summary>The port, if the URI contains one.</summary>
    public int? Port { get; init; }

    public required string RawDatabase { get; init; }

    /// <summary>The encoded parameters, without the question mark.</summary>
    public required string RawQuery { get; init; }

    public string Role => Uri.UnescapeDataString(RawRole);

    public string? Password => RawPassword is null ? null : Uri.UnescapeDataString(RawPassword);

    public string Database => Uri.UnescapeDataString(RawDatabase);

    /// <summary>The host's first label, which names the endpoint.</summary>
    public string HostLabel => Host.Split('.', 2)[0];

    /// <summary>Parses a URI; null if the text is not a connection URI.</summary>
    public static PostgresUri? Parse(string text)
    {
        var scheme = Array.Find(["postgresql://", "postgres://"], prefix => text.StartsWith(prefix, StringComparison.Ordinal));
        if (scheme is null)
        {
            return null;
        }

        var (userAndHost, path) = Cut(text[scheme.Length..], '/');
        var (user, address) = Cut(userAndHost, '@');
        if (address is null || path is null)
        {
            return null;
        }

        var (role, password) = Cut(user, ':');
        var (database, query) = Cut(path, '?');
        var colon = address.LastIndexOf(':');
        var hasPort = colon > address.LastIndexOf(']');
        var port = 0;
        if (hasPort && !int.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port))
        {
            return null;
        }

        var host = hasPort ? address[..colon] : address;
        return role.Length == 0 || host.Length == 0 || database.Length == 0
            ? null
            : new PostgresUri
            {
                Scheme = scheme,
                RawRole = role,
                RawPassword = password,
                Host = host,
                Port = hasPort ? port : null,
                RawDatabase = database,
                RawQuery = query ?? string.Empty,
            };
    }

    /// <summary>The value of a parameter; null if the URI does not have it.</summary>
    public string? Parameter(string name) => Parameters().LastOrDefault(parameter => parameter.Name == name).Value;

    /// <summary>The URI with a parameter set.</summary>
    public PostgresUri With(string name, string value) => this with
    {
        RawQuery = string.Join(
            '&',
            Parameters().Where(parameter => parameter.Name != name).Select(parameter => parameter.Raw)
                .Append($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}")),
    };

    /// <summary>The text of the URI, including the password.</summary>
    public string ToPlainText() => string.Concat(
        Scheme,
        RawRole,
        RawPassword is null ? null : ":" + RawPassword,
        "@",
        Host,
        Port is { } port ? string.Create(CultureInfo.InvariantCulture, $":{port}") : null,
        "/",
        RawDatabase,
        RawQuery.Length == 0 ? null : "?" + RawQuery);

    /// <summary>The URI with its password masked.</summary>
    public PostgresUri Masked() => RawPassword is null ? this : this with { RawPassword = Secret.TextMask };

    /// <inheritdoc/>
    public override string ToString() => Masked().ToPlainText();

    private static (string Before, string? After) Cut(string text, char at)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);
    }

    private IEnumerable<(string Name, string Value, string Raw)> Parameters() =>
        from raw in RawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = Cut(raw, '=')
        select (Uri.UnescapeDataString(parts.Before), Uri.UnescapeDataString(parts.After ?? string.Empty), raw);
}
