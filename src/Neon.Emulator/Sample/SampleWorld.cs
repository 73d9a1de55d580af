namespace Neon.Emulator;

/// <summary>
/// The sample: an organization that has used Neon for months, for experiments and for the examples of the documentation. It
/// consists of requests, each with the age that it has when the emulator starts.
/// </summary>
internal sealed class SampleWorld
{
    /// <summary>The age of the organizations; everything else is younger.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(400);

    // Requests to one project are at least so far apart that the operations of the previous one have ended.
    private static readonly TimeSpan Spacing = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OperationDuration = TimeSpan.FromSeconds(2);

    private readonly List<(TimeSpan Age, Action<SampleClient> Request)> _requests = [];

    private SampleWorld(EmulatorFaults faults)
    {
        SampleAccount.Describe(this);
        SampleProjects.Describe(this, faults);
        SampleServices.Describe(this);
    }

    /// <summary>Fills a new store. The plan of the options applies at the end, so that every plan has the same sample.</summary>
    public static void Create(EmulatorStore store, Dispatcher dispatcher, EmulatorFaults faults)
    {
        SetPlan(store, new EmulatorOptions().Plan);
        store.Scheduler.Duration = OperationDuration;
        new SampleWorld(faults).Send(store, dispatcher);
        store.Scheduler.Duration = store.Options.OperationDuration;
        SetPlan(store, store.Options.Plan);
    }

    /// <summary>Adds a request, or several that belong together.</summary>
    /// <param name="days">The age in days.</param>
    /// <param name="request">Sends it.</param>
    public void Add(double days, Action<SampleClient> request) => _requests.Add((TimeSpan.FromDays(days), request));

    private static void SetPlan(EmulatorStore store, string plan)
    {
        foreach (OrganizationState organization in store.Organizations.Values)
        {
            organization.Plan = plan;
        }
    }

    private void Send(EmulatorStore store, Dispatcher dispatcher)
    {
        DateTimeOffset now = store.Options.Clock.GetUtcNow();
        DateTimeOffset last = now - Age;
        string key = store.AddKey(EmulatorKeyKind.Personal, last, store.User.Id, name: "laptop");
        SampleClient client = new(store, dispatcher) { Key = key };
        foreach ((TimeSpan age, Action<SampleClient> request) in _requests.OrderByDescending(request => request.Age))
        {
            client.Now = now - age > last + Spacing ? now - age : last + Spacing;
            last = client.Now;
            request(client);
        }
    }
}
