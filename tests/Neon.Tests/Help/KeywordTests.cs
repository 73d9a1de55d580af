using System.Xml.Linq;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>
/// <c>Get-Help word</c> lists the cmdlets whose names contain the word. If there are none, it lists those whose help contains it.
/// </summary>
public sealed class KeywordTests
{
    private static readonly Dictionary<string, string> Texts = Read();

    [Theory]
    [InlineData("clone", "New-NeonBranch", "New-NeonAnonymizedBranch")]
    [InlineData("fork", "New-NeonBranch")]
    [InlineData("pull request", "New-NeonBranch")]
    [InlineData("ttl", "New-NeonBranch", "Set-NeonBranch", "Set-NeonSnapshot")]
    [InlineData("expire", "New-NeonBranch", "Set-NeonBranch", "Set-NeonSnapshot")]
    [InlineData("backup", "New-NeonSnapshot", "Restore-NeonSnapshot", "Set-NeonSnapshotSchedule", "Restore-NeonBranch")]
    [InlineData("snapshot", "New-NeonSnapshot", "Restore-NeonSnapshot")]
    [InlineData("pitr", "Restore-NeonBranch", "Set-NeonProject")]
    [InlineData("undo", "Restore-NeonBranch", "Restore-NeonDeletedBranch", "Restore-NeonDeletedProject")]
    [InlineData("rollback", "Restore-NeonBranch", "Restore-NeonSnapshot")]
    [InlineData("undelete", "Restore-NeonDeletedBranch", "Restore-NeonDeletedProject")]
    [InlineData("restore", "Restore-NeonBranch", "Restore-NeonSnapshot")]
    [InlineData("schema diff", "Compare-NeonBranchSchema")]
    [InlineData("pg_dump", "Get-NeonBranchSchema")]
    [InlineData("cost", "Show-NeonConsumption", "Get-NeonProjectConsumption", "Set-NeonSpendingLimit")]
    [InlineData("billing", "Show-NeonConsumption", "Get-NeonProjectConsumption", "Set-NeonSpendingLimit")]
    [InlineData("invoice", "Show-NeonConsumption", "Get-NeonProjectConsumption")]
    [InlineData("usage", "Show-NeonConsumption", "Get-NeonProjectConsumption")]
    [InlineData("budget", "Set-NeonSpendingLimit")]
    [InlineData("firewall", "Set-NeonProject", "Set-NeonVpcEndpoint")]
    [InlineData("allowlist", "Set-NeonProject")]
    [InlineData("whitelist", "Set-NeonProject")]
    [InlineData("private link", "Set-NeonVpcEndpoint")]
    [InlineData("rotate", "Reset-NeonRolePassword", "Reset-NeonCredential", "New-NeonApiKey")]
    [InlineData("password", "Get-NeonRolePassword", "Reset-NeonRolePassword")]
    [InlineData("secret", "Get-NeonCredentialSecret")]
    [InlineData("token", "New-NeonApiKey", "New-NeonCredential")]
    [InlineData("invite", "New-NeonOrganizationInvitation", "Grant-NeonProjectPermission")]
    [InlineData("user", "Get-NeonCurrentUser", "New-NeonAuthUser")]
    [InlineData("login", "New-NeonRole", "Connect-Neon", "Get-NeonConnectionString")]
    [InlineData("dsn", "Get-NeonConnectionString")]
    [InlineData("psql", "Get-NeonConnectionString")]
    [InlineData("masking", "Get-NeonMaskingRule", "Set-NeonMaskingRule")]
    [InlineData("pii", "New-NeonAnonymizedBranch", "Set-NeonMaskingRule")]
    [InlineData("autoscaling", "Set-NeonEndpoint", "Set-NeonProject")]
    [InlineData("read replica", "New-NeonEndpoint")]
    [InlineData("suspend", "Suspend-NeonEndpoint")]
    [InlineData("wake", "Start-NeonEndpoint")]
    [InlineData("log", "Get-NeonLog")]
    [InlineData("cron", "Set-NeonSnapshotSchedule", "New-NeonTrigger")]
    [InlineData("webhook", "Get-NeonAuthWebhook", "Set-NeonAuthWebhook")]
    [InlineData("upload", "Send-NeonBucketObject")]
    [InlineData("download", "Save-NeonBucketObject")]
    [InlineData("curl", "Invoke-NeonApi")]
    [InlineData("mock", "Start-NeonEmulator")]
    public void A_word_finds_its_cmdlets(string word, params string[] cmdlets)
    {
        string[] named = [.. Texts.Keys.Where(name => Contains(name, word))];
        var found = named.Length > 0 ? named : [.. Texts.Where(text => Contains(text.Value, word)).Select(text => text.Key)];

        Assert.Empty(cmdlets.Except(found));
    }

    /// <summary>For some words, a cmdlet that does not belong would mislead as much as one that is missing.</summary>
    [Theory]
    [InlineData("ttl", "New-NeonAnonymizedBranch", "New-NeonBranch", "New-NeonBucketObjectUrl", "New-NeonProjectTransferRequest", "New-NeonSnapshot", "Set-NeonBranch", "Set-NeonSnapshot")]
    [InlineData("invoice", "Get-NeonBranchConsumption", "Get-NeonProjectConsumption", "Get-NeonSpendingLimit", "Set-NeonSpendingLimit", "Show-NeonConsumption")]
    [InlineData("firewall", "Get-NeonProjectVpcEndpoint", "Get-NeonVpcEndpoint", "New-NeonProject", "Set-NeonProject", "Set-NeonProjectVpcEndpoint", "Set-NeonVpcEndpoint")]
    [InlineData("pitr", "Get-NeonConnectionString", "New-NeonBranch", "New-NeonProject", "New-NeonSnapshot", "Restore-NeonBranch", "Set-NeonProject")]
    public void A_word_finds_no_other_cmdlet(string word, params string[] cmdlets) =>
        // Get-Help searches for parts of words, so ttl also finds -ThrottleLimit, which has the same name in every module.
        Assert.Equal(cmdlets, Texts.Where(text => Contains(text.Value.Replace("throttle", string.Empty, StringComparison.OrdinalIgnoreCase), word)).Select(text => text.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Keywords_are_not_in_the_reference() => Assert.DoesNotContain(
        "flashback", File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "docs", "reference", "Restore-NeonBranch.md")), StringComparison.Ordinal);

    private static bool Contains(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> Read()
    {
        XNamespace command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
        XNamespace maml = "http://schemas.microsoft.com/maml/2004/10";
        return XDocument.Load(Path.Combine(StagedModule.Folder, "en-US", "Neon.dll-Help.xml")).Root!.Elements(command + "command").ToDictionary(
            help => help.Element(command + "details")!.Element(command + "name")!.Value,
            // The parts that Get-Help searches.
            help => string.Join('\n', new[]
            {
                help.Element(command + "details")!.Element(maml + "description"), help.Element(maml + "description"), help.Element(command + "examples"),
                help.Element(maml + "alertSet"), help.Element(command + "parameters"),
            }.Select(part => part?.Value)));
    }
}
