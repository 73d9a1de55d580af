using System.Collections;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// Refuses a hashtable, a row and any other object without a text of its own, for a parameter that takes text. PowerShell would take
/// the name of its type, or <c>@{Name=pr-1}</c>, for the value.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextValueAttribute : SingleValueAttribute
{
    /// <summary>Whether the parameter takes several values.</summary>
    public bool IsList { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (IsList && ParameterInput.IsList(inputData))
        {
            foreach (var item in (IEnumerable)ParameterInput.Unwrap(inputData)!)
            {
                EnsureText(base.Transform(engineIntrinsics, item));
            }

            return inputData;
        }

        EnsureText(base.Transform(engineIntrinsics, inputData));
        return inputData;
    }

    private static void EnsureText(object? value)
    {
        var item = ParameterInput.Unwrap(value);
        if (item is PSCustomObject or IDictionary || (item is not null && item.ToString() == item.GetType().ToString()))
        {
            throw new ArgumentTransformationMetadataException(
                $"{(item is IDictionary ? "A hashtable" : item is PSCustomObject ? "A row" : $"An object of type {item.GetType().Name}")} was specified where text is expected. Specify one of its properties, such as $_.Name within ForEach-Object.");
        }
    }
}
