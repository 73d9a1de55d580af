namespace Neon.Emulator;

/// <summary>What an API key reaches.</summary>
public enum EmulatorKeyKind
{
    /// <summary>No key, or one that is not known.</summary>
    None,

    /// <summary>A key of the user: every project of the user's organizations; lists and creations name the organization.</summary>
    Personal,

    /// <summary>A key of an organization: its projects, and the organization need not be named.</summary>
    Organization,

    /// <summary>A key of an organization that reaches one project only.</summary>
    Project,
}
