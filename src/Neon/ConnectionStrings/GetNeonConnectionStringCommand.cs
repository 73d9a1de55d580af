using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the connection string of a database, for a driver or a tool.</summary>
/// <remarks>
/// <para>Neon is asked for the connection URI; -As chooses the form it is written in. The emitted object masks the password
/// wherever it is shown and has host, database, role, Password and Credential apart. ToPlainText() gives the text with the
/// password, in this form or another one; ToEnvironment() gives the variables of libpq; -AsPlainText emits text at once.</para>
/// <para>The branch is named, piped in, or set with Set-NeonContext; the default branch never stands in. An endpoint is
/// enough, because it belongs to one branch. Where -Database is left out, the branch must have exactly one. Where -Role is
/// left out, it is the only role that can sign in, or else the owner of the database. Each of these choices costs a request
/// for each object that comes in, unless a branch just created is piped in; -Verbose tells what was taken.</para>
/// <para>With -Timestamp or -Lsn the branch's past is connected to, for reading only, by a compute that Neon starts for it.</para>
/// <para>For Npgsql a pooled connection is told not to reset connections on close, which its pool would do at the wrong
/// session. For Prisma the time to connect is 30 seconds, so that a suspended compute can wake up; a pooled one also gets
/// pgbouncer=true and a pool time-out of 30 seconds. Psql gives a command for a POSIX shell that has the password in an
/// environment variable, where other users of the machine do not see it; the shell's history may still keep it. Environment
/// gives one NAME=value a line, unquoted, as files for containers and build servers want them.</para>
/// </remarks>
/// <example>
/// <para>A pooled connection to a new branch</para>
/// <code>New-NeonBranch dev -Project app -Wait | Get-NeonConnectionString -Pooled</code>
/// </example>
/// <example>
/// <para>A connection string for .NET, as text with the password in it</para>
/// <code>$text = Get-NeonConnectionString main -Project app -Database orders -As Npgsql -AsPlainText</code>
/// </example>
/// <example>
/// <para>Run psql without the password on a command line</para>
/// <code>$connection = Get-NeonConnectionString main -Project app
/// Start-Process psql -Environment $connection.ToEnvironment() -NoNewWindow -Wait</code>
/// </example>
/// <example>
/// <para>Look at yesterday's data</para>
/// <code>Get-NeonConnectionString main -Project app -Timestamp (Get-Date).AddDays(-1)</code>
/// </example>
/// <example>
/// <para>Keep the connection strings of all databases of a branch in a vault</para>
/// <code>Get-NeonDatabase -Project app -Branch main | Get-NeonConnectionString | ForEach-Object { Set-Secret -Name $_.Database -SecureStringSecret $_.Uri }</code>
/// </example>
/// <seealso cref="GetNeonRolePasswordCommand"/>
/// <seealso cref="GetNeonDatabaseCommand"/>
/// <seealso href="about_Neon_Pipelines"/>
/// <seealso href="https://api-docs.neon.tech/reference/getconnectionuri"/>
[Cmdlet(VerbsCommon.Get, "NeonConnectionString")]
[OutputType(typeof(ConnectionString), typeof(string))]
[NeonOperation("getConnectionURI")]
public sealed class GetNeonConnectionStringCommand : ProjectCmdlet
{
    private bool _branchTyped;
    private bool _endpointTyped;

    /// <summary>
    /// The branch, by id, by exact name or piped in. Without it the branch of the endpoint, the database or the role is
    /// meant, else that of the context.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [SingleValue(CanBePiped = true)]
    public BranchIdentity? Branch { get; set; }

    /// <summary>
    /// The compute endpoint to connect to, by id, by exact name or as an object, such as a read replica; the branch's
    /// read-write one without it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EndpointId")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [SingleValue]
    public EndpointIdentity? Endpoint { get; set; }

    /// <summary>The database, by its exact name or as an object; the branch's only one without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [SingleValue]
    public DatabaseIdentity? Database { get; set; }

    /// <summary>The role, by its exact name or as an object; the only one that can sign in, or the owner of the database, without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RoleName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [SingleValue]
    public RoleIdentity? Role { get; set; }

    /// <summary>Connect through the pooler, which serves many connections with few of Postgres.</summary>
    [Parameter]
    public SwitchParameter Pooled { get; set; }

    /// <summary>Connect to the branch as it was at this time, for reading only.</summary>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>Connect to the branch as it was at this log position, such as <c>0/1E19478</c>, for reading only.</summary>
    [Parameter]
    [ValidatePattern(PointInTime.LsnForm)]
    [SingleValue]
    public string? Lsn { get; set; }

