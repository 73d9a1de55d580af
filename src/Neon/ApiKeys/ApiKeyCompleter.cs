using System.Globalization;

namespace Neon.Commands;

/// <summary>
/// Completes API keys: personal keys, or those of the specified organization. The organization of the context is ignored.
/// </summary>
internal sealed class ApiKeyCompleter : ServerCompleter<ApiKey>
{
    internal override bool IsId(string text) => new ApiKeyIdentity(text).Id is not null;

    internal override async ValueTask<CompletionList> ListAsync(CompletionQuery query, string word)
    {
        var named = OrganizationCompleter.Named(query.Call);
        var organizationId = named is null ? null : await OrganizationCompleter.IdAsync(query, named.Value).ConfigureAwait(false);
        return named is not null && organizationId is null
            ? CompletionList.Unknown
            : await ReadAsync(query, organizationId ?? string.Empty, word, _ => Each(new ApiKeyApi(query.Client).ListAsync(organizationId, query.Cancellation)))
                .ConfigureAwait(false);
    }

    private protected override CompletionItem Describe(ApiKey item) => new(item.Name, item.ApiKeyId?.ToString(CultureInfo.InvariantCulture))
    {
        Details =
        [
            item.ProjectId is { } project ? $"for {project}" : null,
            item.LastUsedAt is { } used ? $"last used {Display.Time(used)}" : "never used",
        ],
        Since = item.CreatedAt,
    };
}
