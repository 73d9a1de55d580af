using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>A trigger, identified by its exact name, its id or the trigger itself, which includes its branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class TriggerIdentity : BranchItemIdentity
{
    /// <summary>
    /// Identifies a trigger by name or by id. Ids have no distinct format, so they are looked up on the branch.
    /// </summary>
    /// <param name="nameOrId">The exact name or the id.</param>
    public TriggerIdentity(string nameOrId)
        : base(null, nameOrId)
    {
    }

    /// <summary>Identifies a trigger by the trigger itself.</summary>
    /// <param name="trigger">The trigger.</param>
    public TriggerIdentity(Trigger trigger)
        : base(trigger.TriggerId, trigger.Name, trigger, trigger.ProjectId, trigger.BranchId)
    {
        Trigger = trigger;
    }

    /// <summary>Identifies a trigger by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>TriggerId</c>, and <c>ProjectId</c> and <c>BranchId</c> if known.</param>
    public TriggerIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "TriggerId"), null, plain)
    {
    }

    /// <summary>The trigger, if specified as an object.</summary>
    internal Trigger? Trigger { get; }

    /// <summary>The current state of the trigger.</summary>
    internal async Task<Trigger> ReadAsync(NeonClient client, BranchKey branchKey, CancellationToken cancellation)
    {
        EnsureNamed();
        var api = new TriggerApi(client);
        if (Id is not null)
        {
            return await api.GetAsync(branchKey, Id, cancellation).ConfigureAwait(false);
        }

        var all = await api.ListAsync(branchKey, cancellation).ConfigureAwait(false);
        var matches = all.Where(trigger => trigger.TriggerId == Name).ToArray();
        matches = matches.Length > 0 ? matches : [.. all.Where(trigger => trigger.Name == Name)];
        if (matches.Length == 0)
        {
            throw NoneNamed(Kind, Name!, all.Select(trigger => trigger.Name), parents: branchKey.Parts);
        }

        Single("trigger", Name!, [.. matches.Select(trigger => trigger.TriggerId!)]);
        return matches[0];
    }

    /// <summary>The id; looked up if only the name is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, BranchKey branchKey, CancellationToken cancellation)
    {
        EnsureNamed();
        return Id ?? (await ReadAsync(client, branchKey, cancellation).ConfigureAwait(false)).TriggerId!;
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation)
    {
        var branchKey = await ParentScope.BranchAboveAsync(client, above, cancellation).ConfigureAwait(false);
        return await new TriggerApi(client).FindAsync(branchKey, id, cancellation).ConfigureAwait(false);
    }
}
