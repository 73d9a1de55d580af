using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.ConnectionStrings;

public sealed class SecretViewTests
{
    private const string Password = "s3cr3t";

    public static TheoryData<string> Views => ["Out-Default", "Format-List | Out-Default"];

    [Theory]
    [MemberData(nameof(Views))]
    public void A_role_is_shown_without_its_password(string view)
    {
        var text = Show(new Role { RoleName = "app", BranchId = "br-a-b-1", Password = Secret.Of(Password) }, view);

        Assert.Contains("app", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
        Assert.Equal(view != "Out-Default", text.Contains(Secret.Mask, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_connection_string_is_shown_without_its_password(string view)
    {
        var uri = PostgresUri.Parse($"postgresql://app:{Password}@ep-a-b-1-pooler.us-east-2.aws.neon.tech/orders?sslmode=require")!;
        var text = Show(new ConnectionString(uri), view);

        Assert.Contains("ep-a-b-1-pooler", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, text, StringComparison.Ordinal);
        Assert.Equal(view != "Out-Default", text.Contains(Secret.Mask, StringComparison.Ordinal));
    }

    private static string Show(object value, string view)
    {
        var host = new TestHost();
        using var runspace = NeonRunspace.Open(host);
        runspace.SessionStateProxy.SetVariable("value", value);
        using var shell = PowerShell.Create(runspace);
        shell.AddScript($"$value | {view}").Invoke();
        Assert.Empty(shell.Streams.Error);
        return host.Printed;
    }
}
