using System.ComponentModel;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Neon.Commands;

namespace Neon;

/// <summary>A compute endpoint, identified by its id, its exact name within the project or the endpoint itself.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed partial class EndpointIdentity : ResourceIdentity
{
    /// <summary>Identifies an endpoint by id or by name. Text of the form <c>ep-bold-sun-a1b2c3d4</c> is an id.</summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public EndpointIdentity(string idOrName)
        : base(IdFormat().IsMatch(idOrName) ? idOrName : null, IdFormat().IsMatch(idOrName) ? null : idOrName)
    {
    }

    /// <summary>Identifies an endpoint by the endpoint itself.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public EndpointIdentity(Endpoint endpoint)
        : base(endpoint.EndpointId, string.IsNullOrEmpty(endpoint.Name) ? null : endpoint.Name, endpoint)
    {
        Endpoint = endpoint;
        ProjectId = endpoint.ProjectId;
        BranchId = endpoint.BranchId;
    }

    /// <summary>Identifies an endpoint by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>EndpointId</c>, and <c>ProjectId</c> and <c>BranchId</c> if known.</param>
    public EndpointIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "EndpointId"), null, plain)
    {
        ProjectId = ProjectIdentity.IdIn(plain);
        BranchId = BranchIdentity.IdIn(plain);
    }

    /// <summary>The project that the endpoint belongs to, if the endpoint was specified as an object.</summary>
    public string? ProjectId { get; }

    /// <summary>The branch of the endpoint, if the endpoint was specified as an object.</summary>
    public string? BranchId { get; }

    /// <summary>The endpoint, if specified as an object.</summary>
    internal Endpoint? Endpoint { get; }

    /// <summary>The endpoint's id; looked up if only the name is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, string projectId, CancellationToken cancellation)
    {
        if (IsEmpty)
        {
            throw Empty("endpoint");
        }

        if (Id is not null)
        {
            return Id;
        }

        var all = await new EndpointApi(client).ListAsync(projectId, cancellation).ConfigureAwait(false);
        Endpoint[] named = [.. all.Where(endpoint => endpoint.Name == Name)];
        Array.ForEach(named, endpoint => client.KnownIds.Keep(endpoint.EndpointId!, endpoint));
        return Single("endpoint", Name!, [.. named.Select(endpoint => endpoint.EndpointId!)], all.Select(endpoint => endpoint.Name), Parents(projectId));
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new EndpointApi(client).FindAsync(ProjectId ?? await ParentScope.ProjectAboveAsync(client, above, cancellation).ConfigureAwait(false), id, cancellation).ConfigureAwait(false);

    [GeneratedRegex(@"^ep-[a-z0-9]+-[a-z0-9]+-[a-z0-9]+\z")]
    private static partial Regex IdFormat();
}
