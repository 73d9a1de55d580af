using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>A custom domain named by itself: as text, or as the object that knows its branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class CustomDomainIdentity : BranchItemIdentity
{
    /// <summary>Names a custom domain by its text, such as <c>api.example.com</c>.</summary>
    /// <param name="domain">The domain; case does not matter.</param>
    public CustomDomainIdentity(string domain)
        : base(null, Normal(domain))
    {
    }

    /// <summary>Names a custom domain by itself.</summary>
    /// <param name="domain">The custom domain.</param>
    public CustomDomainIdentity(CustomDomain domain)
        : base(null, domain.Domain, domain, domain.ProjectId, domain.BranchId)
    {
        Domain = domain;
    }

    /// <summary>Names a custom domain by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>Domain</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are known.</param>
    public CustomDomainIdentity(PSObject plain)
        : base(null, Normal(PlainObject.Key(plain, "Domain")), plain)
    {
    }

    /// <summary>The custom domain, when it was given itself.</summary>
    internal CustomDomain? Domain { get; }

    /// <summary>A domain as the service writes it: in lowercase, without the dot of the root.</summary>
    internal static string Normal(string domain) => domain.Trim().TrimEnd('.').ToLowerInvariant();

    /// <summary>The domain, which is what the service knows it by.</summary>
    internal string Require()
    {
        EnsureNamed();
        return Name!;
    }
}
