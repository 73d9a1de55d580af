using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace Neon;

/// <summary>An API key named by its number, by its exact name or by itself, which knows its organization.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class ApiKeyIdentity : OrganizationItemIdentity
{
    /// <summary>Names a key by number or by name. Text of nothing but digits is a number.</summary>
    /// <param name="idOrName">The number or the exact name.</param>
    public ApiKeyIdentity(string idOrName)
        : base(IsNumber(idOrName) ? idOrName : null, IsNumber(idOrName) ? null : idOrName)
    {
    }

    /// <summary>Names a key by its number.</summary>
    /// <param name="id">The number.</param>
    public ApiKeyIdentity(long id)
        : base(Text(id), null, id)
    {
    }

    /// <summary>Names a key by itself.</summary>
    /// <param name="key">The key.</param>
    public ApiKeyIdentity(ApiKey key)
        : base(key.ApiKeyId is { } id ? Text(id) : null, key.Name, key, key.OrganizationId)
    {
    }

    /// <summary>Names a key by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>ApiKeyId</c>, and <c>OrganizationId</c> for a key of an organization.</param>
    public ApiKeyIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "ApiKeyId"), null, plain, OrganizationIdentity.IdIn(plain))
    {
    }

    /// <summary>Whether it is known to be a key of the user.</summary>
    internal bool IsPersonal => OrganizationId is null
        && (Input is ApiKey || (Input is PSObject row && row.Properties[nameof(OrganizationId)] is not null && PlainObject.Find(row, nameof(OrganizationId)) is null));

    /// <summary>The key's number; looks among the keys of the organization, or of the user, when only the name is known.</summary>
    internal async Task<long> ResolveAsync(ApiKeyApi api, string? organizationId, CancellationToken cancellation)
    {
        EnsureNamed();
        if (Id is not null)
        {
            return long.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new NeonApiException(NeonFailure.InvalidInput, $"'{Id}' is not the number of an API key.");
        }

        return Among(await api.ListAsync(organizationId, cancellation).ConfigureAwait(false)).ApiKeyId!.Value;
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        (await new ApiKeyApi(client).ListAsync(OrganizationId ?? above.GetValueOrDefault("OrganizationId"), cancellation).ConfigureAwait(false)).FirstOrDefault(key => key.ApiKeyId is { } number && Text(number) == id);

    /// <summary>The key that is meant, of those that there are.</summary>
    internal ApiKey Among(IReadOnlyList<ApiKey> all)
    {
        var keys = all.Where(key => key.ApiKeyId is not null).ToLookup(key => Text(key.ApiKeyId!.Value));
        var id = Id ?? Single("API key", Name!, [.. keys.Where(key => key.First().Name == Name).Select(key => key.Key)], all.Select(key => key.Name));
        return keys[id].FirstOrDefault()
            ?? throw new NeonApiException(NeonFailure.NameNotFound, $"There is no API key with the number {id}.")
            {
                Resource = "ApiKey",
                Advice = "Check the number. Get-NeonApiKey lists the API keys.",
            };
    }

    private static bool IsNumber(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
