namespace Neon.Commands;

/// <summary>Completes regions by id; names match as well. The list depends on the organization.</summary>
internal sealed class RegionCompleter : ServerCompleter<Region>
{
    internal override CompletionForm Form => CompletionForm.Id;

    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word)
    {
        var organizationId = OrganizationCompleter.Named(query.Call) is { } named
            ? await OrganizationCompleter.IdAsync(query, named).ConfigureAwait(false)
            : query.Context.OrganizationId;
        return await ReadAsync(query, organizationId ?? string.Empty, word, _ => Each(new RegionApi(query.Client).ListAsync(organizationId, query.Cancellation)))
            .ConfigureAwait(false);
    }

    private protected override CompletionItem Describe(Region item) => new(item.Name, item.RegionId)
    {
        Details = [item.Default == true ? "default" : null],
        ComesFirst = item.Default == true,
    };
}
