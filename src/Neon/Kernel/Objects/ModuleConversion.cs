using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Neon;

/// <summary>
/// Converts values as the engine does when it binds the parameters of a cmdlet of this module. In constrained language mode,
/// <see cref="LanguagePrimitives"/> converts to types of a module only while parameters are bound.
/// </summary>
internal static class ModuleConversion
{
    /// <summary>Converts a value.</summary>
    /// <exception cref="PSInvalidCastException">The value cannot be converted.</exception>
    public static object ConvertTo(object value, Type type)
    {
        // The language mode belongs to the runspace. What is converted here comes from a cmdlet, which is trusted.
        var runspace = Runspace.DefaultRunspace;
        Runspace.DefaultRunspace = null;
        try
        {
            return LanguagePrimitives.ConvertTo(value, type, CultureInfo.InvariantCulture);
        }
        finally
        {
            Runspace.DefaultRunspace = runspace;
        }
    }

    /// <summary>Converts a value; null if it cannot be converted.</summary>
    public static object? TryConvertTo(object value, Type type)
    {
        try
        {
            return ConvertTo(value, type);
        }
        catch (PSInvalidCastException)
        {
            return null;
        }
    }
}
