using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>A custom domain specified as text, or as an object that includes its branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class CustomDomainIdentity : BranchItemIdentity
{
    /// <summary>Identifies a custom domain by its text, such as <c>api.example.com</c>.</summary>
    /// <param name="domain">The domain; case does not matter.</param>
    public CustomDomainIdentity(string domain)
        : base(null, Normal(domain))
    {
    }

    /// <summary>Identifies a custom domain by the domain object.</summary>
    /// <param name="domain">The custom domain.</param>
    public CustomDomainIdentity(CustomDomain domain)
        : base(null, domain.Domain, domain, domain.ProjectId, domain.BranchId)
    {
        Domain = domain;
    }

    /// <summary>Identifies a custom domain by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>Domain</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are known.</param>
    public CustomDomainIdentity(PSObject plain)
        : base(null, Normal(PlainObject.Key(plain, "Domain")), plain)
    {
    }

    /// <summary>The custom domain, if it was specified as an object.</summary>
    internal CustomDomain? Domain { get; }

    /// <summary>A domain in Neon's form: in lowercase, without the trailing dot.</summary>
    internal static string Normal(string domain) => domain.Trim().TrimEnd('.').ToLowerInvariant();

    /// <summary>The domain, by which Neon identifies it.</summary>
    internal string Require()
    {
        EnsureNamed();
        return Name!;
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation)
    {
        var branchKey = await ParentScope.BranchAboveAsync(client, above, cancellation).ConfigureAwait(false);
        return await new CustomDomainApi(client).FindAsync(branchKey, id, cancellation).ConfigureAwait(false);
    }
}
