using Neon.Tests.Help;
using Neon.Tests.Support;

namespace Neon.Tests.Connection;

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class ContextTestData : CmdletTestData
{
    public override void PrepareExample(ExampleHost host)
    {
        if (host.IsNamed("-UseNeonFile") || (host.IsNamed("NeonContext") && host.IsNamed("-Path .")))
        {
            var project = host.Engine.Get<Project>("Get-NeonProject app")[0];
            host.Folder.Write(".neon", $$"""{ "orgId": "{{project.OrganizationId}}", "projectId": "{{project.ProjectId}}", "branch": "main" }""");
        }
    }
}
