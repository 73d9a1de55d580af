using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A library that Postgres can load at startup, in the version for a project's Postgres.</summary>
[Listed("LibraryName", "Version", "IsDefault", "Description", Keys = ["ProjectId", "LibraryName"])]
[RowKey("LibraryName", In = "ProjectId")]
[ShownBy<PreloadLibraryView>]
public sealed class PreloadLibrary : NeonObject, IProjectResource
{
    /// <summary>The project of the list.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The name of the library.</summary>
    [RequiredInResponse]
    public string? LibraryName { get; set; }

    /// <summary>A description of the library.</summary>
    public string? Description { get; set; }

    /// <summary>Whether Neon loads the library by default.</summary>
    public bool? IsDefault { get; set; }

    /// <summary>Whether Neon considers the library experimental.</summary>
    public bool? IsExperimental { get; set; }

    /// <summary>The version of the library.</summary>
    public string? Version { get; set; }

    private protected override object?[] Keys => [ProjectId, LibraryName];

    /// <summary>The name of the library.</summary>
    /// <returns>The name.</returns>
    private protected override string AsText() => LibraryName ?? string.Empty;
}
