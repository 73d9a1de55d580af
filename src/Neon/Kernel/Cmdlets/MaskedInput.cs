using System.Collections;
using System.Management.Automation;
using System.Security;

namespace Neon.Commands;

/// <summary>
/// Refuses a masked text in place of a secret, in every parameter of every cmdlet. The text of an object that holds a secret, such
/// as <c>"$connection"</c>, must never become a password or a key.
/// </summary>
internal static class MaskedInput
{
    // A list can contain itself.
    private const int MaxDepth = 8;

    /// <summary>Checks all bound parameters.</summary>
    /// <exception cref="NeonApiException">A value is masked.</exception>
    public static void Check(NeonCmdlet cmdlet)
    {
        // A piped object is also bound to the parameter that it is meant for.
        foreach (var (parameter, value) in cmdlet.MyInvocation.BoundParameters)
        {
            if (parameter != nameof(TypedTargetInput.PipedObject) && !cmdlet.RefusesMask(parameter) && IsMasked(value, MaxDepth))
            {
                throw InputErrors.Invalid($"-{parameter} contains a masked secret.", Secret.MaskAdvice);
            }
        }
    }

    private static bool IsMasked(object? value, int depth) => depth > 0 && ParameterInput.Unwrap(value) switch
    {
        string text => Secret.HasMask(text),
        ResourceIdentity identity => Secret.HasMask(identity.ToString()),
        SecureString secret => Secret.IsPlaceholder(Secret.Reveal(secret)),
        PSCredential credential => Secret.IsPlaceholder(Secret.Reveal(credential.Password)),
        IDictionary map => map.Values.Cast<object?>().Any(item => IsMasked(item, depth - 1)),
        object?[] list => Array.Exists(list, item => IsMasked(item, depth - 1)),
        PSCustomObject when value is PSObject row => row.Properties.OfType<PSNoteProperty>().Any(property => IsMasked(property.Value, depth - 1)),
        _ => false,
    };
}
