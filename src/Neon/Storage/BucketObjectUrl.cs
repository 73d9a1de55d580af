using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>
/// A signed URL that lets anyone who has it read or write one object until it expires. It is masked in views and text;
/// ToPlainText() returns it in full.
/// </summary>
[Listed("Method", "ObjectKey", "BucketName", "ExpiresAt")]
[RowKey("ObjectKey", "Url", In = "BucketName")]
[ShownBy<BucketObjectUrlView>]
public sealed class BucketObjectUrl : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the object is on.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The bucket that the object is in.</summary>
    [JsonIgnore]
    public string? BucketName { get; set; }

    /// <summary>The key of the object.</summary>
    [JsonIgnore]
    public string? ObjectKey { get; set; }

    /// <summary>The URL, as a secret.</summary>
    [RequiredInResponse]
    public SecureString? Url { get; set; }

    /// <summary>The HTTP method of the URL: <c>GET</c> to download, <c>PUT</c> to upload.</summary>
    [NeverLeftOut]
    public string? Method { get; set; }

    /// <summary>The headers that must be sent unchanged with the request.</summary>
    [NeverLeftOut]
    public IReadOnlyDictionary<string, string>? Headers { get; init => field = NeonMap.Of(value); }

    /// <summary>When the URL expires.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The full URL.</summary>
    /// <returns>The URL. Anyone who has it can access the object, so keep it out of logs.</returns>
    public string ToPlainText() => Url is null ? string.Empty : Secret.Reveal(Url);

    /// <summary>The URL with its signature masked.</summary>
    /// <returns>Text such as <c>https://br-calm-lake-a1b2c3d4.storage.neon.tech/uploads/a.txt?***use-AsPlainText***</c>.</returns>
    private protected override string AsText() => Uri.TryCreate(ToPlainText(), UriKind.Absolute, out var address)
        ? $"{address.GetLeftPart(UriPartial.Path)}?{Secret.TextMask}"
        : Secret.TextMask;

    internal BucketObjectUrl For(BucketPlace place, string key)
    {
        ProjectId = place.Branch.ProjectId;
        BranchId = place.Branch.BranchId;
        BucketName = place.BucketName;
        ObjectKey = key;
        return this;
    }
}
