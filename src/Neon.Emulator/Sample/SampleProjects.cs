namespace Neon.Emulator;

/// <summary>The projects of the sample with their branches, computes, databases, roles and snapshots.</summary>
internal static class SampleProjects
{
    /// <summary>The id of the project <c>app</c>.</summary>
    public const string App = "quiet-forest-12345678";

    private const string MainEndpoint = "ep-bold-sun-a1b2c3d4";

    private const string OrdersSchema = """
        CREATE TABLE public.users (
            id bigint NOT NULL,
            name text NOT NULL,
            email text NOT NULL,
            phone text
        );

        CREATE TABLE public.orders (
            id bigint NOT NULL,
            user_id bigint NOT NULL,
            placed_at timestamp with time zone NOT NULL,
            total numeric(10,2) NOT NULL
        );

        ALTER TABLE ONLY public.orders
            ADD CONSTRAINT orders_pkey PRIMARY KEY (id);

        ALTER TABLE ONLY public.users
            ADD CONSTRAINT users_pkey PRIMARY KEY (id);

        """;

    private const string NewTable = """
        CREATE TABLE public.coupons (
            code text NOT NULL,
            discount numeric(4,2) NOT NULL
        );

        ALTER TABLE ONLY public.coupons
            ADD CONSTRAINT coupons_pkey PRIMARY KEY (code);

        """;

    public static void Describe(SampleWorld world, EmulatorFaults faults)
    {
        AddApp(world);
        AddBranches(world);
        AddOthers(world);

        // A start that succeeded on the second attempt: a warning in the log.
        world.Add(0.02, client => client.Post($"projects/{App}/endpoints/{MainEndpoint}/suspend"));
        world.Add(0.018, client =>
        {
            faults.AddToOperation(new OperationFault { Action = "start_compute", Failures = 1 });
            client.Post($"projects/{App}/endpoints/{MainEndpoint}/start");
        });
    }

    /// <summary>The path of a branch of the project <c>app</c>.</summary>
    public static string Branch(SampleClient client, string name) => $"projects/{App}/branches/{Find(client, App, name).Id}";

    /// <summary>The path of the default branch of a project.</summary>
    public static string DefaultBranch(SampleClient client, string projectName)
    {
        ProjectState project = Project(client, projectName);
        return $"projects/{project.Id}/branches/{project.DefaultBranchId}";
    }

    private static BranchState Find(SampleClient client, string projectId, string name) =>
        client.Store.Projects[projectId].LiveBranches.Single(branch => branch.Name == name);

    private static ProjectState Project(SampleClient client, string name) =>
        client.Store.Projects.Values.Single(project => project.Name == name && project.DeletedAt is null);

    private static void AddApp(SampleWorld world)
    {
        world.Add(75, client =>
        {
            client.Store.Ids.FixNext(nameof(IdGenerator.Project), App);
            client.Store.Ids.FixNext(nameof(IdGenerator.Endpoint), MainEndpoint);
            Create(client, "app", "aws-us-east-1", """
                "history_retention_seconds":604800,"autoscaling_limit_min_cu":0.25,"autoscaling_limit_max_cu":2,
                "branch":{"database_name":"app","role_name":"app_user"},
                """);
        });
        world.Add(74.9, client => client.Post($"{Branch(client, "main")}/roles", """{"role":{"name":"reporting"}}"""));
        world.Add(74.8, client => client.Post($"{Branch(client, "main")}/databases", """{"database":{"name":"orders","owner_name":"app_user"}}"""));
        world.Add(74, client => Migrate(client, "main", OrdersSchema));
        // Each branch has the data that its parent had when it was created.
        foreach ((double days, double gigabytes) in new[] { (73.0, 1.2), (61.0, 1.6), (26.0, 2.3), (13.0, 2.6), (1.0, 2.9) })
        {
            world.Add(days, client => Fill(client, App, "main", "orders", gigabytes));
        }

        world.Add(70, client => client.Put(
            $"{Branch(client, "main")}/backup_schedule",
            """{"schedule":[{"frequency":"daily","hour":3,"retention_seconds":604800},{"frequency":"weekly","day":1,"hour":4,"retention_seconds":2592000}]}"""));
        world.Add(68, client => client.Post($"projects/{App}/endpoints", $$$"""
            {"endpoint":{"branch_id":"{{{Find(client, App, "main").Id}}}","type":"read_only","name":"reports",
            "autoscaling_limit_min_cu":0.5,"autoscaling_limit_max_cu":4,"settings":{"pg_settings":{"max_connections":"200"} } } }
            """));
        world.Add(6, client => client.Post(
            $"{Branch(client, "main")}/snapshot?name=before-migration&expires_at={Uri.EscapeDataString(client.In(90))}"));
        world.Add(0.4, client => Suspend(client, App, "reports"));
    }