    /// <summary>The form to write it in: Uri, Npgsql, Jdbc, Prisma, Psql or Environment.</summary>
    /// <value>Uri</value>
    [Parameter]
    [SingleValue]
    public ConnectionStringFormat As { get; set; } = ConnectionStringFormat.Uri;

    /// <summary>Emit text with the password in it, instead of an object. Environment gives one text a variable.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        RefuseTypedNull(nameof(Endpoint));
        // Only what stands on the command line is bound by now; the rest comes with the piped objects.
        _branchTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Branch));
        _endpointTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Endpoint));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (ResourceIdentity?)Database ?? Role ?? (ResourceIdentity?)Endpoint ?? Branch;
        PointInTime.Check(Timestamp, Lsn, nameof(Timestamp), nameof(Lsn), Client.Clock);
        if (Pooled && (Timestamp is not null || Lsn is not null))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "The pooler does not reach a point in time.")
            {
                Advice = "Leave -Pooled out, or connect to the present.",
            };
        }

        var databaseName = Database?.Require();
        var roleName = Role?.Require();
        var (projectId, branchId, endpointId) = await TargetAsync(cancellation);
        // A branch that was just created came with its databases and roles.
        var choice = new DatabaseChoice(Client, projectId, branchId, Branch?.Branch?.Databases, Branch?.Branch?.Roles);
        var database = Database?.Database;
        databaseName ??= (database = await choice.OnlyDatabaseAsync(cancellation)).DatabaseName!;
        roleName ??= await choice.RoleAsync(databaseName, database, cancellation);
        var target = new ConnectionTarget(projectId, branchId, endpointId, databaseName, roleName);
        var pooled = Given(Pooled, nameof(Pooled));
        Write(target, await new ConnectionStringApi(Client).GetUriAsync(target, pooled, cancellation));
    }

    private void Write(ConnectionTarget target, PostgresUri uri)
    {
        var past = Timestamp is { } time ? "neon_timestamp:" + Neon.Timestamp.Format(time) : Lsn is not null ? "neon_lsn:" + Lsn : null;
        if (past is not null)
        {
            // The past is reached under the branch's own name; the endpoint serves the present.
            uri = (uri with { Host = target.BranchId + uri.Host[uri.HostLabel.Length..] }).With("options", past);
        }

        var connection = new ConnectionString(uri)
        {
            ProjectId = target.ProjectId,
            BranchId = target.BranchId,
            Timestamp = Timestamp,
            Lsn = Lsn,
            Format = As,
        };
        if (AsPlainText)
        {
            WriteObject(connection.ToPlainLines(), enumerateCollection: true);
        }
        else
        {
            WriteObject(connection);
        }
    }

    /// <summary>What is connected to: the branch that is named or known by what is named, and the endpoint if one is.</summary>
    private async Task<(string ProjectId, string BranchId, string? EndpointId)> TargetAsync(CancellationToken cancellation)
    {
        var own = Database?.Branch ?? Role?.Branch;
        if (Endpoint is not null && Branch is null && own is null)
        {
            var (project, id) = await TargetEndpointAsync(Endpoint, cancellation);
            return (project, await ServedAsync(project, id, cancellation), id);
        }

        var named = await BranchOfAsync(Branch, own, cancellation);
        Same("role", Role?.Branch, named);
        if (Endpoint is null)
        {
            return (named.ProjectId, named.BranchId, null);
        }

        var endpointId = await Endpoint.ResolveAsync(Client, named.ProjectId, cancellation);
        // A piped endpoint names its own branch; one that is put together with another object's branch, or in a row, may not belong there.
        var together = !_branchTyped && !_endpointTyped && !IsRowPiped;
        var served = together ? named.BranchId : await ServedAsync(named.ProjectId, endpointId, cancellation);
        return served == named.BranchId
            ? (named.ProjectId, named.BranchId, endpointId)
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The endpoint {Endpoint} serves the branch {served}, not {named.BranchId}.")
            {
                Advice = "Leave -Branch or -Endpoint out, or name an endpoint of that branch.",
            };
    }

    private async Task<string> ServedAsync(string projectId, string endpointId, CancellationToken cancellation) =>
        Endpoint!.BranchId ?? (await new EndpointApi(Client).GetAsync(projectId, endpointId, cancellation)).BranchId!;

    private static void Same(string kind, BranchIdentity? own, (string ProjectId, string BranchId) named)
    {
        if (own is not null && (own.ProjectId, own.Id) != named)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The {kind} lies on the branch {own}, not on {named.BranchId}.")
            {
                Advice = $"Give the {kind}'s name instead of the object, or leave the other one out.",
            };
        }
    }
}
