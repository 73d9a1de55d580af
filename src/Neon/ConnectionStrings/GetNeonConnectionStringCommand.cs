using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the connection string of a database, for a driver or a tool.</summary>
/// <remarks>
/// <para>For <c>$env:DATABASE_URL</c>, psql and other programs that need text, use -AsPlainText: it emits the connection string
/// including the password, in the format specified with -As.</para>
/// <para>For everything else, use the object, which does not reveal the password by accident. Its Uri and Password are
/// SecureStrings, and its Credential contains the role and the password. The text of the object, as in <c>"$connection"</c>,
/// contains <c>***use-AsPlainText***</c> in place of the password. ToPlainText() returns the connection string in any format,
/// and ToEnvironment() returns the libpq variables.</para>
/// <para>Specify the branch, pipe it in, or set it with Set-NeonContext; the default branch is never assumed. An endpoint is
/// sufficient, because it belongs to one branch. If -Database is omitted, the branch must have exactly one database. If
/// -Role is omitted, the cmdlet uses the only role that can sign in, or else the owner of the database. Each of these
/// choices takes one request per input object, unless a newly created branch is piped in; -Verbose shows the choice.</para>
/// <para>With -Timestamp or -Lsn, the connection is to an earlier state of the branch, read-only, through a compute that
/// Neon starts for it.</para>
/// <para>For Npgsql, a pooled connection string turns off the connection reset on close, which could affect the wrong
/// session. For Prisma, the connection time-out is 30 seconds, so that a suspended compute can start; a pooled connection
/// string also has pgbouncer=true and a pool time-out of 30 seconds. Psql returns a command for a POSIX shell with the
/// password in an environment variable, which other users of the machine cannot see; the shell's history may still contain
/// it. Environment returns one unquoted NAME=value per line, as in environment files of containers and build servers.</para>
/// </remarks>
/// <example>
/// <para>Set DATABASE_URL, for a tool that reads it or for <c>psql $env:DATABASE_URL</c></para>
/// <code>$env:DATABASE_URL = Get-NeonConnectionString main -Project app -Database orders -AsPlainText</code>
/// </example>
/// <example>
/// <para>Get the object, whose secrets are a SecureString and a credential</para>
/// <code>$connection = Get-NeonConnectionString main -Project app -Database orders
/// $connection.Credential
/// Set-Secret -Name orders-url -SecureStringSecret $connection.Uri</code>
/// </example>
/// <example>
/// <para>Get a pooled connection string for a new branch</para>
/// <code>New-NeonBranch feature -Project app -Wait | Get-NeonConnectionString -Database orders -Pooled</code>
/// </example>
/// <example>
/// <para>Get a connection string for .NET as text, including the password</para>
/// <code>$text = Get-NeonConnectionString main -Project app -Database orders -As Npgsql -AsPlainText</code>
/// </example>
/// <example>
/// <para>Run psql without the password on a command line</para>
/// <code>$connection = Get-NeonConnectionString main -Project app -Database orders
/// Start-Process psql -Environment $connection.ToEnvironment() -NoNewWindow -Wait</code>
/// </example>
/// <example>
/// <para>Connect to yesterday's data</para>
/// <code>Get-NeonConnectionString main -Project app -Database orders -Timestamp (Get-Date).AddDays(-1)</code>
/// </example>
/// <example>
/// <para>Store the connection strings of all databases of a branch in a vault</para>
/// <code>Get-NeonDatabase -Project app -Branch main | Get-NeonConnectionString | ForEach-Object { Set-Secret -Name $_.Database -SecureStringSecret $_.Uri }</code>
/// </example>
/// <keywords>dsn, url, uri, psql, jdbc, libpq, pgbouncer, pooler, login, DATABASE_URL, pitr, time travel</keywords>
/// <seealso cref="GetNeonRolePasswordCommand"/>
/// <seealso cref="GetNeonDatabaseCommand"/>
/// <seealso href="about_Neon_Pipelines"/>
/// <seealso href="https://neon.com/docs/connect/connection-pooling">Connection pooling</seealso>
[Cmdlet(VerbsCommon.Get, "NeonConnectionString")]
[OutputType(typeof(ConnectionString), typeof(string))]
[NeonOperation("getConnectionURI")]
public sealed class GetNeonConnectionStringCommand : ProjectCmdlet
{
    private bool _branchTyped;
    private bool _endpointTyped;

