using System.Management.Automation;
using System.Reflection;
using Neon.Tests.Support;

namespace Neon.Tests.Contract;

/// <summary>
/// All texts in an error: what the engine prints, and what <c>Get-Error</c> finds in the record, its exceptions and the
/// arguments of the command. The line that the user typed is not included.
/// </summary>
internal static class ErrorTexts
{
    public static IEnumerable<string> Of(object? error) => (error is PSObject wrapped ? wrapped.BaseObject : error) switch
    {
        ErrorRecord record => OfRecord(record),
        Exception exception => OfException(exception),
        var other => [other?.ToString() ?? string.Empty],
    };

    private static IEnumerable<string> OfRecord(ErrorRecord record) =>
    [
        record.ToString(), record.FullyQualifiedErrorId, record.CategoryInfo.ToString(), record.CategoryInfo.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
        $"{record.ErrorDetails?.Message} {record.ErrorDetails?.RecommendedAction}",
        $"{record.TargetObject}", JsonText.Of(record.TargetObject), $"{record.ScriptStackTrace}",
        .. (record.InvocationInfo?.BoundParameters ?? []).Values.Select(value => $"{value}"),
        .. OfException(record.Exception),
    ];

    private static IEnumerable<string> OfException(Exception exception) =>
    [
        exception.ToString(),
        .. exception.Data.Cast<System.Collections.DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}"),
        .. Chain(exception).SelectMany(inner => inner.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.Name is not ("TargetSite" or "ErrorRecord"))
            .Select(property => $"{property.Name}={property.GetValue(inner)}")),
    ];

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
