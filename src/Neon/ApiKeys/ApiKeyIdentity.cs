using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// An API key specified by its number, by its exact name, or by the key object, which includes its organization.
/// </summary>
[TypeConverter(typeof(RowConverter))]
public sealed class ApiKeyIdentity : OrganizationItemIdentity
{
    /// <summary>Identifies a key by number or by name. Text that consists of digits only is a number.</summary>
    /// <param name="idOrName">The number or the exact name.</param>
    public ApiKeyIdentity(string idOrName)
        : base(IsNumber(idOrName) ? idOrName : null, IsNumber(idOrName) ? null : idOrName)
    {
    }

    /// <summary>Identifies a key by its number.</summary>
    /// <param name="id">The number.</param>
    public ApiKeyIdentity(long id)
        : base(Text(id), null, id)
    {
    }

    /// <summary>Identifies a key by the key object.</summary>
    /// <param name="key">The key.</param>
    public ApiKeyIdentity(ApiKey key)
        : base(key.ApiKeyId is { } id ? Text(id) : null, key.Name, key, key.OrganizationId)
    {
    }

    /// <summary>Identifies a key by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>ApiKeyId</c>, and <c>OrganizationId</c> for a key of an organization.</param>
    public ApiKeyIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "ApiKeyId"), null, plain, OrganizationIdentity.IdIn(plain))
    {
    }

    /// <summary>Whether the key is known to be personal.</summary>
    internal bool IsPersonal => OrganizationId is null
        && (Input is ApiKey || (Input is PSObject row && row.Properties[nameof(OrganizationId)] is not null && PlainObject.Find(row, nameof(OrganizationId)) is null));

    /// <summary>The key's number; if only the name is known, looked up among the keys of the organization or the user.</summary>
    internal async Task<long> ResolveAsync(ApiKeyApi api, string? organizationId, CancellationToken cancellation)
    {
        EnsureNamed();
        if (Id is not null)
        {
            return long.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new NeonApiException(NeonFailure.InvalidInput, $"'{Id}' is not a valid API key number.");
        }

        return FindIn(await api.ListAsync(organizationId, cancellation).ConfigureAwait(false)).ApiKeyId!.Value;
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation)
    {
        var organizationId = OrganizationId ?? above.GetValueOrDefault("OrganizationId");
        // A key for one project belongs to an organization. It would not be found among the personal keys.
        if (organizationId is null && Input is PSObject row && ParentKind.Of("ProjectId")!.In(row).Any())
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The row of the API key {id} has a project, but no organization.")
            {
                Resource = Noun,
                Advice = "Nothing was changed. A key for one project belongs to an organization. Specify -Organization, or add OrganizationId to the row.",
            };
        }

        return (await new ApiKeyApi(client).ListAsync(organizationId, cancellation).ConfigureAwait(false)).FirstOrDefault(key => key.ApiKeyId is { } number && Text(number) == id);
    }

    /// <summary>The matching key of a list.</summary>
    internal ApiKey FindIn(IReadOnlyList<ApiKey> all)
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
