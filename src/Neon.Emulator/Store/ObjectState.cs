using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>An object of a bucket.</summary>
/// <param name="Key">The whole key.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">The content type, as specified in the upload.</param>
/// <param name="LastModified">When it was written.</param>
/// <param name="BranchId">The branch on which it was written; its children show it, too.</param>
internal sealed record ObjectState(string Key, byte[] Content, string ContentType, DateTimeOffset LastModified, string BranchId)
{
    public string ETag { get; } = Convert.ToHexString(SHA256.HashData(Content))[..32];

    public JsonObject ToJson() => new()
    {
        ["key"] = Key,
        ["size"] = Content.Length,
        ["last_modified"] = Wire.Time(LastModified),
        ["etag"] = ETag,
    };
}
