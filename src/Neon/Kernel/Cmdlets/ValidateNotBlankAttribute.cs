using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Refuses a list with a blank item, which Neon would reject or ignore. An empty list can be valid.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateNotBlankAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        if (ParameterInput.Unwrap(element) is null || (ParameterInput.Unwrap(element) is string text && string.IsNullOrWhiteSpace(text)))
        {
            throw new ValidationMetadataException("An item in the list is blank. A variable in the command may not be set.");
        }
    }
}
