using System.Collections;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Calls any operation of Neon's API, including those without a cmdlet.</summary>
/// <remarks>
/// <para>The request is handled like those of all other cmdlets: the session's key, rate limits, safe retries, waiting for
/// locked projects, and errors with advice. Paths are relative to the API, such as /projects.</para>
/// <para>The response is emitted as objects with Neon's property names; -AsText returns the JSON. Secrets in a response are
/// not masked, because this cmdlet cannot recognize them. With -All, the cmdlet reads all pages of a list and emits the
/// items one by one.</para>
/// </remarks>
/// <example>
/// <para>Read a resource</para>
/// <code>Invoke-NeonApi /projects/quiet-forest-12345678</code>
/// </example>
/// <example>
/// <para>Send a body</para>
/// <code>Invoke-NeonApi /projects/quiet-forest-12345678/branches -Method Post -Body @{ branch = @{ name = 'feature' } }</code>
/// </example>
/// <example>
/// <para>List all items of a paged list</para>
/// <code>Invoke-NeonApi /projects -Query @{ org_id = (Get-NeonContext).OrganizationId; limit = 400 } -All</code>
/// </example>
/// <keywords>rest, curl, raw request, http</keywords>
/// <seealso href="about_Neon_Errors"/>
/// <seealso href="about_Neon_Limits"/>
/// <seealso href="https://api-docs.neon.tech/reference/getting-started-with-neon-api"/>
[Cmdlet(VerbsLifecycle.Invoke, "NeonApi", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeNeonApiCommand : NeonApiCmdlet
{
    /// <summary>
    /// The path of the operation, relative to the API, such as <c>/projects/quiet-forest-12345678</c>. Its segments must
    /// already be escaped.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The path of the operation, relative to the API, such as /projects/quiet-forest-12345678.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ApiPathCompleter))]
    [TextValue]
    public string Path { get; set; } = null!;

    /// <summary>The HTTP method.</summary>
    /// <value>Get</value>
    [Parameter(HelpMessage = "The HTTP method.")]
    [ArgumentCompleter(typeof(ApiMethodCompleter))]
    [AcceptedValues(typeof(ApiMethodCompleter))]
    [TextValue]
    public string Method { get; set; } = "Get";

    /// <summary>The query parameters by name. A list is sent as repeated parameters; null is not sent.</summary>
    [Parameter(HelpMessage = "The query parameters by name.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    [AlsoAccepts(typeof(DateTime), typeof(DateTimeOffset), AllowsLists = true, AllowsNull = true)]
    public IDictionary? Query { get; set; }

    /// <summary>The body: JSON as text, or a hashtable or object, which is converted to JSON.</summary>
    [Parameter(ValueFromPipeline = true, HelpMessage = "The body: JSON as text, or a hashtable or object, which is converted to JSON.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    public object? Body { get; set; }

    /// <summary>Reads all pages of a list and emits its items.</summary>
    [Parameter(HelpMessage = "Reads all pages of a list and emits its items.")]
    public SwitchParameter All { get; set; }

    /// <summary>Emits the JSON of the response as text.</summary>
    [Parameter(HelpMessage = "Emits the JSON of the response as text.")]
    public SwitchParameter AsText { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Path;
        var isRead = Method.Equals("Get", StringComparison.OrdinalIgnoreCase);
        if (All && (!isRead || AsText))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "-All cannot be used with -AsText or with a method other than Get.")
            {
                Advice = "Omit -Method and -AsText, or omit -All.",
            };
        }

        var secrets = new SecretRedactor();
        var body = Body is null ? null : Secret.Capturing(secrets, () => JsonText.Of(Body));
        if (!isRead)
        {
            var path = RawRoute.Of(Path).Path;
            if (!ShouldProcess(path, ApiPathCompleter.TitleOf(Method, path) is { } title ? $"{Method}: {title}" : Method))
            {
                return;
            }
        }

        if (!All)
        {
            var reply = await SendAsync(Request(body, secrets, null), cancellation);
            if (reply.Text.Length > 0)
            {
                WriteObject(AsText ? reply.Text : JsonText.ToPSObject(reply.ReadText(Client.Warn), reply), enumerateCollection: true);
            }

            return;
        }

        await foreach (var item in PageWalker.WalkAsync(PageAsync, page => page.Items, page => page.Cursor, cancellation, page => page.IsTruncated))
        {
            WriteObject(item);
        }
    }

    private async Task<ApiReply> SendAsync(ApiRequest request, CancellationToken cancellation)
    {
        try
        {
            return await Client.ExchangeAsync(request, cancellation);
        }
        catch (NeonApiException lost) when (lost.Failure == NeonFailure.OutcomeUnknown)
        {
            throw new LostResponse(Client, lost, request, Check(request)).Inconclusive("The module cannot verify changes made through Invoke-NeonApi.");
        }
        finally
        {
            if (request.IsChange)
            {
                // It can have renamed anything.
                Client.Connection.Names.Clear();
            }
        }
    }

    // A path that accepts changes can usually be read too. If not, as for an action, the operations are more useful.
    private CommandLine Check(ApiRequest request) => request is { ProjectId: { } projectId } && request.Method == HttpMethod.Post
        ? CommandLine.Of($"Get-NeonOperation -Project {projectId}")
        : CommandLine.Of($"Invoke-NeonApi -Path {Path}");

    private async Task<JsonPage> PageAsync(string? cursor, CancellationToken cancellation)
    {
        var reply = await Client.ExchangeAsync(Request(null, new SecretRedactor(), cursor), cancellation);
        var page = JsonPage.Of(reply, Client.Warn);
        if (page.Unavailable.Count > 0)
        {
            WriteWarning($"The list is incomplete: Neon could not read {string.Join(", ", page.Unavailable)} in time.");
        }

        return page;
    }

    private ApiRequest Request(string? body, SecretRedactor secrets, string? cursor)
    {
        var request = ApiRequest.Of(Method, RawRoute.Of(Path));
        foreach (DictionaryEntry parameter in Query ?? new Hashtable())
        {
            var name = TextMap.Text(parameter.Key);
            if (cursor is not null && name == "cursor")
            {
                // The user's own cursor selected the first page.
                continue;
            }

            foreach (var value in LanguagePrimitives.GetEnumerable(parameter.Value) ?? new[] { parameter.Value })
            {
                request.Query(name, QueryText(value));
            }
        }

        request.Query("cursor", cursor);
        return body is null ? request : request.JsonBody(body, secrets);
    }

    private static string? QueryText(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => null,
        DateTime time => Timestamp.Format(time),
        DateTimeOffset time => Timestamp.Format(time),
        var other => TextMap.Text(other),
    };
}
