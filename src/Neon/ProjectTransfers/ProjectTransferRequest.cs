using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// The offer of a project to anyone who accepts it. Its id and its claim link are secrets: anyone who has one of them
/// can take over the project until the offer expires.
/// </summary>
[Listed("ProjectId", "ExpiresAt", "RedirectUri")]
[RowKey("RequestId", In = "ProjectId")]
[ShownBy<ProjectTransferRequestView>]
public sealed class ProjectTransferRequest : NeonObject, IProjectResource
{
    /// <summary>The id of the request, a secret.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public SecureString? RequestId { get; set; }

    /// <summary>The project that is offered.</summary>
    [RequiredInResponse]
    [JsonInclude]
    public string? ProjectId { get; set; }

    /// <summary>When the project was offered.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the offer expires.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The URL that claims the project in a browser, a secret.</summary>
    [JsonIgnore]
    public SecureString? ClaimUrl { get; set; }

    /// <summary>The URL that the browser opens after the project was claimed; empty for Neon's console.</summary>
    [JsonIgnore]
    public Uri? RedirectUri { get; set; }

    /// <summary>A description of the offer, without the secret.</summary>
    /// <returns>Text such as <c>transfer of quiet-forest-12345678</c>.</returns>
    private protected override string AsText() => $"transfer of {ProjectId}";

    /// <summary>Completes the request with its claim link for a console.</summary>
    internal ProjectTransferRequest At(Uri baseUri, Uri? redirectUri)
    {
        RedirectUri = redirectUri;
        ClaimUrl = RequestId is null ? null : ClaimLink.Of(baseUri, ProjectId!, RequestId, redirectUri);
        return this;
    }
}
