using System.Globalization;

namespace Neon.Emulator;

/// <summary>The data of the emulated service. Use it only while holding <see cref="Gate"/>.</summary>
internal sealed class EmulatorStore
{
    private const long FirstKeyId = 1_165_432;

    private long _keysMade;

    public EmulatorStore(EmulatorOptions options, EmulatorFaults faults)
    {
        Options = options;
        Ids = new IdGenerator(options.Seed ?? 0);
        Scheduler = new OperationScheduler(options, faults, Ids);
        DateTimeOffset now = options.Clock.GetUtcNow() - (options.Sample ? SampleWorld.Age : TimeSpan.Zero);
        User = new UserState(Ids.Uuid(), "ada", "ada@example.com", "Ada", "Example");
        DefaultOrganization = AddOrganization("Acme", now);
        AddOrganization("Contoso", now);
        AddMember(DefaultOrganization, "grace@example.com", MemberState.Editor, now);
        // Independent of the ids, so that it does not change them.
        SigningKey = options.Seed is { } seed
            ? System.Text.Encoding.UTF8.GetBytes($"signing key of {seed}")
            : System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);
    }

    /// <summary>The secret that signs presigned URLs.</summary>
    public byte[] SigningKey { get; }

    public object Gate { get; } = new();

    public EmulatorOptions Options { get; }

    public IdGenerator Ids { get; }

    public OperationScheduler Scheduler { get; }

    public UserState User { get; }

    public OrganizationState DefaultOrganization { get; }

    public Dictionary<string, OrganizationState> Organizations { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ProjectState> Projects { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ApiKey> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Projects of other organizations that are shared with the user.</summary>
    public HashSet<string> SharedProjects { get; } = new(StringComparer.Ordinal);

    /// <summary>The people who have a Neon account, by email address: an invitation makes them members at once.</summary>
    public Dictionary<string, string> Accounts { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Projects with an integration, and its name: they cannot be moved.</summary>
    public Dictionary<string, string> Integrations { get; } = new(StringComparer.Ordinal);

    public HashSet<string> UnavailableProjects { get; } = new(StringComparer.Ordinal);

    public int CountProjects(OrganizationState organization) =>
        Projects.Values.Count(project => project.Organization.Id == organization.Id && project.DeletedAt is null);

    public OrganizationState AddOrganization(string name, DateTimeOffset now, bool hasUser = true)
    {
        OrganizationState organization = new(Ids.Organization(), name, User.Email, now) { HasUser = hasUser, Plan = Options.Plan };
        Organizations.Add(organization.Id, organization);
        if (hasUser)
        {
            Accounts[User.Email] = User.Id;
            AddMember(organization, User.Email, MemberState.Admin, now, hasMfa: true);
        }

        return organization;
    }

    public MemberState AddMember(OrganizationState organization, string email, string role, DateTimeOffset now, bool hasMfa = false)
    {
        if (!Accounts.TryGetValue(email, out string? userId))
        {
            Accounts[email] = userId = Ids.Uuid();
        }

        MemberState member = new(Ids.Uuid(), userId, email, MemberState.Current(role), now, hasMfa);
        organization.Add(member);
        return member;
    }

    public string AddKey(
        EmulatorKeyKind kind,
        DateTimeOffset now,
        string account,
        string? organizationId = null,
        string? projectId = null,
        string? name = null,
        string? secret = null)
    {
        long id = FirstKeyId + _keysMade++;
        string text = secret ?? Ids.ApiKey();
        Keys[text] = new ApiKey(kind, account, organizationId, projectId)
        {
            Id = id,
            Name = name ?? string.Create(CultureInfo.InvariantCulture, $"key {id}"),
            CreatedBy = User.Id,
            CreatedAt = now,
        };
        return text;
    }

    /// <summary>Records what is billed after a change of a project, or of any.</summary>
    public void ReadMeters(string? projectId, DateTimeOffset now)
    {
        foreach (ProjectState project in projectId is null ? Projects.Values : Projects.TryGetValue(projectId, out ProjectState? changed) ? [changed] : (IEnumerable<ProjectState>)[])
        {
            project.ReadMeters(now);
        }
    }

    /// <summary>Applies what happened since the last request: expired branches and snapshots are deleted.</summary>
    public void Settle(DateTimeOffset now)
    {
        foreach (BranchState branch in Projects.Values.SelectMany(project => project.LiveBranches))
        {
            if (branch.ExpiresAt is { } end && end <= now)
            {
                branch.Delete(end, byExpiry: true);
                Projects[branch.ProjectId].ReadMeters(end);
            }
        }

        foreach (ProjectState project in Projects.Values.Where(project => project.DeletedAt is null))
        {
            SnapshotSchedules.Settle(this, project, now);
            project.ReadSnapshotMeters(now);
        }
    }
}
