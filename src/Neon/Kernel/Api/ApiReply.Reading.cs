using System.Net;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace Neon;

/// <content>Reads and validates the response to a successful request.</content>
internal sealed partial class ApiReply
{
    // A change may have been made even if its response is invalid, so its outcome has to be checked.
    private NeonFailure Unusable => _request.IsChange ? NeonFailure.OutcomeUnknown : NeonFailure.InvalidResponse;

    /// <summary>The body as JSON text with valid strings.</summary>
    /// <param name="warn">Receives a warning for each text in which characters were replaced.</param>
    public string ReadText(Action<string> warn)
    {
        foreach (var member in _body.Replaced)
        {
            warn(_request.Secrets.Mask(ReplacedIn(member)));
        }

        return Encoding.UTF8.GetString(Json);
    }

    /// <summary>Reads the body; null if there is none.</summary>
    /// <param name="type">The type to read.</param>
    /// <param name="warn">Receives a warning for each value that had to be left out: the member and the text.</param>
    /// <exception cref="NeonApiException">
    /// The body is not JSON, lacks what the API defines, or is about another resource.
    /// </exception>
    public T? Read<T>(JsonTypeInfo<T> type, Action<string, string> warn)
        where T : class
    {
        if (Json.Length == 0)
        {
            return null;
        }

        T? value;
        IReadOnlyDictionary<string, string> misfits;
        ResponseFault? fault;
        ResponseEcho echo;
        string? unread;
        try
        {
            var json = JsonNulls.WithoutNullItems(Json);
            var nullItem = json == Json ? null : ResponseShape.NullItemIn(Json, type);
            value = JsonRepair.Read(json, type, _body.Replaced.Count > 0, out misfits, out unread);
            echo = ResponseEcho.Of(_request, json);
            fault = value is null ? null : nullItem ?? ResponseShape.Of(type).FaultIn(json, value, _request.RouteIds) ?? echo.Fault;
        }
        catch (Exception broken) when (JsonNulls.IsUnreadable(broken))
        {
            var what = JsonExcerpt.IsWellFormed(Json) ? "JSON that does not match the API" : "a body that cannot be read as JSON";
            throw Failure(Unusable, $"Neon responded with {(int)StatusCode} and {what} ({_body.Shape()}).", broken);
        }

        unread ??= _body.Replaced.FirstOrDefault(member => ResponseShape.IsIndispensable(type, member)) is { } lost
            ? $"Neon returned unusable text for '{VisibleText.Of(lost)}': it contains invalid characters."
            : null;
        if ((unread ?? (fault is null ? null : Words(fault))) is { } words)
        {
            throw Failure(Unusable, words);
        }

        foreach (var difference in echo.Differences)
        {
            var text = $"The change was made, but in Neon's response '{difference.Path}' is '{VisibleText.Of(difference.Actual)}' instead of '{VisibleText.Of(difference.Expected)}'.";
            warn(text, _request.Secrets.Mask(text));
        }

        foreach (var (member, text) in misfits)
        {
            warn(member, _request.Secrets.Mask(text) + " It was left out.");
        }

        foreach (var member in _body.Replaced.Where(member => !misfits.ContainsKey(member)))
        {
            warn(member, _request.Secrets.Mask(ReplacedIn(member)));
        }

        return value;
    }

    /// <summary>Verifies that a change without a response body has the response that the API defines.</summary>
    /// <exception cref="NeonApiException">The response is different; it may be from a proxy.</exception>
    public EmptyResponse EnsureNoBody()
    {
        var isEmpty = (_request.IsPresigned && _body.IsEmpty)
            || (_request.HasEmptyResponse && (Json.Trim(" \t\r\n"u8) is [] or [(byte)'{', (byte)'}']));
        if (StatusCode != HttpStatusCode.NoContent && !isEmpty)
        {
            throw Failure(Unusable, $"{(_request.IsPresigned ? "The store" : "Neon")} responded with {(int)StatusCode} and a body, but an empty response was expected ({_body.Shape()}).");
        }

        return EmptyResponse.Instance;
    }

    private static string ReplacedIn(string member) =>
        $"Neon returned invalid characters in '{VisibleText.Of(member)}'. They were replaced with U+FFFD.";

    private string Words(ResponseFault fault) => fault switch
    {
        { Expected: { } requested, Actual: { } came } =>
            $"Neon's response is about another resource: '{fault.Path}' is '{VisibleText.Of(came)}' instead of '{requested}'.",
        { Actual: { } came } =>
            $"Neon's response is about another resource: '{fault.Path}' is '{VisibleText.Of(came)}', which was not requested.",
        { Path: "" } => $"Neon's response has none of the members that the API defines ({_body.Shape()}).",
        _ => $"Neon's response does not contain '{fault.Path}' ({_body.Shape()}).",
    };
}
