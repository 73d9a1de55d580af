using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a role from a branch.</summary>
/// <remarks>
/// <para>Neon refuses to remove a role that owns a database: remove the database or change its owner with Set-NeonDatabase
/// first. A piped role that is protected is refused before a request is sent. A role that was already removed is not an
/// error.</para>
/// </remarks>
/// <example>
/// <para>Remove one role in a script</para>
/// <code>Remove-NeonRole reporting -Project app -Branch main -Confirm:$false -Wait</code>
/// </example>
/// <example>
/// <para>See which roles a clean-up would remove</para>
/// <code>Get-NeonRole -Project app -Branch dev -Name test_* | Remove-NeonRole -WhatIf</code>
/// </example>
/// <keywords>user, login, account, delete, drop</keywords>
/// <seealso cref="NewNeonRoleCommand"/>
/// <seealso cref="SetNeonDatabaseCommand"/>
/// <seealso href="https://neon.com/docs/manage/roles"/>
[Cmdlet(VerbsCommon.Remove, "NeonRole", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Role))]
[NeonOperation("deleteProjectBranchRole")]
public sealed class RemoveNeonRoleCommand : BranchChangeCmdlet
{
    /// <summary>The roles to remove, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The roles to remove, by exact name or piped in.")]
    [Alias("RoleName")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [RefuseOtherRows(typeof(RoleIdentity))]
    public RoleIdentity[] Role { get; set; } = null!;

    /// <summary>
    /// Does nothing if the role does not exist, instead of reporting an error. A project or branch that does not exist is still
    /// an error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the role does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed role with the operations that remove it.</summary>
    [Parameter(HelpMessage = "Emits the removed role with the operations that remove it.")]
    public SwitchParameter PassThru { get; set; }

    private static readonly KnownRefusal OwnsDatabase =
        new("Give its databases another owner first, with {Set-NeonDatabase} -Owner. {Get-NeonDatabase} lists the databases with their owners.", "cannot be deleted: it owns the database")
        {
            Reason = "owns a database and cannot be removed",
        };

    /// <inheritdoc/>
    private protected override IReadOnlyList<KnownRefusal> OwnRefusals => [OwnsDatabase];

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Role.Current();
        Target = target;
        if (target.Role is { Protected: true })
        {
            throw new NeonApiException(NeonFailure.Refused, $"The role {target} is protected: it is a system role and cannot be removed.")
            {
                Advice = "Exclude it, for example with Where-Object { -not $_.Protected }.",
            };
        }

        var removed = await new BranchItemRemoval<Role>(this, Parents, Branch, target)
        {
            Action = "Remove role, which can then no longer sign in",
            Id = target.Require,
            ForeseeAsync = async (branchKey, name, stop) =>
            {
                if ((await new DatabaseApi(Client).ListAsync(branchKey, stop)).Any(database => database.OwnerName == name))
                {
                    throw OwnsDatabase.For(target);
                }
            },
            FindAsync = (branchKey, name, stop) => new RoleApi(Client).FindListedAsync(branchKey, name, stop),
            RemoveAsync = (branchKey, name, stop) => new RoleApi(Client).RemoveAsync(branchKey, name, stop),
        }.RunAsync(IfExists, cancellation);
        if (removed is not null)
        {
            await this.CompleteAsync(removed, PassThru, cancellation);
        }
    }
}
