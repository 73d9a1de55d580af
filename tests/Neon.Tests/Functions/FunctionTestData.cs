using System.IO.Compression;
using Neon.Tests.Help;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Functions;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class FunctionTestData : CmdletTestData
{
    private const string Function = "$null = Publish-NeonFunction api $zip";
    private static readonly string[] Nouns = ["NeonFunction", "NeonTrigger", "NeonCustomDomain"];

    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Deployed, "Publish-NeonFunction api $zip", "createProjectBranchFunctionDeployment"),
        new(Deployed, "Publish-NeonFunction api -Environment @{ MODE = 'live' }", "createProjectBranchFunctionDeployment") { Prepare = [Function] },
        new(Looks, "Set-NeonFunction api -Name Orders", "updateProjectBranchFunction") { Prepare = [Function] },
        new(Gone, "Remove-NeonFunction api -PassThru", "deleteProjectBranchFunction") { Prepare = [Function], Lacks = ["*"] },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Remove-NeonFunction old -Project app -Branch main", "Publish-NeonFunction old $folder -Project app -Branch main -Wait"),
        new("Remove-NeonFunction 'Old API' -Project app -Branch main", "Publish-NeonFunction old $folder -Project app -Branch main -Wait | Set-NeonFunction -Name 'Old API'"),
    ];

    public override void PrepareExample(ExampleHost host)
    {
        if (!Array.Exists(Nouns, host.IsNamed))
        {
            return;
        }

        var onDev = host.IsNamed("-Branch dev") || host.IsNamed("NeonBranch dev");
        var code = Write(host, "dist/index.mjs");
        var broken = Write(host, "broken/other.mjs");
        ZipFile.CreateFromDirectory(code, host.Folder["api.zip"]);
        host.Type($"Publish-NeonFunction api -Path '{code}' -Environment @{{ OLD_FLAG = '1' }} -Project app -Branch main -Wait");
        host.Type($"Publish-NeonFunction broken -Path '{broken}' -Project app -Branch main", "'failed'");
        if (!host.IsNamed("New-NeonTrigger"))
        {
            host.Type("New-NeonTrigger nightly -Function api -Cron '0 3 * * *' -Project app -Branch main", "NeonTrigger");
            host.Type("New-NeonTrigger resize -Function api -Bucket uploads -Prefix pictures/ -Project app -Branch main", "NeonTrigger");
        }

        if (!host.IsNamed("Add-NeonCustomDomain"))
        {
            host.Type("Add-NeonCustomDomain api.example.com -Function api -Project app -Branch main", "NeonCustomDomain");
        }

        if (onDev && !host.IsPage)
        {
            // Created again, it gets the current state of main.
            host.Type("Remove-NeonBranch dev -Project app -Confirm:$false -Wait; New-NeonBranch dev -Project app -Wait");
        }
    }

    private static string Write(ExampleHost host, string file) =>
        host.Folder.Write(file, "export default { fetch: () => new Response('hello') };").DirectoryName!;
}
