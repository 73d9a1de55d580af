using System.Management.Automation;
using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A Postgres role on a branch.</summary>
[Listed("RoleName", "AuthenticationMethod", "Protected", "CreatedAt", "BranchId", "ProjectId", Keys = ["ProjectId", "BranchId", "RoleName"], Headings = [nameof(Age)])]
[RowKey("RoleName", In = "BranchId")]
[ShownBy<RoleView>]
public sealed class Role : NeonObject, IHasOperations, IRefreshable, IProjectResource
{
    private SecureString? _password;

    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the role is on.</summary>
    [RequiredInResponse]
    public string? BranchId { get; set; }

    /// <summary>The name of the role; other cmdlets bind to it by property name.</summary>
    [RequiredInResponse]
    [JsonPropertyName("name")]
    public string? RoleName { get; set; }

    /// <summary>The name of the role.</summary>
    [JsonIgnore]
    public string? Name
    {
        get => RoleName;
        set => RoleName = value;
    }

    /// <summary>The password, if the last change returned one; Neon does not return it otherwise.</summary>
    public SecureString? Password
    {
        get => _password;
        init => _password = value;
    }

    /// <summary>The role and its password as a credential, if the password is known.</summary>
    [JsonIgnore]
    public PSCredential? Credential => RoleName is { Length: > 0 } name && Password is { } password ? new PSCredential(name, password) : null;

    /// <summary>Whether the role is a system role and cannot be changed.</summary>
    public bool? Protected { get; set; }

    /// <summary>How the role signs in: <c>password</c>, <c>oauth</c> or <c>no_login</c>.</summary>
    public string? AuthenticationMethod { get; set; }

    /// <summary>When the role was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the role was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The operations that the last change of the role started; empty if it was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Operation> Operations { get; set => field = NeonList.Of(value); } = NeonList<Operation>.Empty;

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    private protected override object?[] Keys => [ProjectId, BranchId, RoleName];

    /// <summary>The name of the role.</summary>
    /// <returns>The name.</returns>
    private protected override string AsText() => RoleName ?? string.Empty;

    /// <summary>The same role with a password that was read by another call.</summary>
    internal Role With(SecureString password)
    {
        var same = Copy<Role>();
        same._password = password;
        return same;
    }

    Task<object> IRefreshable.RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var same = Copy<Role>();
        same.Operations = operations;
        return Task.FromResult<object>(same);
    }
}