    /// <summary>
    /// The branches, by id, by exact name or piped in. Default: the branch of the endpoint, database or role, or else the
    /// branch of the context.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The branches, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity), IsList = true)]
    public BranchIdentity[]? Branch { get; set; }

    /// <summary>
    /// The compute endpoint to connect to, such as a read replica, by id, by exact name or as an object. Default: the
    /// branch's read-write endpoint.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The compute endpoint to connect to, such as a read replica, by id, by exact name or as an object.")]
    [Alias("EndpointId")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [IdentityValue(typeof(EndpointIdentity), CanBeNull = true)]
    public EndpointIdentity? Endpoint { get; set; }

    /// <summary>The database, by its exact name or as an object. Default: the branch's only database.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The database, by its exact name or as an object.")]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [IdentityValue(typeof(DatabaseIdentity))]
    public DatabaseIdentity? Database { get; set; }

    /// <summary>
    /// The role, by its exact name or as an object. Default: the only role that can sign in, or else the owner of the
    /// database.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The role, by its exact name or as an object.")]
    [Alias("RoleName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [IdentityValue(typeof(RoleIdentity))]
    public RoleIdentity? Role { get; set; }

    /// <summary>Connects through the pooler, which serves many client connections with few Postgres connections.</summary>
    [Parameter(HelpMessage = "Connects through the pooler, which serves many client connections with few Postgres connections.")]
    public SwitchParameter Pooled { get; set; }

    /// <summary>
    /// Connects to the branch as it was at this time, read-only. Specify a time, or how long ago it was, such as <c>-30m</c>.
    /// </summary>
    [Parameter(HelpMessage = "Connects to the branch as it was at this time, read-only.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>Connects to the branch as it was at this log position (LSN), such as <c>0/1E19478</c>, read-only.</summary>
    [Parameter(HelpMessage = "Connects to the branch as it was at this log position (LSN), such as 0/1E19478, read-only.")]
    [ValidateLsn]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Lsn { get; set; }

    /// <summary>The format of the connection string: Uri, Npgsql, Jdbc, Prisma, Psql or Environment.</summary>
    /// <value>Uri</value>
    [Parameter(HelpMessage = "The format of the connection string: Uri, Npgsql, Jdbc, Prisma, Psql or Environment.")]
    [ArgumentCompleter(typeof(ConnectionStringFormatCompleter))]
    [AcceptedValues(typeof(ConnectionStringFormatCompleter))]
    [TextValue]
    public string As { get; set; } = nameof(ConnectionStringFormat.Uri);

    /// <summary>
    /// Emits text including the password, for example for an environment variable, instead of an object. With Environment,
    /// one string per variable.
    /// </summary>
    [Parameter(HelpMessage = "Emits text including the password, for example for an environment variable, instead of an object.")]
    public SwitchParameter AsPlainText { get; set; }

    // Other programs change the branch with it.
    private protected override bool ReusesNames => false;

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        RefuseTypedNull(nameof(Endpoint));
        // Only command-line parameters are bound at this point; the others are bound from piped objects.
        _branchTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Branch));
        _endpointTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Endpoint));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var branch = Branch.Current();
        Target = (ResourceIdentity?)Database ?? Role ?? (ResourceIdentity?)Endpoint ?? branch;
        PointInTime.Check(Timestamp, Lsn, nameof(Timestamp), nameof(Lsn), Client.Clock);
        branch?.EnsureHistory(Timestamp, nameof(Timestamp));
        if (Pooled && (Timestamp is not null || Lsn is not null))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "-Pooled cannot be used with a point in time.")
            {
                Advice = "Omit -Pooled, or connect to the current state.",
            };
        }

        var databaseName = Database?.Require();
        var roleName = Role?.Require();
        var (branchKey, endpointId) = await TargetAsync(cancellation);
        // A newly created branch includes its databases and roles.
        var choice = new DatabaseChoice(Client, branchKey, branch?.Branch?.Databases, branch?.Branch?.Roles);
        var database = Database?.Database;
        databaseName ??= (database = await choice.OnlyDatabaseAsync(cancellation)).DatabaseName!;
        roleName ??= await choice.RoleAsync(databaseName, database, cancellation);
        var target = new ConnectionTarget(branchKey, endpointId, databaseName, roleName)
        {
            // A newly created branch includes its endpoints.
            KnownEndpoints = branch?.Branch?.Endpoints ?? [],
        };
        var pooled = Given(Pooled, nameof(Pooled));
        Write(target, await new ConnectionStringApi(Client).GetUriAsync(target, pooled, cancellation));
    }

    private void Write(ConnectionTarget target, PostgresUri uri)
    {
        var past = Timestamp is { } time ? "neon_timestamp:" + Neon.Timestamp.Format(time) : Lsn is not null ? "neon_lsn:" + Lsn : null;
        if (past is not null)
        {
            // The host name of an earlier state contains the branch id, because the endpoint serves the current state.
            uri = (uri with { Host = target.Branch.BranchId + uri.Host[uri.HostLabel.Length..] }).With("options", past);
        }

        var connection = new ConnectionString(uri)
        {
            ProjectId = target.Branch.ProjectId,
            BranchId = target.Branch.BranchId,
            Timestamp = Timestamp,
            Lsn = Lsn,
            Format = Enum.Parse<ConnectionStringFormat>(As, ignoreCase: true),
            Names = Client.Connection.Names,
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

    /// <summary>The branch to connect to, specified directly or through another object, and the endpoint if specified.</summary>
    private async Task<(BranchKey Branch, string? EndpointId)> TargetAsync(CancellationToken cancellation)
    {
        var own = Database?.Branch ?? Role?.Branch;
        if (Endpoint is not null && Branch.Current() is null && own is null)
        {
            var (project, id) = await Parents.TargetEndpointAsync(Endpoint, cancellation);
            return (new BranchKey(project, await ServedAsync(project, id, cancellation)), id);
        }

        var named = await Parents.BranchOfAsync(Branch.Current(), own, cancellation);
        Same("role", Role?.Branch, named);
        if (Endpoint is null)
        {
            return (named, null);
        }

        var endpointId = await Endpoint.ResolveAsync(Client, named.ProjectId, cancellation);
        // A piped endpoint has its own branch. An endpoint combined with the branch of another object, or from a row, may
        // belong to another branch.
        var together = !_branchTyped && !_endpointTyped && !IsRowPiped;
        var served = together ? named.BranchId : await ServedAsync(named.ProjectId, endpointId, cancellation);
        return served == named.BranchId
            ? (named, endpointId)
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The endpoint {Endpoint} serves the branch {served}, not {named.BranchId}.")
            {
                Advice = "Omit -Branch or -Endpoint, or specify an endpoint of that branch.",
            };
    }

    private async Task<string> ServedAsync(string projectId, string endpointId, CancellationToken cancellation) =>
        Endpoint!.BranchId ?? (await new EndpointApi(Client).GetAsync(projectId, endpointId, cancellation)).BranchId!;

    private static void Same(string kind, BranchIdentity? own, BranchKey named)
    {
        if (own is not null && (own.ProjectId != named.ProjectId || own.Id != named.BranchId))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The {kind} is on the branch {own}, not on {named.BranchId}.")
            {
                Advice = $"Specify the {kind} by name instead of as an object, or omit the other parameter.",
            };
        }
    }
}
