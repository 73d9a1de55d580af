namespace Neon.Tests.Help;

/// <summary>The snapshots and schedules that examples name.</summary>
internal sealed class SnapshotExamples : IExamplePreparation
{
    public void Prepare(ExampleHost host)
    {
        if (!host.IsCreated("Snapshot", "before-migration"))
        {
            host.Type("New-NeonSnapshot before-migration -Project app -Branch main -Wait", "before-", "Get-NeonSnapshot ");
        }

        host.Type(
            "Set-NeonSnapshotSchedule -Project app -Branch main -Frequency daily -Hour 3", "Where-Object Schedule", "Set-NeonSnapshotSchedule -Branch release");
    }
}
