using System.ComponentModel;
using System.Management.Automation;
using System.Reflection;

namespace Neon;

/// <summary>
/// Identifies a resource by its id, by its exact name or by an object from a Neon cmdlet. Cmdlets accept it for projects,
/// branches, endpoints and so on.
/// </summary>
public abstract class ResourceIdentity : IViewCells
{
    private static readonly Lazy<Dictionary<string, Type>> ByModel = new(() => (
        from type in typeof(ResourceIdentity).Assembly.GetTypes()
        where !type.IsAbstract && type.IsSubclassOf(typeof(ResourceIdentity)) && CanBeRead(type)
        from constructor in type.GetConstructors()
        let model = constructor.GetParameters()[0].ParameterType
        let isOwn = NounOf(type) == model.Name
        // Neon Auth is identified by its branch, and has details of its own.
        where isOwn || (IsOverridden(type, nameof(ReadPartAsync)) && model.GetCustomAttribute<RowKeyAttribute>()?.Details.Length > 0)
        orderby isOwn descending
        select (type, model)).DistinctBy(pair => pair.model).ToDictionary(pair => pair.model.Name, pair => pair.type));

    private protected ResourceIdentity(string? id, string? name, object? input = null)
    {
        Id = id;
        Name = name;
        Input = input ?? id ?? name;
        if (input is PSObject plain)
        {
            var rule = RowRule.Of(GetType());
            rule.Ensure(plain);
            RowName = rule.NameOf(plain, id ?? name);
        }
    }

    /// <summary>The id, if known without a request.</summary>
    public string? Id { get; }

    /// <summary>The name, if known without a request.</summary>
    public string? Name { get; }

    /// <summary>The text or the object that the user specified.</summary>
    internal object? Input { get; }

    /// <summary>
    /// The name beside the id in a row of a file. It is not used to find the resource: a change verifies that the resource has
    /// that name.
    /// </summary>
    internal RowName? RowName { get; }

    /// <summary>The parent in which the name is looked up; null for that of the context.</summary>
    private protected virtual ResourceIdentity? Outer => null;

    /// <summary>Whether the value is an empty string or white space.</summary>
    internal bool IsEmpty => string.IsNullOrWhiteSpace(Id) && string.IsNullOrWhiteSpace(Name);

    /// <summary>Whether it was specified by text or by a row with a name, so that nothing proves that it exists.</summary>
    internal bool IsUnproven => Input is not NeonObject && (Id is null || Input is not PSObject);

    /// <summary>The kind of resource, in words.</summary>
    internal string Kind => KindOf(GetType());

    /// <summary>The kind of resource of an identity, in words.</summary>
    internal static string KindOf(Type identity) =>
        identity.GetCustomAttribute<DisplayNameAttribute>()?.DisplayName ?? ResourceTable.OfNoun(NounOf(identity)).Kind;

    /// <summary>The kind of a model, in the words of its identity: <c>Data API</c> for <c>DataApi</c>.</summary>
    internal static string KindOfModel(string model) => ResourceTable.OfNoun(model).Kind is var kind && Resource.WordsOf(model) is var words
        // A kind that is only a part of the words, such as object, is less specific.
        && words.Contains(kind, StringComparison.Ordinal) ? words : kind;

    internal static string NounOf(Type identity) => identity.Name.Replace("Identity", string.Empty, StringComparison.Ordinal);

    /// <summary>The resource in error ids, such as <c>ApiKey</c>.</summary>
    internal string Noun => ResourceTable.OfKind(Kind).Noun;

    /// <summary>The name and the id, if known, for display.</summary>
    /// <returns>Text such as <c>main (br-calm-lake-a1b2c3d4)</c>, in which control characters are escaped.</returns>
    public override string ToString() => (Outer is null ? string.Empty : $"{Outer}/") + VisibleText.Of((Id, Name) switch
    {
        ({ } id, { } name) => $"{name} ({id})",
        _ => Id ?? Name,
    });

    /// <summary>
    /// Whether the other value identifies the same resource: an identity of the same text or object, or text with the id or the
    /// exact name. So <c>$Project -eq 'app'</c> is true in the parameter filter of a mock.
    /// </summary>
    /// <param name="obj">An identity or text.</param>
    /// <returns>True if it identifies the same resource.</returns>
    public sealed override bool Equals(object? obj) => obj switch
    {
        string text => text == Id || text == Name,
        ResourceIdentity other => other.GetType() == GetType() && Equals(Input, other.Input),
        _ => false,
    };

