using System.Reflection;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>
/// The operations that the emulator supports, by operation id. Each class with a static method <c>Register</c> adds those of one
/// resource; other operations of the contract return 501.
/// </summary>
internal sealed class OperationHandlers
{
    private static readonly Action<OperationHandlers>[] Registrations =
    [
        .. typeof(OperationHandlers).Assembly.GetTypes()
            .Select(type => type.GetMethod("Register", BindingFlags.Public | BindingFlags.Static, [typeof(OperationHandlers)]))
            .OfType<MethodInfo>()
            .Select(method => method.CreateDelegate<Action<OperationHandlers>>()),
    ];

    private readonly Dictionary<string, Func<RequestContext, OutgoingReply>> _handlers = new(StringComparer.Ordinal);

    public OperationHandlers()
    {
        foreach (Action<OperationHandlers> register in Registrations)
        {
            register(this);
        }
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
