using System.Collections.Immutable;

namespace Neon.Emulator;

/// <summary>The content of a branch at one point in time. It is immutable, so branches and history can share it.</summary>
internal sealed record BranchContent(
    ImmutableSortedDictionary<string, DatabaseState> Databases, ImmutableSortedDictionary<string, RoleState> Roles)
{
    private const long EmptySize = 30_000_000;

    public static BranchContent Empty { get; } = new(
        ImmutableSortedDictionary.Create<string, DatabaseState>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<string, RoleState>(StringComparer.Ordinal));

    /// <summary>The size of the data in bytes, including what Postgres itself stores.</summary>
    public long LogicalSize => EmptySize + Databases.Values.Sum(database => database.DataSize);

    public BranchContent With(DatabaseState database) =>
        this with { Databases = Databases.SetItem(database.Name, database) };

    public BranchContent With(RoleState role) => this with { Roles = Roles.SetItem(role.Name, role) };

    public BranchContent WithoutDatabase(string name) => this with { Databases = Databases.Remove(name) };

    public BranchContent WithoutRole(string name) => this with { Roles = Roles.Remove(name) };

    /// <summary>The same content with another password for every role that can log in.</summary>
    public BranchContent WithPasswords(Func<RoleState, string> password) => this with
    {
        Roles = Roles.ToImmutableSortedDictionary(
            role => role.Key,
            role => role.Value.CanLogIn ? role.Value with { Password = password(role.Value) } : role.Value,
            StringComparer.Ordinal),
    };
}
