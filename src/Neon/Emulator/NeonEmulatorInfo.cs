using static Neon.Display;

namespace Neon;

/// <summary>A Neon emulator that runs in this process.</summary>
[Listed("BaseUri", "OrganizationId")]
[ShownBy<NeonEmulatorInfoView>]
public sealed class NeonEmulatorInfo : IViewCells
{
    internal NeonEmulatorInfo(Uri baseUri, string apiKey, string organizationId)
    {
        BaseUri = baseUri;
        ApiKey = apiKey;
        OrganizationId = organizationId;
    }

    /// <summary>The URL of its API, for NEON_API_HOST or Connect-Neon -BaseUri.</summary>
    public Uri BaseUri { get; }

    /// <summary>
    /// A personal API key that it accepts, as text for <c>$env:NEON_API_KEY</c>. It is valid only for this emulator.
    /// </summary>
    public string ApiKey { get; }

    /// <summary>The organization in which projects are created.</summary>
    public string OrganizationId { get; }

    /// <summary>The URL.</summary>
    /// <returns>The base URL as text.</returns>
    public override string ToString() => BaseUri.ToString();

    internal async Task<NeonConnection> ConnectAsync(CancellationToken cancellation)
    {
        var settings = new ConnectionSettings(Secret.Of(ApiKey), NeonConnection.EmulatorSource) { BaseUri = BaseUri, OrganizationId = OrganizationId };
        var client = new NeonClient(new NeonConnection(settings));
        var connection = new NeonConnection(settings, await new ConnectionApi(client).GetAuthDetailsAsync(cancellation).ConfigureAwait(false));
        await ContextNames.ReadAsync(connection, new NeonContext { OrganizationId = OrganizationId }, null, cancellation).ConfigureAwait(false);
        return connection;
    }
}

internal sealed class NeonEmulatorInfoView : ObjectView<NeonEmulatorInfo>
{
    public NeonEmulatorInfoView()
    {
        Item("BaseUri", emulator => Text(emulator.BaseUri));
        Item("ApiKey", emulator => Mask(emulator.ApiKey));
        Item("OrganizationId", emulator => Text(emulator.OrganizationId));
    }
}
