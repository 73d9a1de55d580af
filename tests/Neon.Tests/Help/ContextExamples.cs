namespace Neon.Tests.Help;

/// <summary>A folder of its own for the examples that read or write a context file in the present one.</summary>
internal sealed class ContextExamples : IExamplePreparation
{
    public void Prepare(ExampleHost host)
    {
        if (host.IsNamed("-UseNeonFile") || (host.IsNamed("NeonContext") && host.IsNamed("-Path .")))
        {
            var project = host.Engine.Get<Project>("Get-NeonProject app")[0];
            host.Folder.Write(".neon", $$"""{ "orgId": "{{project.OrganizationId}}", "projectId": "{{project.ProjectId}}", "branch": "main" }""");
        }
    }
}
