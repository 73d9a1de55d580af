namespace Neon.Emulator;

/// <summary>
/// The host names that the emulator accepts. A web page can point its own host name at 127.0.0.1 and have the browser send
/// requests there, but those requests still contain that name.
/// </summary>
internal static class LoopbackHost
{
    private static readonly string[] Names = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>Whether a Host header, with or without a port, refers to this machine. Only HTTP/1.0 clients, which are not browsers, send none.</summary>
    public static bool IsServed(string? host)
    {
        if (host is null)
        {
            return true;
        }

        string? name = Array.Find(Names, name => host.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        string port = name is null ? string.Empty : host[name.Length..];
        return name is not null && (port.Length == 0 || (port[0] == ':' && port.Length > 1 && port.AsSpan(1).ContainsAnyExceptInRange('0', '9') == false));
    }
}
