namespace Neon.Emulator;

/// <summary>
/// An offline Neon: it stores projects, branches and their resources in memory, and serves the management API over HTTP
/// on loopback or in process. Safe for use from any thread.
/// </summary>
public sealed class NeonEmulator : IDisposable
{
    private readonly EmulatorStore _store;
    private readonly InFlightGauge _gauge;
    private readonly Recorder _recorder = new();
    private readonly Dispatcher _dispatcher;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<EmulatorListener> _listeners = [];

    /// <summary>Creates an emulator with one user and two organizations, without projects unless the options ask for the sample.</summary>
    /// <param name="options">The options; null for the defaults.</param>
    public NeonEmulator(EmulatorOptions? options = null)
    {
        EmulatorOptions settings = options ?? new EmulatorOptions();
        _store = new EmulatorStore(settings, Faults);
        _gauge = new InFlightGauge(settings.Clock);
        _dispatcher = new Dispatcher(_store, Faults, _gauge, _recorder);
        if (settings.Sample)
        {
            SampleWorld.Create(_store, _dispatcher, Faults);
        }

        ApiKey = AddPersonalKey(settings.ApiKey ?? (settings.Seed is null ? IdGenerator.FreshApiKey() : null));
    }

    /// <summary>A personal key of the user.</summary>
    public string ApiKey { get; }

    /// <summary>The default organization's id.</summary>
    public string OrganizationId => _store.DefaultOrganization.Id;

    /// <summary>The ids of the user's organizations, the default one first.</summary>
    public IReadOnlyList<string> OrganizationIds
    {
        get
        {
            lock (_store.Gate)
            {
                return [.. _store.Organizations.Values.Where(organization => organization.HasUser).Select(organization => organization.Id)];
            }
        }
    }

    /// <summary>The user's id.</summary>
    public string UserId => _store.User.Id;

    /// <summary>The planned faults.</summary>
    public EmulatorFaults Faults { get; } = new();

    /// <summary>The requests so far, oldest first; in a very long run only the latest.</summary>
    public IReadOnlyList<EmulatorExchange> Exchanges => _recorder.Exchanges;

    /// <summary>
    /// Every request that violated the contract, and every response that would have violated it. Empty if client and emulator
    /// follow the contract.
    /// </summary>
    public IReadOnlyList<string> Violations => _recorder.Violations;

    /// <summary>The number of requests that are being processed and are not waiting on the clock.</summary>
    public int InFlight => _gauge.Count;

    /// <summary>The operations of the contract that the emulator supports; the others return 501.</summary>
    public IReadOnlyCollection<string> Operations => _dispatcher.Handlers.Ids;

    internal OperationHandlers Handlers => _dispatcher.Handlers;

    /// <summary>Creates a handler that responds in process; requests to any host are served.</summary>
    public HttpMessageHandler CreateHandler() => new EmulatorHandler(_dispatcher, _stopping.Token);

    /// <summary>Starts to listen for HTTP requests on 127.0.0.1.</summary>
    /// <param name="port">The port, or 0 for a free one.</param>
    /// <returns>The URL of the API, such as <c>http://127.0.0.1:40123/api/v2/</c>.</returns>
    /// <exception cref="System.Net.Sockets.SocketException">The port is in use.</exception>
    public Uri Listen(int port = 0)
    {
        ObjectDisposedException.ThrowIf(_stopping.IsCancellationRequested, this);
        EmulatorListener listener = new(_dispatcher, port, _store.Options, _stopping.Token);
        lock (_listeners)
        {
            _listeners.Add(listener);
        }

        return listener.BaseUri;
    }

    /// <summary>Adds a personal key.</summary>
    /// <param name="key">The key; null creates one.</param>
    /// <returns>The key.</returns>
    public string AddPersonalKey(string? key = null) =>
        AddKey(EmulatorKeyKind.Personal, _store.User.Id, secret: key);

    /// <summary>Adds an organization key.</summary>
    /// <param name="organizationId">The organization; null for the default one.</param>
    /// <param name="key">The key; null creates one.</param>
    /// <returns>The key.</returns>
    public string AddOrganizationKey(string? organizationId = null, string? key = null)
    {
        string owner = organizationId ?? OrganizationId;
        return AddKey(EmulatorKeyKind.Organization, owner, owner, secret: key);
    }

    /// <summary>Adds a key for one project.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="key">The key; null creates one.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The project does not exist.</exception>
    public string AddProjectKey(string projectId, string? key = null)
    {
        string owner;
        lock (_store.Gate)
        {
            owner = Project(projectId).Organization.Id;
        }

        return AddKey(EmulatorKeyKind.Project, owner, owner, projectId, key);
    }

    /// <summary>Revokes a key.</summary>
    /// <param name="key">The key.</param>
    public void RevokeKey(string key)
    {
        lock (_store.Gate)
        {
            _store.Keys.Remove(key);
        }
    }

    /// <summary>Replaces the schema of a database.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="branchId">The branch.</param>
    /// <param name="database">The name of the database.</param>
    /// <param name="sql">The SQL, such as CREATE TABLE statements.</param>
    /// <exception cref="ArgumentException">The database does not exist.</exception>
    public void SetSchema(string projectId, string branchId, string database, string sql)
    {
        lock (_store.Gate)
        {
            ProjectState project = Project(projectId);
            if (!project.Branches.TryGetValue(branchId, out BranchState? branch)
                || !branch.Content.Databases.TryGetValue(database, out DatabaseState? state))
            {
                throw new ArgumentException($"There is no database '{database}' on branch '{branchId}'.", nameof(database));
            }

            DateTimeOffset now = _store.Options.Clock.GetUtcNow();
            project.Write(branch, now, branch.Content.With(state with { Schema = sql }));
        }
    }

