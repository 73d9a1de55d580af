using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets about something of an organization.</summary>
public abstract class OrganizationCmdlet : NeonApiCmdlet
{
    /// <summary>
    /// The organization, by id, by exact name or piped in. Without it the organization of the context is used, see
    /// <c>Set-NeonContext</c>; where the key reaches one organization only, it is that one.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [SingleValue]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>What the pipeline has found out about organizations.</summary>
    internal OrganizationScope Organizations { get; } = new();

    /// <summary>The organization that is meant; its name is looked up once a pipeline.</summary>
    /// <param name="own">The organization of what was given as an object; -Organization must not contradict it.</param>
    /// <param name="cancellation">Stops the call.</param>
    internal ValueTask<string> OrganizationIdAsync(string? own, CancellationToken cancellation) =>
        Organizations.IdAsync(Client, Organization, own, cancellation);

    /// <summary>Says what a change is about, as fully as can be said without asking Neon: <c>Acme/ada@example.com</c>.</summary>
    internal string Describe(string? own, params object?[] path) => OrganizationScope.Describe(Context, Organization, own, path);
}