    /// <summary>A hash of the specified value.</summary>
    /// <returns>Equal for equal identities.</returns>
    public sealed override int GetHashCode() => Input?.GetHashCode() ?? 0;

    /// <summary>Refuses an empty identity before a change is confirmed.</summary>
    internal void EnsureNamed()
    {
        if (IsEmpty)
        {
            throw Empty(Kind);
        }

        Outer?.EnsureNamed();
    }

    /// <summary>The id; requests it if only the name is known. A name is looked up once per pipeline.</summary>
    /// <param name="client">The client.</param>
    /// <param name="above">The known ids of its parents, by key.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>The id; null for resources that are identified by name.</returns>
    internal virtual ValueTask<string?> FindIdAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) => new(Id);

    /// <summary>The id; requests it if only the name is known and has not been looked up in this pipeline yet.</summary>
    /// <param name="client">The client.</param>
    /// <param name="within">The id of the scope in which the name is unique; null for the whole account.</param>
    /// <param name="resolve">Requests the id.</param>
    internal ValueTask<string> OnceAsync(NeonClient client, string? within, Func<ValueTask<string>> resolve) =>
        Id is null && Name is { Length: > 0 } name ? client.KnownIds.FindAsync(within, GetType(), name, resolve) : resolve();

    /// <summary>The same resource, whose name is looked up within a parent that is not that of the context.</summary>
    /// <param name="parent">The parent.</param>
    /// <returns>This identity if its name needs no such parent.</returns>
    internal virtual ResourceIdentity Within(ResourceIdentity parent) => this;

    /// <summary>Reads the resource with an id; the result is null if it does not exist.</summary>
    /// <param name="client">The client.</param>
    /// <param name="id">The id, as <see cref="FindIdAsync"/> returns it, or the name of a resource that is identified by name.</param>
    /// <param name="above">The known ids of its parents, by key.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>The request; null if there is nothing to compare a row with.</returns>
    internal virtual Task<NeonObject?>? ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) => null;

    /// <summary>The identity that accepts a model and whose resource can be read; null if there is none.</summary>
    internal static Type? OfModel(string? model) => model is not null && ByModel.Value.TryGetValue(model, out var identity) ? identity : null;

    /// <summary>
    /// Reads what is identified by the same key as the resource, but has other properties: Neon Auth, which is identified by its
    /// branch. The result is null if it does not exist.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="id">The id, as for <see cref="ReadResourceAsync"/>.</param>
    /// <param name="above">The known ids of its parents, by key.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>The request; null if there is nothing to compare a row with.</returns>
    internal virtual Task<NeonObject?>? ReadPartAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) => null;

    /// <summary>Whether the resource of an identity can be read.</summary>
    internal static bool CanBeRead(Type? identity) => identity is not null && IsOverridden(identity, nameof(ReadResourceAsync));

    private static bool IsOverridden(Type identity, string method) =>
        identity.GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)?.DeclaringType != typeof(ResourceIdentity);

    /// <summary>Returns the only match of a name, or an error that lists the matches.</summary>
    /// <param name="kind">The kind of resource.</param>
    /// <param name="name">The name.</param>
    /// <param name="ids">The ids of the matches.</param>
    /// <param name="names">The existing names, if known.</param>
    /// <param name="parents">The parents in which the name was looked up, if known.</param>
    internal static string Single(
        string kind, string name, IReadOnlyList<string> ids, IEnumerable<string?>? names = null, IEnumerable<(Resource Kind, string Id)>? parents = null) =>
        ids.Count switch
        {
            1 => ids[0],
            0 => throw NoneNamed(kind, name, names ?? [], parents: parents),
            _ => throw new NeonApiException(
                NeonFailure.NameAmbiguous, $"{ids.Count} {ResourceTable.OfKind(kind).Plural} are named '{name}': {string.Join(", ", ids)}.")
            {
                Resource = ResourceTable.OfKind(kind).Noun,
                Advice = $"Specify the {kind}'s id.",
            },
        };

    /// <summary>The error for a name that no resource has. It mentions names that are similar.</summary>
    /// <param name="kind">The kind of resource.</param>
    /// <param name="name">The name.</param>
    /// <param name="names">The existing names, if known.</param>
    /// <param name="message">The message, if it says more than that there is no such resource.</param>
    /// <param name="advice">What the user can do; the default names the cmdlet that lists the resources.</param>
    /// <param name="parents">The parents in which the name was looked up, if known.</param>
    internal static NeonApiException NoneNamed(
        string kind, string name, IEnumerable<string?> names, string? message = null, string? advice = null, IEnumerable<(Resource Kind, string Id)>? parents = null)
    {
        string?[] all = [.. names];
        var hint = SimilarNames.Hint(kind, name, all);
        var resource = ResourceTable.OfKind(kind);
        return new NeonApiException(NeonFailure.NameNotFound, (message ?? $"There is no {kind} '{name}'.") + hint)
        {
            Resource = resource.Noun,
            Advice = LookAlike(kind, name, all) ?? advice ?? (hint.Length > 0 ? resource.ToList : null),
            Within = RouteValues(parents),
        };
    }

    /// <summary>Advice for a name that looks like another one; null if there is no such name.</summary>
    private static string? LookAlike(string kind, string name, IEnumerable<string?> names) =>
        names.Any(other => other is not null && LookAlikes.Are(name, other))
            ? $"Another {kind} has a name that looks the same but is written with other characters. Specify its id, or pipe it in from Get-Neon{ResourceTable.OfKind(kind).Noun}."
            : null;

    /// <summary>The error for an unknown id of a resource that Neon can only list.</summary>
    /// <param name="kind">The kind of resource.</param>
    /// <param name="id">The id.</param>
    /// <param name="ids">The existing ids, if known.</param>
    /// <param name="parents">The parents in which the id was looked up, if known.</param>
    internal static NeonApiException NoneWithId(string kind, string id, IEnumerable<string?>? ids = null, IEnumerable<(Resource Kind, string Id)>? parents = null) =>
        new(NeonFailure.NameNotFound, $"There is no {kind} '{id}'.{SimilarNames.Hint(kind, id, ids ?? [])}")
        {
            Resource = ResourceTable.OfKind(kind).Noun,
            Advice = $"Check the id. {ResourceTable.OfKind(kind).ToList}".TrimEnd(),
            Within = RouteValues(parents),
        };

    /// <summary>The project in which a resource is looked up.</summary>
    internal static IEnumerable<(Resource Kind, string Id)> Parents(string projectId) => ResourceTable.CommonParents.Zip([projectId]);

    private static IReadOnlyList<KeyValuePair<string, string>> RouteValues(IEnumerable<(Resource Kind, string Id)>? parents) =>
        [.. (parents ?? []).Select(parent => KeyValuePair.Create(parent.Kind.Parameters[0], parent.Id))];

    /// <summary>Selects the resource from a list, for resources that Neon can only list.</summary>
    private protected T Pick<T>(
        string kind, IEnumerable<T> items, Func<T, string?> id, Func<T, bool> isNamed, IEnumerable<(Resource Kind, string Id)>? parents = null)
        where T : class
    {
        if (IsEmpty)
        {
            throw Empty(kind);
        }

        T[] all = [.. items];
        if (Id is not null)
        {
            return Array.Find(all, item => id(item) == Id) ?? throw NoneWithId(kind, Id, all.Select(id), parents);
        }

        T[] matches = [.. all.Where(isNamed)];
        Single(kind, Name!, [.. matches.Select(match => id(match) ?? string.Empty)], all.Select(item => item.ToString()), parents);
        return matches[0];
    }

    internal static NeonApiException Empty(string kind) => new(NeonFailure.InvalidInput, $"The {kind} is empty.")
    {
        Resource = ResourceTable.OfKind(kind).Noun,
        Advice = $"Specify the {kind}'s id or exact name, or pipe the {kind} in. A variable in the command may not be set.",
    };

    internal static NeonApiException Missing(string kind) => new(NeonFailure.MissingInput, $"A{Article.With(kind)[1..]} is required.")
    {
        Resource = ResourceTable.OfKind(kind).Noun,
        Advice = $"Specify -{ResourceTable.OfKind(kind).Noun}, pipe in an object that has it, or set it for the session with Set-NeonContext -{ResourceTable.OfKind(kind).Noun}.",
    };
}
