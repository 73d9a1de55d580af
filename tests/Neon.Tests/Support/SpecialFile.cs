using System.Collections.Concurrent;
using System.Formats.Tar;
using System.Net.Sockets;

namespace Neon.Tests.Support;

/// <summary>Files that are not regular ones: opening them blocks, or reading them never ends.</summary>
internal static class SpecialFile
{
    /// <summary>The kinds that exist on this system.</summary>
    public static IEnumerable<string> Kinds => OperatingSystem.IsWindows() ? []
        : OperatingSystem.IsLinux() ? ["pipe", "socket", "device", "link to a pipe", "file of the system", "file of the kernel"]
        : ["pipe", "socket", "device", "link to a pipe"];

    private static ConcurrentBag<Socket> Sockets { get; } = [];

    /// <summary>Creates one.</summary>
    public static string Make(string kind, string path)
    {
        switch (kind)
        {
            case "pipe":
                new PaxTarEntry(TarEntryType.Fifo, "pipe") { Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite }.ExtractToFile(path, overwrite: false);
                break;
            case "socket":
                // Its file is deleted with it.
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(path));
                Sockets.Add(socket);
                break;
            case "device":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            case "file of the system":
                // A regular file without a length; reading it waits for messages of the kernel.
                File.CreateSymbolicLink(path, File.Exists("/proc/kmsg") ? "/proc/kmsg" : "/proc/self/status");
                break;
            case "file of the kernel":
                // A regular file with a length.
                File.CreateSymbolicLink(path, "/sys/kernel/uevent_seqnum");
                break;
            default:
                File.CreateSymbolicLink(path, Make("pipe", path + ".pipe"));
                break;
        }

        return path;
    }
}