    private static void AddBranches(SampleWorld world)
    {
        AddBranch(world, 60, "staging", """ "protected":true, """, compute: """{"type":"read_write"}""");
        AddBranch(world, 12, "dev", string.Empty, compute: """{"type":"read_write","autoscaling_limit_min_cu":1,"autoscaling_limit_max_cu":4}""");
        AddBranch(world, 25, "pr-40", string.Empty, compute: null);
        AddBranch(world, 21, "pr-41", string.Empty, compute: null);
        AddBranch(world, 5, "pr-42", string.Empty, compute: """{"type":"read_write"}""");
        world.Add(2, client => CreateBranch(client, "pr-57", $$""" "expires_at":"{{client.In(7)}}", """, """{"type":"read_write"}"""));
        world.Add(10, client => client.Post($"projects/{App}/branch_anonymized", """
            {"branch_create":{"branch":{"name":"masked"},"endpoints":[{"type":"read_write"}]},"start_anonymization":true,"masking_rules":[
            {"database_name":"orders","schema_name":"public","table_name":"users","column_name":"email","masking_function":"anon.fake_email()"},
            {"database_name":"orders","schema_name":"public","table_name":"users","column_name":"name","masking_value":"anonymous"}]}
            """));
        world.Add(4, client => Migrate(client, "pr-42", OrdersSchema + NewTable));
        world.Add(1.6, client => Migrate(client, "pr-57", OrdersSchema + NewTable));
        world.Add(11, client => Fill(client, App, "dev", "orders", 2.7));
        world.Add(3, client => client.Post($"{Branch(client, "dev")}/roles", """{"role":{"name":"test_1"}}"""));
        world.Add(2.9, client => client.Post($"{Branch(client, "dev")}/databases", """{"database":{"name":"test_1","owner_name":"app_user"}}"""));
        world.Add(0.032, client => client.Delete(Branch(client, "pr-40")));
        world.Add(0.5, client => Suspend(client, App, "dev"));
        world.Add(0.45, client => Suspend(client, App, "masked"));
        world.Add(1.3, client => Send(client, App, "staging", "restart"));
        world.Add(0.2, client => Send(client, App, "pr-42", "restart"));
        world.Add(0.03, client => Suspend(client, App, "pr-57"));
    }

    /// <summary>A project in another region, one that is not in use, and one that was deleted.</summary>
    private static void AddOthers(SampleWorld world)
    {
        world.Add(50, client => Create(client, "web", "aws-eu-central-1", """
            "settings":{"allowed_ips":{"ips":["192.0.2.0/24"],"protected_branches_only":false}},
            "branch":{"database_name":"web","role_name":"web_owner"},
            """));
        world.Add(48, client => Fill(client, Project(client, "web").Id, "main", "web", 0.4));
        world.Add(90, client => Create(client, "test-1", "aws-us-east-2"));
        world.Add(89, client => Suspend(client, Project(client, "test-1").Id, "main"));
        world.Add(20, client => Create(client, "trial", "aws-us-east-2"));
        world.Add(0.033, client => client.Delete($"projects/{Project(client, "trial").Id}"));
    }

    private static void Create(SampleClient client, string name, string region, string further = "") =>
        client.Post("projects", $$$"""{"project":{{{{further}}}"name":"{{{name}}}","region_id":"{{{region}}}","org_id":"{{{SampleAccount.Acme(client)}}}"}}""");

    private static void AddBranch(SampleWorld world, double days, string name, string further, string? compute) =>
        world.Add(days, client => CreateBranch(client, name, further, compute));

    private static void CreateBranch(SampleClient client, string name, string further, string? compute) =>
        client.Post($"projects/{App}/branches", $$$"""{"branch":{{{{further}}}"name":"{{{name}}}"},"endpoints":[{{{compute}}}]}""");

    private static void Suspend(SampleClient client, string projectId, string name) => Send(client, projectId, name, "suspend");

    /// <summary>Suspends or restarts the compute of a branch, or a compute by its name.</summary>
    private static void Send(SampleClient client, string projectId, string name, string action)
    {
        ProjectState project = client.Store.Projects[projectId];
        EndpointState endpoint = project.LiveEndpoints.FirstOrDefault(endpoint => endpoint.Name == name)
            ?? project.ReadWriteEndpointOf(Find(client, projectId, name).Id)!;
        client.Post($"projects/{projectId}/endpoints/{endpoint.Id}/{action}");
    }

    /// <summary>The data that an app has written to a database up to then.</summary>
    private static void Fill(SampleClient client, string projectId, string branchName, string database, double gigabytes)
    {
        ProjectState project = client.Store.Projects[projectId];
        BranchState branch = Find(client, projectId, branchName);
        project.Write(branch, client.Now, branch.Content.With(branch.Content.Databases[database] with { DataSize = (long)(gigabytes * 1_000_000_000) }));
    }

    /// <summary>What somebody ran with SQL in the database <c>orders</c>.</summary>
    private static void Migrate(SampleClient client, string branchName, string sql)
    {
        ProjectState project = client.Store.Projects[App];
        BranchState branch = Find(client, App, branchName);
        project.Write(branch, client.Now, branch.Content.With(branch.Content.Databases["orders"] with { Schema = sql }));
    }
}
