using System.ComponentModel;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Neon;

/// <summary>A trusted domain of Neon Auth, specified as text or as an object that includes its branch and provider.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed partial class AuthDomainIdentity : BranchItemIdentity
{
    private readonly bool _isFromNeon;

    /// <summary>Identifies a domain by its text.</summary>
    /// <param name="domain">The domain with its scheme, such as <c>https://app.example.com</c>.</param>
    public AuthDomainIdentity(string domain)
        : base(null, domain)
    {
    }

    /// <summary>Identifies a domain by the domain object.</summary>
    /// <param name="domain">The domain.</param>
    public AuthDomainIdentity(AuthDomain domain)
        : base(null, domain.Domain, domain, domain.ProjectId, domain.BranchId)
    {
        _isFromNeon = true;
        AuthProvider = domain.AuthProvider;
    }

    /// <summary>Identifies a domain by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>Domain</c>, and <c>AuthProvider</c>, <c>ProjectId</c> and <c>BranchId</c> if
    /// they are known.
    /// </param>
    public AuthDomainIdentity(PSObject plain)
        : base(null, PlainObject.Key(plain, "Domain"), plain)
    {
        AuthProvider = PlainObject.Find(plain, "AuthProvider");
    }

    /// <summary>The provider that the domain is trusted for, if the domain was specified as an object.</summary>
    public string? AuthProvider { get; }

    /// <summary>The domain. User input must have a scheme; domains listed by Neon are used unchanged.</summary>
    internal string Require()
    {
        if (IsEmpty)
        {
            throw Empty("domain");
        }

        return _isFromNeon || Form().IsMatch(Name!)
            ? Name!
            : throw new NeonApiException(NeonFailure.InvalidInput, $"'{Name}' is not a domain with a scheme.")
            {
                Advice = "Specify the domain with its scheme, such as https://app.example.com or http://localhost:3000.",
            };
    }

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9+.-]*://\S+\z")]
    private static partial Regex Form();
}
