using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// A key set, identified by its id or by the object. A provider may have several, so its name does not identify one.
/// </summary>
[TypeConverter(typeof(RowConverter))]
public sealed class JwksIdentity : ProjectItemIdentity
{
    /// <summary>Identifies a key set by its id.</summary>
    /// <param name="id">The id.</param>
    public JwksIdentity(string id)
        : base(id, null)
    {
    }

    /// <summary>Identifies a key set by the key set itself.</summary>
    /// <param name="jwks">The key set.</param>
    public JwksIdentity(Jwks jwks)
        : base(jwks.JwksId, jwks.ProviderName, jwks, jwks.ProjectId)
    {
    }

    /// <summary>Identifies a key set by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>JwksId</c>, and <c>ProjectId</c> if known.</param>
    public JwksIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "JwksId"), null, plain)
    {
    }

    /// <summary>The id, which is the service's key for a key set.</summary>
    internal string Require() => string.IsNullOrWhiteSpace(Id) ? throw Empty(Kind) : Id;

    /// <summary>The key set in a list.</summary>
    internal Jwks In(IReadOnlyList<Jwks> all) => Pick(Kind, all, jwks => jwks.JwksId, jwks => jwks.ProviderName == Name);

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new JwksApi(client).FindAsync(ProjectId ?? await ParentScope.ProjectAboveAsync(client, above, cancellation).ConfigureAwait(false), id, cancellation).ConfigureAwait(false);
}
