using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>A service that users of Neon Auth sign in by, named by its id or by itself, which knows its branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class AuthOAuthProviderIdentity : BranchItemIdentity
{
    /// <summary>Names a service by its id.</summary>
    /// <param name="id">The id, such as <c>google</c>.</param>
    public AuthOAuthProviderIdentity(string id)
        : base(id, null)
    {
    }

    /// <summary>Names a service by itself.</summary>
    /// <param name="provider">The service.</param>
    public AuthOAuthProviderIdentity(AuthOAuthProvider provider)
        : base(provider.OAuthProviderId, null, provider, provider.ProjectId, provider.BranchId)
    {
        Provider = provider;
    }

    /// <summary>Names a service by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>OAuthProviderId</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are known.</param>
    public AuthOAuthProviderIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "OAuthProviderId"), null, plain)
    {
    }

    /// <summary>The service, when it was given itself.</summary>
    internal AuthOAuthProvider? Provider { get; }

    /// <summary>The id.</summary>
    internal string Require() => IsEmpty ? throw Empty("provider") : Id!;
}
