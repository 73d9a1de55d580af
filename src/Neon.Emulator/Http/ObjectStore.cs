using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Neon.Emulator;

/// <summary>
/// The store behind presigned URLs: like S3, it uses no API key and returns errors as XML. A URL is valid for
/// one method, one object and exactly the headers it was signed with, until it expires.
/// </summary>
internal sealed class ObjectStore(EmulatorStore store)
{
    private const string Root = "/storage/";
    private const string TimeForm = "yyyyMMdd'T'HHmmss'Z'";
    private const string TimeField = "X-Neon-Date";
    private const string LifeField = "X-Neon-Expires";
    private const string HeadersField = "X-Neon-SignedHeaders";
    private const string SignatureField = "X-Neon-Signature";
    private const string TypeHeader = "content-type";

    public static bool Serves(string path) => path.StartsWith(Root, StringComparison.Ordinal);

    /// <summary>Signs a URL at the host of the request.</summary>
    public static string Sign(
        RequestContext context, string method, BranchState branch, BucketState bucket, string key, string? contentType, long life)
    {
        // The key is one segment: with slashes, ".." in a key would refer to a parent path.
        string path = $"{Root}{branch.ProjectId}/{branch.Id}/{Uri.EscapeDataString(bucket.Name)}/{Uri.EscapeDataString(key)}";
        string time = context.Now.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);
        string expires = life.ToString(CultureInfo.InvariantCulture);
        string signed = contentType is null ? string.Empty : TypeHeader;
        string signature = SignatureOf(context.Store, method, path, time, expires, signed, contentType);
        return $"{context.Origin}{path}?{TimeField}={time}&{LifeField}={expires}&{HeadersField}={signed}&{SignatureField}={signature}";
    }

    public OutgoingReply Respond(IncomingRequest request, DateTimeOffset now)
    {
        string? Field(string name) => request.Query.FirstOrDefault(pair => pair.Key == name).Value;
        string time = Field(TimeField) ?? string.Empty;
        string expires = Field(LifeField) ?? string.Empty;
        string signed = Field(HeadersField) ?? string.Empty;
        string? type = signed == TypeHeader ? request.ContentType : null;
        if (request.Authorization is not null)
        {
            return Refuse(400, "InvalidArgument", "Only one auth mechanism allowed.");
        }

        if (Field(SignatureField) != SignatureOf(store, request.Method, request.Path, time, expires, signed, type))
        {
            return Refuse(403, "SignatureDoesNotMatch", "The request signature does not match the signature provided.");
        }

        DateTimeOffset signedAt = DateTimeOffset.ParseExact(time, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        if (now >= signedAt.AddSeconds(long.Parse(expires, CultureInfo.InvariantCulture)))
        {
            return Refuse(403, "AccessDenied", "Request has expired.");
        }

        string[] parts = [.. request.Path[Root.Length..].Split('/').Select(Uri.UnescapeDataString)];
        string key = parts[3];
        if (!store.Projects.TryGetValue(parts[0], out ProjectState? project) || !project.Branches.TryGetValue(parts[1], out BranchState? branch)
            || branch.DeletedAt is not null || !branch.Buckets.TryGetValue(parts[2], out BucketState? bucket))
        {
            return Refuse(404, "NoSuchBucket", "The specified bucket does not exist.");
        }

        return request.Method == "PUT" ? Put(branch, bucket, key, request, now) : Get(bucket, key);
    }

    private static OutgoingReply Put(BranchState branch, BucketState bucket, string key, IncomingRequest request, DateTimeOffset now)
    {
        ObjectState item = new(key, request.Body, request.ContentType.Length > 0 ? request.ContentType : MediaTypes.Binary, now, branch.Id);
        branch.Buckets[bucket.Name] = bucket with { Objects = bucket.Objects.SetItem(key, item) };
        return new OutgoingReply { Status = 200 }.With("etag", $"\"{item.ETag}\"");
    }

    private static OutgoingReply Get(BucketState bucket, string key) => bucket.Objects.TryGetValue(key, out ObjectState? item)
        ? new OutgoingReply { Status = 200, Body = item.Content, ContentType = item.ContentType }.With("etag", $"\"{item.ETag}\"")
        : Refuse(404, "NoSuchKey", "The specified key does not exist.");

    private static OutgoingReply Refuse(int status, string code, string message) => new()
    {
        Status = status,
        ContentType = MediaTypes.Xml,
        Body = Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8"?><Error><Code>{code}</Code><Message>{message}</Message></Error>"""),
    };

    private static string SignatureOf(
        EmulatorStore store, string method, string path, string time, string expires, string signed, string? contentType) =>
        Convert.ToHexString(HMACSHA256.HashData(
            store.SigningKey, Encoding.UTF8.GetBytes(string.Join('\n', method, path, time, expires, signed, contentType ?? string.Empty))));
}
