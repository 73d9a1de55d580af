using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class HeaderTests
{
    [Fact]
    public void Request_headers_identify_the_account_and_module_but_not_the_machine()
    {
        var headers = new Dictionary<string, string>();
        using var wire = new Wire((request, _, _) =>
        {
            foreach (var (name, values) in request.Headers)
            {
                headers.Add(name, string.Join(" ", values));
            }

            return Task.FromResult(Wire.Of(new StringContent("{}")));
        });
        using var host = new NeonHost(handler: wire);

        Assert.Empty(host.Run("Invoke-NeonApi /regions").Errors);

        Assert.Equal(["Accept", "Authorization", "User-Agent", "X-Request-ID"], headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("application/json", headers["Accept"]);
        Assert.Equal($"Bearer {host.Emulator.ApiKey}", headers["Authorization"]);
        Assert.Equal($"Neon.PowerShell/{host.Run("(Get-Module Neon).Version.ToString(3)").Output[0].BaseObject}", headers["User-Agent"]);
    }
}
