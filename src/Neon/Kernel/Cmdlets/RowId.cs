using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// The id of a row that has it as <c>id</c>, as the API returns it. It is not read from there, because any list can have such a column.
/// </summary>
internal static class RowId
{
    /// <summary>Refuses a row without the key of a parameter that has such an id: the cmdlet would use another resource, or all of them.</summary>
    /// <param name="row">The piped row.</param>
    /// <param name="identity">The type of the parameter's value.</param>
    /// <exception cref="NeonApiException">The row has the id.</exception>
    public static void EnsureNone(PSObject row, Type identity)
    {
        if (PlainObject.Property(row, "Id")?.Value is { } value && ParameterInput.Unwrap(value) is string text && IsForm(identity, text))
        {
            throw Unread(text, RowRule.Of(identity).Key, "Nothing was sent. ");
        }
    }

    /// <summary>The error for a row that has its id as <c>id</c>.</summary>
    /// <param name="id">The id.</param>
    /// <param name="key">The column that is read.</param>
    /// <param name="outcome">The sentence about what happened.</param>
    public static NeonApiException Unread(string id, string key, string outcome) =>
        new(NeonFailure.InvalidInput, VisibleText.Of($"The row has the id '{id}', but no {key}."))
        {
            Advice = $"{outcome}The column id is not read. Add the {key} with Select-Object *, @{{ n = '{key}'; e = 'id' }}.",
        };

    // In many lists a number is a row number; where any text can be an id, ids cannot be recognized.
    private static bool IsForm(Type identity, string text) => text.Any(char.IsAsciiLetter) && IsId(identity, text) && !IsId(identity, "a");

    private static bool IsId(Type identity, string text) => ModuleConversion.TryConvertTo(text, identity) is ResourceIdentity { Id: not null };
}
