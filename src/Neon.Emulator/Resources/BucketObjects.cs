using System.Text;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Objects of a bucket, except uploads: see <see cref="ObjectStore"/>.</summary>
internal static class BucketObjects
{
    private const int DefaultLimit = 1000;
    private const int DefaultLife = 900;

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectBranchBucketObjects", List);
        handlers.AddEmpty("deleteProjectBranchBucketObject", Delete, status: 204);
        handlers.Add("deleteProjectBranchBucketObjectsByPrefix", DeleteByPrefix);
        handlers.AddReply("getProjectBranchBucketObject", Download);
        handlers.Add("presignProjectBranchBucketObject", Presign);
    }

    private static JsonObject List(RequestContext context)
    {
        string prefix = context.Text("prefix") ?? string.Empty;
        string delimiter = context.Text("delimiter") ?? string.Empty;
        string after = context.Text("cursor") is { } cursor ? Decode(cursor) : string.Empty;
        // The list shows the key, or the folder that contains it if there is a delimiter.
        string Entry(string key) =>
            delimiter.Length > 0 && key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal) is >= 0 and var end ? key[..(end + delimiter.Length)] : key;
        BucketState bucket = Buckets.Get(context.Branch(context.Project()), context);
        List<IGrouping<string, ObjectState>> page = Paging.Page(
            bucket.Objects.Values
                .Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal))
                .GroupBy(item => Entry(item.Key), StringComparer.Ordinal)
                .Where(entry => string.CompareOrdinal(entry.Key, after) > 0),
            context.Limit(DefaultLimit),
            out bool more);
        return new JsonObject
        {
            ["folders"] = new JsonArray([.. page.Where(IsFolder).Select(entry => JsonValue.Create(entry.Key))]),
            ["objects"] = Wire.Array(page.Where(entry => !IsFolder(entry)).Select(entry => entry.Single().ToJson())),
            ["prefix"] = prefix,
        }.WithTruncation(more ? Convert.ToBase64String(Encoding.UTF8.GetBytes(page[^1].Key)) : null);

        bool IsFolder(IGrouping<string, ObjectState> entry) =>
            delimiter.Length > 0 && entry.Key.EndsWith(delimiter, StringComparison.Ordinal) && entry.Key.Length > prefix.Length;
    }

    private static void Delete(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        BucketState bucket = Buckets.Get(branch, context);
        ObjectState item = Get(bucket, context);
        branch.Buckets[bucket.Name] = bucket with { Objects = bucket.Objects.Remove(item.Key) };
    }

    private static JsonObject DeleteByPrefix(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        BucketState bucket = Buckets.Get(branch, context);
        string prefix = context.Text("prefix")!;
        if (!prefix.EndsWith('/') || prefix.Any(char.IsControl))
        {
            throw ApiException.BadRequest("prefix must end with '/' and contain no control characters");
        }

        // Objects that were written on a parent cannot be changed.
        string[] keys = [.. bucket.Objects.Values
            .Where(item => item.BranchId == branch.Id && item.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(item => item.Key)];
        branch.Buckets[bucket.Name] = bucket with { Objects = bucket.Objects.RemoveRange(keys) };
        return new JsonObject { ["deleted"] = keys.Length };
    }

    private static OutgoingReply Download(RequestContext context)
    {
        ObjectState item = Get(Buckets.Get(context.Branch(context.Project()), context), context);
        return new OutgoingReply { Status = 200, Body = item.Content, ContentType = MediaTypes.Binary }
            .With("etag", $"\"{item.ETag}\"")
            .With("x-content-type-options", "nosniff")
            .With("content-disposition", "attachment");
    }

    private static JsonObject Presign(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        BucketState bucket = Buckets.Get(branch, context);
        bool isUpload = context.Body.String("operation") == "upload";
        string? contentType = isUpload ? context.Body.String("content_type") : null;
        string method = isUpload ? "PUT" : "GET";
        long life = context.Body.Integer("expires_in_seconds") ?? DefaultLife;
        string address = ObjectStore.Sign(context, method, branch, bucket, context.Path("object_key"), contentType, life);
        JsonObject headers = [];
        return new JsonObject
        {
            ["url"] = address,
            ["method"] = method,
            ["headers"] = headers.AddIf("Content-Type", contentType),
            ["expires_at"] = Wire.Time(context.Now.AddSeconds(life)),
        };
    }

    private static ObjectState Get(BucketState bucket, RequestContext context) =>
        bucket.Objects.GetValueOrDefault(context.Path("object_key")) ?? throw ApiException.NotFound("object not found");

    private static string Decode(string cursor)
    {
        byte[] bytes = new byte[cursor.Length];
        return Convert.TryFromBase64String(cursor, bytes, out int length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw ApiException.BadRequest("invalid cursor");
    }
}
