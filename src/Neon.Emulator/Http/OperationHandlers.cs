using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>
/// The operations that the emulator supports, by operation id. Every file of the folder Resources adds those of one resource;
/// other operations of the contract return 501.
/// </summary>
internal sealed class OperationHandlers
{
    private readonly Dictionary<string, Func<RequestContext, OutgoingReply>> _handlers = new(StringComparer.Ordinal);

    public OperationHandlers()
    {
        Users.Register(this);
        Organizations.Register(this);
        Members.Register(this);
        Invitations.Register(this);
        SpendingLimits.Register(this);
        VpcEndpoints.Register(this);
        ApiKeys.Register(this);
        ProjectMoves.Register(this);
        Regions.Register(this);
        Projects.Register(this);
        ConnectionUris.Register(this);
        Operations.Register(this);
        Branches.Register(this);
        BranchChanges.Register(this);
        BranchRestores.Register(this);
        BranchSchemas.Register(this);
        Endpoints.Register(this);
        Databases.Register(this);
        Roles.Register(this);
        NeonAuth.Register(this);
        Snapshots.Register(this);
        SnapshotRestores.Register(this);
        Consumption.Register(this);
        Anonymization.Register(this);
        DataApis.Register(this);
        Logs.Register(this);
        ProjectPermissions.Register(this);
        ProjectMembers.Register(this);
        ProjectTransfers.Register(this);
        ProjectVpcEndpoints.Register(this);
        JwksUrls.Register(this);
        Advisors.Register(this);
        PreloadLibraries.Register(this);
        NeonAuthSettings.Register(this);
        BranchFeatures.Register(this);
        Buckets.Register(this);
        BucketObjects.Register(this);
        Credentials.Register(this);
        Functions.Register(this);
        Triggers.Register(this);
        CustomDomains.Register(this);
    }

    public IReadOnlyCollection<string> Ids => _handlers.Keys;

    /// <summary>Adds an operation whose success has a body.</summary>
    public void Add(string operationId, Func<RequestContext, JsonNode> handler, int status = 200) =>
        AddReply(operationId, context => OutgoingReply.Json(status, handler(context)));

    /// <summary>Adds an operation whose success has no body.</summary>
    public void AddEmpty(string operationId, Action<RequestContext> handler, int status = 200) =>
        AddReply(operationId, context =>
        {
            handler(context);
            return new OutgoingReply { Status = status };
        });

    /// <summary>Adds a deletion: without a response body, the resource was already deleted (204).</summary>
    public void AddDeletion(string operationId, Func<RequestContext, JsonNode?> handler) =>
        AddReply(operationId, context => handler(context) is { } body
            ? OutgoingReply.Json(200, body)
            : new OutgoingReply { Status = 204 });

    /// <summary>
    /// Adds an operation that creates its response itself. Operations that are no longer in the contract are ignored.
    /// </summary>
    public void AddReply(string operationId, Func<RequestContext, OutgoingReply> handler) => _handlers.Add(operationId, handler);

    public Func<RequestContext, OutgoingReply>? Find(string operationId) => _handlers.GetValueOrDefault(operationId);
}
