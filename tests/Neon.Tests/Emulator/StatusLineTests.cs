using System.Net;
using System.Net.Sockets;
using System.Text;
using Neon.Emulator;
using Xunit;

namespace Neon.Tests.Emulator;

/// <summary>Clients show the reason phrase of a response, so it is the phrase of HTTP and not a name of .NET.</summary>
public class StatusLineTests
{
    /// <summary>Every status that the framework has, and one of Neon's gateway that it does not have.</summary>
    public static TheoryData<int> Statuses => [.. Enum.GetValues<HttpStatusCode>().Select(status => (int)status).Where(status => status >= 200).Distinct(), 524];

    [Theory]
    [InlineData("projects", "HTTP/1.1 400 Bad Request")]
    [InlineData("nowhere", "HTTP/1.1 404 Not Found")]
    [InlineData("projects//branches", "HTTP/1.1 307 Temporary Redirect")]
    [InlineData("regions", "HTTP/1.1 200 OK")]
    public async Task A_status_line_has_the_standard_reason_phrase(string path, string expected)
    {
        using NeonEmulator emulator = new();

        Assert.Equal(expected, await StatusLineAsync(emulator, path));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Words_of_a_reason_phrase_are_separated(int status)
    {
        using NeonEmulator emulator = new();
        emulator.Faults.Add("getActiveRegions", EmulatorFault.Status((HttpStatusCode)status, "{}"));

        string line = await StatusLineAsync(emulator, "regions");

        Assert.StartsWith($"HTTP/1.1 {status} ", line, StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z][A-Z]", line[13..].Replace("NonAuthoritative", "Non-Authoritative", StringComparison.Ordinal));
        Assert.DoesNotMatch("[0-9]", line[13..]);
    }

    private static async Task<string> StatusLineAsync(NeonEmulator emulator, string path)
    {
        Uri address = emulator.Listen();
        using TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {address.AbsolutePath}{path} HTTP/1.1\r\nhost: {address.Authority}\r\nauthorization: Bearer {emulator.ApiKey}\r\nconnection: close\r\n\r\n"));
        using StreamReader reader = new(stream, Encoding.Latin1);
        return (await reader.ReadLineAsync())!;
    }
}
