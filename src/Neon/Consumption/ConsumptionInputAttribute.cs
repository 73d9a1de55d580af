using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Refuses other objects of the module than consumption, such as a project. The engine would only report that they cannot be bound.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConsumptionInputAttribute : ArgumentTransformationAttribute
{
    public const string Advice = "Pipe in the output of Get-NeonProjectConsumption or Get-NeonBranchConsumption.";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        ParameterInput.Unwrap(inputData) is NeonObject item and not ConsumptionRecord
            ? throw new ArgumentTransformationMetadataException(
                $"The {ResourceIdentity.KindOfModel(item.GetType().Name)} {item} was specified where consumption is expected. {Advice}")
            : inputData;
}
