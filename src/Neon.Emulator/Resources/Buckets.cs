using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Buckets of a branch.</summary>
internal static class Buckets
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listProjectBranchBuckets", context => new JsonObject
        {
            ["buckets"] = Wire.Array(context.Branch(context.Project()).Buckets.Values.Select(bucket => bucket.ToJson())),
        });
        handlers.Add("createProjectBranchBucket", Create, status: 201);
        handlers.AddEmpty("deleteProjectBranchBucket", context =>
        {
            BranchState branch = context.Branch(context.Project());
            branch.Buckets.Remove(Get(branch, context).Name);
        }, status: 204);
    }

    /// <summary>The bucket of the path.</summary>
    public static BucketState Get(BranchState branch, RequestContext context) =>
        branch.Buckets.GetValueOrDefault(context.Path("bucket_name")) ?? throw ApiException.NotFound("bucket not found");

    private static JsonObject Create(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        string name = context.Body.String("name")!;
        if (name.Contains('/', StringComparison.Ordinal))
        {
            throw ApiException.BadRequest("bucket name must not contain '/'");
        }

        BucketState bucket = new(name, context.Body.String("access_level") ?? "private", context.Now);
        return branch.Buckets.TryAdd(name, bucket)
            ? new JsonObject { ["bucket"] = bucket.ToJson() }
            : throw ApiException.Conflict($"bucket '{name}' already exists");
    }
}
