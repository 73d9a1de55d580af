using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Refuses new names that no cmdlet could use later: blank names look like unset variables, and dots would change a path.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateNameAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if ((arguments is PSObject wrapped ? wrapped.BaseObject : arguments) is string name && (string.IsNullOrWhiteSpace(name) || name is "." or ".."))
        {
            throw new ValidationMetadataException($"'{VisibleText.Of(name)}' is not a valid name: it is blank or consists of dots. A variable in the command may not be set.");
        }
    }
}
