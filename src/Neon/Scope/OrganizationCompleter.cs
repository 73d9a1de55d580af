namespace Neon.Commands;

/// <summary>Completes organizations.</summary>
internal sealed class OrganizationCompleter : ServerCompleter<Organization>
{
    /// <summary>The parent organization as the command names it.</summary>
    public static ParentName? Named(CompletionCall call) => call.Parent(
        "OrganizationId", text => new OrganizationIdentity(text), "Organization", "OrganizationId", "SourceOrganization", "SourceOrganizationId");

    /// <summary>The list of a resource whose parent organization is not known: with a hint if none is specified.</summary>
    public static async ValueTask<CompletionList> MissingAsync(CompletionQuery query) =>
        Named(query.Call) is null && (await new OrganizationCompleter().ListAsync(query, string.Empty).ConfigureAwait(false)).IsKnown
            ? CompletionList.Without("no organization: -Organization or Set-NeonContext")
            : CompletionList.Unknown;

    /// <summary>The parent organization: named, from the context, or the only one.</summary>
    public static async ValueTask<string?> ParentAsync(CompletionQuery query) => Named(query.Call) switch
    {
        { } named => await IdAsync(query, named).ConfigureAwait(false),
        null when query.Context.OrganizationId is { } id => id,
        null => await new OrganizationCompleter().ListAsync(query, string.Empty).ConfigureAwait(false) is { Items: [var only] } ? only.Id : null,
    };

    /// <summary>The id of an organization that was named; null while it is unknown.</summary>
    public static async ValueTask<string?> IdAsync(CompletionQuery query, ParentName named) =>
        named.Id ?? (named.Name is { } name ? await new OrganizationCompleter().FindAsync(query, name).ConfigureAwait(false) : null);

    internal override bool IsId(string text) => new OrganizationIdentity(text).Id is not null;

    internal override ValueTask<CompletionList> ListAsync(CompletionQuery query, string word) =>
        ReadAsync(query, string.Empty, word, _ => Each(new OrganizationApi(query.Client).ListAsync(query.Cancellation)));

    private protected override CompletionItem Describe(Organization item) => new(item.Name, item.OrganizationId)
    {
        Details = [item.Plan],
        Since = item.CreatedAt,
    };
}
