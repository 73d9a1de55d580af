using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>A credential specified by its id, its exact name or the credential object.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class CredentialIdentity : BranchItemIdentity
{
    private const string IdPrefix = "nak_";

    /// <summary>Identifies a credential by id or by name. Text that starts with <c>nak_</c> is an id.</summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public CredentialIdentity(string idOrName)
        : base(IsId(idOrName) ? idOrName : null, IsId(idOrName) ? null : idOrName)
    {
    }

    /// <summary>Identifies a credential by the credential object.</summary>
    /// <param name="credential">The credential.</param>
    public CredentialIdentity(Credential credential)
        : base(credential.TokenId, credential.Name, credential, credential.ProjectId, credential.BranchId) => Credential = credential;

    /// <summary>Identifies a credential by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>TokenId</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are
    /// known.</param>
    public CredentialIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "TokenId"), null, plain)
    {
    }

    /// <summary>The credential, if it was specified as an object.</summary>
    internal Credential? Credential { get; }

    /// <summary>The credential's id; looked up if only the name is known. Names of revoked credentials are not found.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, BranchKey branchKey, CancellationToken cancellation)
    {
        if (IsEmpty)
        {
            throw Empty("credential");
        }

        if (Id is not null)
        {
            return Id;
        }

        var all = await new CredentialApi(client).ListAsync(branchKey, cancellation).ConfigureAwait(false);
        return Single("credential", Name!, [.. all
            .Where(credential => credential.RevokedAt is null && (credential.Name == Name || credential.TokenId == Name))
            .Select(credential => credential.TokenId!)], all.Where(credential => credential.RevokedAt is null).Select(credential => credential.Name), branchKey.Parts);
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation)
    {
        var branchKey = await ParentScope.BranchAboveAsync(client, above, cancellation).ConfigureAwait(false);
        return await new CredentialApi(client).FindAsync(branchKey, id, cancellation).ConfigureAwait(false);
    }

    private static bool IsId(string text) => text.StartsWith(IdPrefix, StringComparison.Ordinal);
}
