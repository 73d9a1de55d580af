using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// The offer of a project to whoever accepts it. Its id and its claim link are secrets: who knows one of them can take the
/// project over until the offer expires.
/// </summary>
[Listed("ProjectId", "ExpiresAt", "RedirectUri")]
[RowKey("RequestId", In = "ProjectId")]
[ShownBy<ProjectTransferRequestView>]
public sealed class ProjectTransferRequest : NeonObject
{
    /// <summary>The id of the request, a secret.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public SecureString? RequestId { get; init; }

    /// <summary>The project that is offered.</summary>
    [RequiredInResponse]
    [JsonInclude]
    public string? ProjectId { get; set; }

    /// <summary>When the project was offered.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the offer ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The address at which the project is claimed in a browser, a secret.</summary>
    [JsonIgnore]
    public SecureString? ClaimUrl { get; set; }

    /// <summary>Where the browser goes after the project was claimed; empty for Neon's console.</summary>
    [JsonIgnore]
    public Uri? RedirectUri { get; set; }

    /// <summary>What is offered, without the secret.</summary>
    /// <returns>Text such as <c>transfer of quiet-forest-12345678</c>.</returns>
    private protected override string AsText() => $"transfer of {ProjectId}";

    internal ProjectTransferRequest In(string projectId)
    {
        ProjectId ??= projectId;
        return this;
    }

    /// <summary>Completes the request with the link that claims it at a console.</summary>
    internal ProjectTransferRequest At(Uri baseUri, Uri? redirectUri)
    {
        RedirectUri = redirectUri;
        ClaimUrl = RequestId is null ? null : ClaimLink.Of(baseUri, ProjectId!, RequestId, redirectUri);
        return this;
    }
}
