using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a database on a branch.</summary>
/// <remarks>
/// <para>A role owns the database. Without -Owner, the branch's only role becomes the owner (system roles are ignored). If
/// there are several roles, an error lists them, and you must specify one. -Verbose shows the role used.</para>
/// </remarks>
/// <example>
/// <para>Create another database, owned by the branch's only role</para>
/// <code>New-NeonDatabase billing -Owner app_user -Project app -Branch main -Wait</code>
/// </example>
/// <example>
/// <para>Create a database with its own owner on a new branch</para>
/// <code>$branch = New-NeonBranch feature -Project app -Wait
/// $role = $branch | New-NeonRole reports -Wait
/// $branch | New-NeonDatabase reports -Owner $role.Name -Wait</code>
/// </example>
/// <example>
/// <para>Make sure that a database exists, in a script that can be rerun</para>
/// <code>New-NeonDatabase orders -Project app -Branch main -IfNotExists -Wait</code>
/// </example>
/// <example>
/// <para>Create several databases with one owner, and wait for all of them together</para>
/// <code>1..3 | ForEach-Object { New-NeonDatabase "tenant_$_" -Owner app_user -Project app -Branch main } | Wait-NeonOperation</code>
/// </example>
/// <keywords>create database, schema</keywords>
/// <seealso cref="GetNeonDatabaseCommand"/>
/// <seealso cref="NewNeonRoleCommand"/>
/// <seealso href="https://neon.com/docs/manage/databases"/>
[Cmdlet(VerbsCommon.New, "NeonDatabase", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Database))]
[NeonOperation("createProjectBranchDatabase")]
public sealed class NewNeonDatabaseCommand : BranchChangeCmdlet
{
    /// <summary>The name of the new database.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The name of the new database.")]
    [ValidateNotNullOrEmpty]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string Name { get; set; } = null!;

    /// <summary>The name of the role that owns the database. Default: the branch's only role.</summary>
    [Parameter(HelpMessage = "The name of the role that owns the database.")]
    [Alias("OwnerName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [TextValue]
    public string? Owner { get; set; }

    /// <summary>
    /// If the branch has a database with this name, returns it instead of creating one. If it is not owned by -Owner, the
    /// cmdlet reports an error.
    /// </summary>
    [Parameter(HelpMessage = "If the branch has a database with this name, returns it instead of creating one.")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Name;
        var api = new DatabaseApi(Client);
        var existing = new ExistingResource<Database>(this, IfNotExists, "database", Name)
        {
            Find = async stop => await api.FindAsync(await BranchAsync(stop), Name, stop) is { } found ? [found] : [],
            MustMatch = found => [new RequestedSetting("owner", Owner, found.OwnerName)],
            Foresee = async stop => await DatabaseOwner.ForeseeAsync(this, await BranchAsync(stop), Owner, stop),
        };
        if (!await existing.ShouldCreateAsync(Parents.DescribeOnBranch(Branch, null, Name), "Create database", cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        var (database, isNew) = await existing.OrCreateAsync(stop => CreateAsync(api, branchKey, stop), cancellation);
        if (!isNew)
        {
            database.Operations = await this.UnderWayAsync(branchKey.ProjectId, operation => operation.BranchId == branchKey.BranchId, cancellation);
        }

        await this.CompleteAsync(database, emit: true, cancellation);
    }

    private async Task<Database> CreateAsync(DatabaseApi api, BranchKey branchKey, CancellationToken cancellation)
    {
        var owner = Owner ?? await OnlyRoleAsync(branchKey, cancellation);
        return await api.CreateAsync(branchKey, new DatabaseCreate { Name = Name, OwnerName = owner }, cancellation)
            .ExplainOwnerAsync(this, branchKey, Owner, cancellation);
    }

    private async Task<string> OnlyRoleAsync(BranchKey branchKey, CancellationToken cancellation)
    {
        var roles = (await new RoleApi(Client).ListAsync(branchKey, cancellation)).Where(role => role.Protected != true).ToArray();
        if (roles is not [var only])
        {
            throw roles.Length == 0
                ? new NeonApiException(NeonFailure.NameNotFound, $"The branch {branchKey.BranchId} has no role that can own the database '{Name}'.")
                {
                    Resource = "Role",
                    Advice = "Create one first with New-NeonRole.",
                }
                : new NeonApiException(
                    NeonFailure.NameAmbiguous,
                    $"The branch {branchKey.BranchId} has {roles.Length} roles that can own the database '{Name}': {string.Join(", ", roles.AsEnumerable())}.")
                {
                    Resource = "Role",
                    Advice = "Specify one with -Owner.",
                };
        }

        WriteVerbose($"The owner of the database '{Name}' is the branch's only role, '{only.RoleName}'.");
        return only.RoleName!;
    }
}
