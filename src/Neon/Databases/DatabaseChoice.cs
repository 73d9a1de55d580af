namespace Neon;

/// <summary>
/// Chooses the database and the sign-in role if the user did not specify them and there is only one choice.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="branchKey">The branch.</param>
/// <param name="databases">The databases of the branch; null or empty to request them.</param>
/// <param name="roles">The roles of the branch; null or empty to request them.</param>
internal sealed class DatabaseChoice(
    NeonClient client, BranchKey branchKey, IReadOnlyList<Database>? databases, IReadOnlyList<Role>? roles)
{
    /// <summary>The branch's only database.</summary>
    public async Task<Database> OnlyDatabaseAsync(CancellationToken cancellation)
    {
        var all = databases is { Count: > 0 } known
            ? known
            : await new DatabaseApi(client).ListAsync(branchKey, cancellation).ConfigureAwait(false);
        return all switch
        {
            [var only] => Reported("database", only.DatabaseName, only),
            [] => throw None("database", "has no database", "Create one with New-NeonDatabase."),
            _ => throw Several("database", all.Select(database => database.DatabaseName)),
        };
    }

    /// <summary>The only role that can sign in, or else the owner of the database.</summary>
    /// <param name="database">The name of the database.</param>
    /// <param name="known">The database, if already known.</param>
    /// <param name="cancellation">Cancels the calls.</param>
    public async Task<string> RoleAsync(string database, Database? known, CancellationToken cancellation)
    {
        var all = roles is { Count: > 0 } given
            ? given
            : await new RoleApi(client).ListAsync(branchKey, cancellation).ConfigureAwait(false);
        var usable = all.Where(role => role.Protected != true && role.AuthenticationMethod != "no_login").ToArray();
        if (usable.Length == 0)
        {
            throw None("role", "has no role that can sign in", "Create one with New-NeonRole.");
        }

        if (usable is [var only])
        {
            return Reported("role", only.RoleName, only.RoleName!);
        }

        known ??= databases?.FirstOrDefault(item => item.DatabaseName == database)
            ?? await new DatabaseApi(client).GetAsync(branchKey, database, cancellation).ConfigureAwait(false);
        return Array.Exists(usable, role => role.RoleName == known.OwnerName)
            ? Reported("role", $"{known.OwnerName}, the owner of the database", known.OwnerName!)
            : throw Several("role", usable.Select(role => role.RoleName));
    }

    private T Reported<T>(string kind, string? name, T choice)
    {
        client.Log($"No {kind} was specified; using {name}.");
        return choice;
    }

    private NeonApiException None(string kind, string what, string advice) =>
        new(NeonFailure.NameNotFound, $"The branch {branchKey.BranchId} {what}.") { Resource = ResourceTable.OfKind(kind).Noun, Advice = advice };

    private NeonApiException Several(string kind, IEnumerable<string?> names) =>
        new(NeonFailure.NameAmbiguous, $"The branch {branchKey.BranchId} has several {kind}s: {string.Join(", ", names)}.")
        {
            Resource = ResourceTable.OfKind(kind).Noun,
            Advice = $"Specify one with -{ResourceTable.OfKind(kind).Noun}, or pipe it in.",
        };
}
