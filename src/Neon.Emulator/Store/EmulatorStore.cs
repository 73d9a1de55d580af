namespace Neon.Emulator;

/// <summary>Everything the emulated service remembers. Use it only while holding <see cref="Gate"/>.</summary>
internal sealed class EmulatorStore
{
    public EmulatorStore(EmulatorOptions options, EmulatorFaults faults)
    {
        Options = options;
        Ids = new IdGenerator(options.Seed);
        Scheduler = new OperationScheduler(options, faults, Ids);
        DateTimeOffset now = options.Clock.GetUtcNow();
        User = new UserState(Ids.Uuid(), "ada", "ada@example.com", "Ada", "Example");
        DefaultOrganization = AddOrganization("Cool Meadow", now);
        AddOrganization("Quiet Harbor", now);
        // Apart from the ids, so that it moves none of them.
        SigningKey = System.Text.Encoding.UTF8.GetBytes($"signing key of {options.Seed}");
    }

    /// <summary>What signed addresses are signed with.</summary>
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

    /// <summary>Projects of foreign organizations that are shared with the user.</summary>
    public HashSet<string> SharedProjects { get; } = new(StringComparer.Ordinal);

    public HashSet<string> UnavailableProjects { get; } = new(StringComparer.Ordinal);

    public OrganizationState AddOrganization(string name, DateTimeOffset now, bool hasUser = true)
    {
        OrganizationState organization = new(Ids.Organization(), name, User.Email, now) { HasUser = hasUser };
        Organizations.Add(organization.Id, organization);
        return organization;
    }

    /// <summary>Does what the clock did since the last request: branches whose time is over are gone.</summary>
    public void Settle(DateTimeOffset now)
    {
        foreach (BranchState branch in Projects.Values.SelectMany(project => project.LiveBranches))
        {
            if (branch.ExpiresAt is { } end && end <= now)
            {
                branch.Delete(end, byExpiry: true);
            }
        }
    }
}
