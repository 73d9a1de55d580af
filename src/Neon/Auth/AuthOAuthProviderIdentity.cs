using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>An OAuth provider of Neon Auth, specified by its id, or by the provider object, which includes its branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class AuthOAuthProviderIdentity : BranchItemIdentity
{
    /// <summary>Identifies a provider by its id.</summary>
    /// <param name="id">The id, such as <c>google</c>.</param>
    public AuthOAuthProviderIdentity(string id)
        : base(id, null)
    {
    }

    /// <summary>Identifies a provider by the provider object.</summary>
    /// <param name="provider">The provider.</param>
    public AuthOAuthProviderIdentity(AuthOAuthProvider provider)
        : base(provider.OAuthProviderId, null, provider, provider.ProjectId, provider.BranchId)
    {
        Provider = provider;
    }

    /// <summary>Identifies a provider by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>OAuthProviderId</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are
    /// known.</param>
    public AuthOAuthProviderIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "OAuthProviderId"), null, plain)
    {
    }

    /// <summary>The provider, if it was specified as an object.</summary>
    internal AuthOAuthProvider? Provider { get; }

    /// <summary>The id.</summary>
    internal string Require() => IsEmpty ? throw Empty("provider") : Id!;

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation)
    {
        var branchKey = await ParentScope.BranchAboveAsync(client, above, cancellation).ConfigureAwait(false);
        return await new AuthOAuthProviderApi(client).FindAsync(branchKey, id, cancellation).ConfigureAwait(false);
    }
}
