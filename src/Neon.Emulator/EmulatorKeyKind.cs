namespace Neon.Emulator;

/// <summary>The access of an API key.</summary>
public enum EmulatorKeyKind
{
    /// <summary>No key, or an unknown key.</summary>
    None,

    /// <summary>A personal key: it can access every project of the user's organizations. Lists and new projects need an organization.</summary>
    Personal,

    /// <summary>An organization key: it can access the projects of the organization, and requests do not need to specify it.</summary>
    Organization,

    /// <summary>An organization key for one project.</summary>
    Project,
}
