using System.ComponentModel;
using System.Diagnostics;

namespace Neon;

/// <summary>The browser of the desktop.</summary>
internal static class Browser
{
    // Without one of them, a program could only open a text browser in the terminal of the session.
    private static readonly string[] DisplayVariables = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"];

    /// <summary>Opens an address in the default browser.</summary>
    /// <param name="address">The address.</param>
    /// <returns>False if there is no desktop or no browser, such as in a container or a service.</returns>
    public static bool Open(Uri address)
    {
        if (!Environment.UserInteractive || (OperatingSystem.IsLinux() && Array.TrueForAll(DisplayVariables, name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))))
        {
            return false;
        }

        try
        {
            using var opened = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
            return true;
        }
        catch (Exception noBrowser) when (noBrowser is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
