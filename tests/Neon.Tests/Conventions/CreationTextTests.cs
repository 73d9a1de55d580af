using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>A confirmation of a creation shows every property that was specified.</summary>
public sealed class CreationTextTests
{
    // They say how the cmdlet works, not what it creates.
    private static readonly string[] Modes = ["IfNotExists", "PassThru", "AsPlainText", "Connection", "Wait", "TimeoutSec"];

    // These are a part of the action or of the target instead.
    private static readonly Dictionary<string, string> InWords = new()
    {
        ["New-NeonBranch -Parent"] = "Create branch from br-other-lake-a1b2c3d4",
        ["New-NeonAnonymizedBranch -Parent"] = "Create anonymized branch from br-other-lake-a1b2c3d4",
        ["New-NeonAnonymizedBranch -Start"] = "mask its data",
        ["New-NeonTrigger -Function"] = "of the function sample",
        ["New-NeonBucketObjectUrl -Operation"] = "anyone can",
        ["New-NeonApiKey -Project"] = "for the project",
        ["New-NeonApiKey -Organization"] = "of the organization",
        ["New-NeonOrganizationInvitation -Role"] = "Invite to organization as ",
        ["New-NeonCredential -Scope"] = "with the scopes",
        ["New-NeonDataApi -AddDefaultGrants"] = "allow signed-in users to read and write",
        ["Add-NeonJwks -ProviderName"] = "Accept the tokens of sample",
        ["Add-NeonCustomDomain -Function"] = "sample",
        ["Add-NeonCustomDomain -EntityType"] = "sample",
        ["Add-NeonCustomDomain -EntityId"] = "sample",
        ["Enable-NeonAuth -AuthProvider"] = "with sample",
        ["Publish-NeonFunction -Environment"] = "set its environment variables",
    };

    [Fact]
    public void Specified_properties_are_shown()
    {
        var person = new TestHost(0);
        using var runs = new CmdletRuns(person) { WhatIf = true, Server = { Alter = SampleServer.Accepting } };
        var (missing, count) = (new List<string>(), 0);
        foreach (var cmdlet in CmdletRuns.Cmdlets.Where(type => type.GetCustomAttribute<CmdletAttribute>() is { VerbName: "New" or "Add" or "Publish" or "Enable", SupportsShouldProcess: true }))
        {
            foreach (var run in runs.All(cmdlet).Where(run => run.Succeeded))
            {
                var printed = person.TakePrinted();
                foreach (var parameter in run.Parameters.Select(name => cmdlet.GetProperty(name)!).Where(IsProperty))
                {
                    count++;
                    var words = InWords.GetValueOrDefault($"{CmdletRuns.NameOf(cmdlet)} -{parameter.Name}", parameter.Name);
                    if (!printed.Contains(words, StringComparison.Ordinal))
                    {
                        missing.Add($"{CmdletRuns.NameOf(cmdlet)} -{parameter.Name}: {printed.Trim()}");
                    }
                }
            }
        }

        Assert.True(count > 80, $"{count} parameters");
        Convention.None(missing.Distinct(), "A confirmation shows every specified property. Use ShouldCreate, or name it in the action:");
    }

    [Fact]
    public void Secrets_are_not_shown()
    {
        var person = new TestHost(0);
        using var host = new NeonHost();
        host.Seed();
        host.Run("Set-NeonContext -Project app -Branch main; Enable-NeonAuth");
        using var runspace = host.NewRunspace(person);

        PipelineResult.Of(runspace, """
            Add-NeonAuthOAuthProvider github -ClientId id -ClientSecret (ConvertTo-SecureString top-secret -AsPlainText) -Project app -Branch main -WhatIf
            Publish-NeonFunction fn -Runtime nodejs24 -Environment @{ TOKEN = 'top-secret'; OLD = '' } -Project app -Branch main -WhatIf
            """);

        Assert.Contains("ClientId id, ClientSecret (secret)", person.Printed, StringComparison.Ordinal);
        Assert.Contains("Deploy function, set its environment variables TOKEN, remove its environment variables OLD: Runtime nodejs24", person.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain("top-secret", person.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-NeonBranch x -ExpiresIn 90m -SchemaOnly -MinCu 1 -MaxCu 2 -Annotation @{ team = 'a b' }", "Create branch from main, the project's default branch: SchemaOnly, ExpiresIn 1 h 30 min, Annotation team=a b, MinCu 1, MaxCu 2")]
    [InlineData("New-NeonSnapshot -Branch main -ExpiresAt 2099-01-02T03:04:05+02:00", "Create snapshot: ExpiresAt 2099-01-02 01:04:05Z")]
    [InlineData("New-NeonBranch x -Parent main", "Create branch from main\"")]
    [InlineData("New-NeonProject shop -Region aws-us-east-2 -QuotaLogicalSize 5GB -AllowedIp 10.0.0.1, 10.0.0.2", "Create project: Region aws-us-east-2, AllowedIp (10.0.0.1, 10.0.0.2), QuotaLogicalSize 5 GiB")]
    [InlineData("New-NeonEndpoint -Branch main -Type read_only -Disabled -PasswordlessAccess:$false", "Create endpoint: Type read_only, Disabled, PasswordlessAccess False")]
    public void Values_are_shown_as_people_write_them(string command, string expected)
    {
        var person = new TestHost(0);
        using var host = new NeonHost();
        host.Seed();
        using var runspace = host.NewRunspace(person);

        var result = PipelineResult.Of(runspace, $"Set-NeonContext -Project app; {command} -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Contains(expected, person.Printed, StringComparison.Ordinal);
    }

    private static bool IsProperty(PropertyInfo property) =>
        !Modes.Contains(property.Name)
        && ParentParameter.Of(property) is null
        && !property.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.Position == 0 || attribute.ValueFromPipeline);
}
