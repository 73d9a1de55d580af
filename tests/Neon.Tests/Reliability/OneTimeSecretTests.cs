using System.Reflection;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>A secret that only the response of a change contains is never silently missing, and -AsPlainText emits text only.</summary>
public sealed class OneTimeSecretTests : IDisposable
{
    /// <summary>Commands whose response contains secrets once, the operation, and each member with the property that it becomes.</summary>
    private static readonly (string Command, string Route, string[] Members, string Message, string Advice)[] Changes =
    [
        ("New-NeonApiKey k", "/api_keys", ["key"], "The API key 'k' was created", "Revoke-NeonApiKey -ApiKey "),
        ("New-NeonApiKey k -Organization $organization", "/api_keys", ["key"], "The API key 'k' was created", "Revoke-NeonApiKey -Organization org-"),
        ("New-NeonApiKey k -Project app", "/api_keys", ["key"], "The API key 'k' was created", "Revoke-NeonApiKey -Organization org-"),
        ("New-NeonCredential c -Scope storage:read -Project app -Branch main", "/credentials", ["api_token", "s3_secret_access_key"], "The credential 'c' was created", "Get-NeonCredentialSecret -Project "),
        ("New-NeonCredential c -Scope ai_gateway:invoke -Project app -Branch main", "/credentials", ["api_token"], "The credential 'c' was created", "Get-NeonCredentialSecret -Project "),
        ("Reset-NeonCredential there -Project app -Branch main -Confirm:$false", "/rotate", ["api_token", "s3_secret_access_key"], "The secrets of the credential 'there' were replaced", "Get-NeonCredentialSecret -Project "),
        ("New-NeonAuthSdkKey -Project app", "/projects/auth/keys", ["pub_client_key", "secret_server_key"], "Keys of Neon Auth for better_auth were created", "better_auth"),
        ("New-NeonRole r -Project app -Branch main", "/roles", ["role.password"], "The role 'r' was created", "Get-NeonRolePassword -Project "),
        ("Reset-NeonRolePassword neondb_owner -Project app -Branch main -Confirm:$false", "/reset_password", ["role.password"], "The role 'neondb_owner' was given a new password", "Get-NeonRolePassword -Project "),
    ];

    /// <summary>Cmdlets with -AsPlainText, and the member of the response that becomes the text.</summary>
    private static readonly Dictionary<string, (string Command, string Route, string Member)> PlainText = new()
    {
        ["New-NeonApiKey"] = ("New-NeonApiKey k", "/api_keys", "key"),
        ["Get-NeonRolePassword"] = ("Get-NeonRolePassword neondb_owner -Project app -Branch main", "/reveal_password", "password"),
        ["Get-NeonConnectionString"] = ("Get-NeonConnectionString main -Project app -Database neondb -Role neondb_owner", "/connection_uri", "uri"),
        ["New-NeonProjectTransferRequest"] = ("New-NeonProjectTransferRequest app -Confirm:$false", "/transfer_requests", "id"),
        ["Request-NeonAuthProjectTransfer"] = ("Request-NeonAuthProjectTransfer better_auth -Project app -Confirm:$false", "/transfer_ownership", "url"),
        ["New-NeonBucketObjectUrl"] = ("New-NeonBucketObjectUrl a.txt -Bucket uploads -Project app -Branch main", "/presign", "url"),
    };

