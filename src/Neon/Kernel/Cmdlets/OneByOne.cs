using System.Diagnostics.CodeAnalysis;

namespace Neon.Commands;

/// <summary>Reads a parameter with <see cref="OneByOneAttribute"/>.</summary>
internal static class OneByOne
{
    /// <summary>The value that the cmdlet uses now; null if none was specified.</summary>
    [return: NotNullIfNotNull(nameof(values))]
    public static T? Current<T>(this T[]? values)
        where T : class =>
        values?.Single();
}
