using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Refuses a new name that no cmdlet could name again: blank ones are taken for a variable that is not set, and dots alone
/// would climb in a path.
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