    /// <summary>Secrets that other responses contain too, with the reason.</summary>
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["AuthProjectTransfer.Url"] = "required in the response",
        ["BucketObjectUrl.Url"] = "required in the response",
        ["ProjectTransferRequest.RequestId"] = "required in the response",
        ["ProjectTransferRequest.ClaimUrl"] = "composed by the module",
        ["CredentialSecret.ApiToken"] = "read, and required in the response",
        ["CredentialSecret.S3SecretAccessKey"] = "read, and can be read again",
        ["AuthOAuthProvider.ClientSecret"] = "specified by the user",
        ["AuthEmailProvider.Password"] = "specified by the user",
        ["ConnectionDetails.Password"] = "can be read again with Get-NeonRolePassword or Get-NeonConnectionString",
        ["ConnectionDetails.ConnectionUri"] = "can be read again with Get-NeonConnectionString",
        ["BillingAccount.OrbPortalUrl"] = "read, and can be read again",
    };

    private readonly Alteration _wire = new();
    private readonly NeonHost _host;

    public OneTimeSecretTests()
    {
        _host = new NeonHost(handler: _wire);
        _wire.InnerHandler = _host.Emulator.CreateHandler();
        var app = _host.Seed();
        _host.Send(HttpMethod.Post, $"projects/{app.ProjectId}/branches/{app.MainBranchId}/auth", """{"auth_provider":"better_auth"}""");
        _host.Send(HttpMethod.Post, $"projects/{app.ProjectId}/branches/{app.MainBranchId}/buckets", """{"name":"uploads"}""");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_host.Run("$null = New-NeonCredential there -Scope storage:write -Project app -Branch main").Errors);
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("missing")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    [InlineData("\"********\"")]
    [InlineData("too long")]
    public void A_change_whose_response_lacks_its_secret_is_an_error_that_shows_what_to_do(string shape)
    {
        Assert.All(Changes, change => Assert.All(change.Members, member =>
        {
            _host.Forget();
            _wire.Alter(change.Route, member, shape);

            var result = _host.Run(change.Command, ("organization", _host.Emulator.OrganizationId));

            Assert.True(_wire.IsDone, $"{change.Command}: no response has {member}");
            Assert.Empty(result.Output);
            Assert.Equal("NeonInvalidResponse", result.ErrorId);
            Assert.Equal($"{change.Message}, but Neon's response does not contain '{member}'.", result.Error.ErrorDetails.Message);
            Assert.Contains(change.Advice, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Single(_host.Emulator.Exchanges, exchange => exchange is { Method: "POST", Status: < 400 });
        }));
    }

    [Fact]
    public void Enabling_Neon_Auth_without_keys_is_a_warning_unless_the_provider_needs_none()
    {
        var app = _host.Seed("shop");
        foreach (var (branch, provider, warnings) in new[] { (_host.AddBranch(app, "one"), "better_auth", 0), (_host.AddBranch(app, "two"), "stack", 1) })
        {
            _wire.Alter("/auth", "secret_server_key", "\"\"");

            var result = _host.Run($"Enable-NeonAuth -Project shop -Branch {branch} -AuthProvider {provider}");

            Assert.Empty(result.Errors);
            Assert.NotNull(Assert.IsType<AuthSetup>(Assert.Single(result.Output).BaseObject).JwksUrl);
            Assert.Equal(warnings, result.Warnings.Count(warning => warning.Contains("New-NeonAuthSdkKey -Project ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Every_secret_of_an_object_is_covered_or_exempt_for_a_reason()
    {
        var covered = Changes.SelectMany(change => change.Members).Select(member => member.Split('.')[^1].Replace("_", string.Empty, StringComparison.Ordinal))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var open = typeof(NeonObject).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(NeonObject)))
            .SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType == typeof(SecureString))
            .Where(property => !Exempt.ContainsKey($"{property.DeclaringType!.Name}.{property.Name}") && !covered.Contains(property.Name))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");

        Assert.Empty(open);
    }

    [Fact]
    public void AsPlainText_emits_text_or_nothing_whatever_the_response_contains()
    {
        var cmdlets = Contract.CmdletRuns.Cmdlets.Where(cmdlet => cmdlet.GetProperty("AsPlainText", BindingFlags.Instance | BindingFlags.Public) is not null)
            .Select(Contract.CmdletRuns.NameOf);
        Assert.Equal(PlainText.Keys.Order(StringComparer.Ordinal), cmdlets.Order(StringComparer.Ordinal));
        foreach (var (command, route, member) in PlainText.Values)
        {
            var whole = _host.Run($"{command} -AsPlainText");
            Assert.True(whole.Output is [{ BaseObject: string { Length: > 0 } }], $"{command}: {string.Join(", ", whole.Errors)}");
            foreach (var shape in new[] { "missing", "null", "{}", "\"\"", "\"********\"", "too long" })
            {
                _wire.Alter(route, member, shape);

                var result = _host.Run($"{command} -AsPlainText");

                Assert.True(_wire.IsDone, $"{command}: no response has {member}");
                Assert.True(result.Output.All(item => item.BaseObject is string { Length: > 0 }), $"{command} with {shape} emitted {string.Join(", ", result.Output.Select(item => item.BaseObject.GetType().Name))}");
                Assert.True(result.Output.Count > 0 || result.Errors.Count > 0, $"{command} with {shape} emitted nothing");
            }
        }
    }

    /// <summary>Changes one member of the first response of a route that contains it.</summary>
    private sealed class Alteration : DelegatingHandler
    {
        private (string Route, string Member, string Shape)? _next;

        public bool IsDone => _next is null;

        public void Alter(string route, string member, string shape) => _next = (route, member, shape);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (_next is not var (route, member, shape) || !request.RequestUri!.AbsolutePath.EndsWith(route, StringComparison.Ordinal)
                || JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken)) is not JsonObject json)
            {
                return response;
            }

            var path = member.Split('.');
            var parent = path.SkipLast(1).Aggregate((JsonObject?)json, (at, name) => at?[name] as JsonObject);
            if (parent?.Remove(path[^1]) != true)
            {
                return response;
            }

            _next = null;
            if (shape != "missing")
            {
                parent[path[^1]] = shape == "too long" ? new string('x', Secret.MaxLength + 1) : JsonNode.Parse(shape);
            }

            response.Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
            return response;
        }
    }
}