    /// <summary>Changes the plan of an organization.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="plan">Neon's name of the plan, such as <c>free_v3</c>, <c>launch_v3</c> or, for an older one, <c>scale</c>.</param>
    /// <exception cref="ArgumentException">The organization does not exist.</exception>
    public void SetPlan(string organizationId, string plan)
    {
        lock (_store.Gate)
        {
            OrganizationState organization = _store.Organizations.GetValueOrDefault(organizationId)
                ?? throw new ArgumentException($"There is no organization '{organizationId}'.", nameof(organizationId));
            organization.Plan = plan;
        }
    }

    /// <summary>Sets the projects that cannot be listed in time: lists report them as unavailable.</summary>
    /// <param name="projectIds">The projects; an empty list makes lists complete again.</param>
    public void SetUnavailableProjects(params string[] projectIds)
    {
        lock (_store.Gate)
        {
            _store.UnavailableProjects.Clear();
            _store.UnavailableProjects.UnionWith(projectIds);
        }
    }

    /// <summary>Moves a project to an organization that the user is not a member of, and shares it with the user.</summary>
    /// <param name="projectId">The project.</param>
    /// <exception cref="ArgumentException">The project does not exist.</exception>
    public void ShareFromAnotherAccount(string projectId)
    {
        lock (_store.Gate)
        {
            Project(projectId).Organization =
                _store.AddOrganization("Foreign Shore", _store.Options.Clock.GetUtcNow(), hasUser: false);
            _store.SharedProjects.Add(projectId);
        }
    }

    /// <summary>Adds a member to an organization.</summary>
    /// <param name="email">The email address; an account is created if none has this address.</param>
    /// <param name="role">The role, as in the contract.</param>
    /// <param name="organizationId">The organization; null for the default one.</param>
    /// <returns>The id of the membership.</returns>
    /// <exception cref="ArgumentException">The organization does not exist.</exception>
    public string AddMember(string email, string role = "editor", string? organizationId = null)
    {
        lock (_store.Gate)
        {
            return _store.AddMember(Organization(organizationId), email, role, _store.Options.Clock.GetUtcNow()).Id;
        }
    }

    /// <summary>Creates an account for an invited person: every pending invitation of the address is accepted.</summary>
    /// <param name="email">The email address.</param>
    public void AcceptInvitations(string email)
    {
        lock (_store.Gate)
        {
            foreach (OrganizationState organization in _store.Organizations.Values)
            {
                if (organization.Invitations.Find(invitation => invitation.Email == email) is { } invitation
                    && !organization.Members.Values.Any(member => member.Email == email))
                {
                    _store.AddMember(organization, email, invitation.Role, _store.Options.Clock.GetUtcNow());
                }
            }
        }
    }

    /// <summary>Sets the project limit of an organization, regardless of its plan.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="limit">The limit.</param>
    /// <exception cref="ArgumentException">The organization does not exist.</exception>
    public void SetProjectLimit(string organizationId, int limit)
    {
        lock (_store.Gate)
        {
            Organization(organizationId).ProjectLimit = limit;
        }
    }

    /// <summary>Adds an integration to a project, such as GitHub: the project then cannot be moved.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="integration">The name of the integration, such as <c>github</c>.</param>
    /// <exception cref="ArgumentException">The project does not exist.</exception>
    public void AddIntegration(string projectId, string integration)
    {
        lock (_store.Gate)
        {
            _store.Integrations[Project(projectId).Id] = integration;
        }
    }

    /// <summary>Starts an operation of the service itself, such as an availability check. The project is locked until it ends.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="action">The action, as in the contract.</param>
    /// <returns>The operation's id.</returns>
    /// <exception cref="ArgumentException">The project does not exist.</exception>
    public string StartSystemOperation(string projectId, string action = "check_availability")
    {
        lock (_store.Gate)
        {
            return _store.Scheduler.Schedule(
                Project(projectId), _store.Options.Clock.GetUtcNow(), [new OperationStep(action)])[0].Id;
        }
    }

    /// <summary>Adds many branches at once, as if they had been created from the default branch long ago.</summary>
    internal void AddBranches(string projectId, int count)
    {
        lock (_store.Gate)
        {
            Branches.AddReady(_store, Project(projectId), count);
        }
    }

    /// <summary>Clears the recorded exchanges and violations.</summary>
    public void ClearRecords() => _recorder.Clear();

    /// <summary>Stops all listeners at once; pending requests end without a response.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        lock (_listeners)
        {
            foreach (EmulatorListener listener in _listeners)
            {
                listener.Dispose();
            }

            _listeners.Clear();
        }
    }

    private ProjectState Project(string projectId) =>
        _store.Projects.TryGetValue(projectId, out ProjectState? project)
            ? project
            : throw new ArgumentException($"There is no project '{projectId}'.", nameof(projectId));

    private OrganizationState Organization(string? organizationId) =>
        organizationId is null ? _store.DefaultOrganization
        : _store.Organizations.TryGetValue(organizationId, out OrganizationState? organization) ? organization
        : throw new ArgumentException($"There is no organization '{organizationId}'.", nameof(organizationId));

    private string AddKey(EmulatorKeyKind kind, string account, string? organizationId = null, string? projectId = null, string? secret = null)
    {
        lock (_store.Gate)
        {
            return _store.AddKey(kind, _store.Options.Clock.GetUtcNow(), account, organizationId, projectId, secret: secret);
        }
    }
}
