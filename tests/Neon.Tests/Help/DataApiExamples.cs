namespace Neon.Tests.Help;

/// <summary>A Data API for the database orders, unless the example creates it; the advisor needs it as well.</summary>
internal sealed class DataApiExamples : IExamplePreparation
{
    public void Prepare(ExampleHost host)
    {
        if ((host.IsNamed("NeonDataApi") || host.IsNamed("AdvisorIssue")) && !host.IsNamed("New-NeonDataApi"))
        {
            host.Type("New-NeonDataApi orders -Project app -Branch main -Wait");
        }
    }
}
