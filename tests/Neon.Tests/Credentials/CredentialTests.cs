using System.Globalization;
using System.Management.Automation;
using System.Net;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Reliability.LostResponseCase;

namespace Neon.Tests.Credentials;

public sealed class CredentialTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public CredentialTests() => _app = _host.Seed();

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Path => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}/credentials";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_credential_is_created_with_its_secrets_and_listed_without_them()
    {
        var made = Assert.Single(_host.Get<Credential>($"New-NeonCredential build -Scope storage:read, storage:write {OnMain}"));

        Assert.Equal("""{"name":"build","scopes":["storage:read","storage:write"],"principal_type":"user"}""", _host.Emulator.Exchanges[0].Body);
        Assert.Equal(("build", _app.ProjectId, _app.MainBranchId), (made.Name, made.ProjectId, made.BranchId));
        Assert.NotNull(made.ApiToken);
        Assert.NotNull(made.S3SecretAccessKey);
        Assert.Equal("build", made.ToString());

        var listed = Assert.Single(_host.Get<Credential>($"Get-NeonCredential {OnMain}"));
        Assert.Equal((made.TokenId, made.TokenIdShort, "user", _app.ProjectId), (listed.TokenId, listed.TokenIdShort, listed.PrincipalType, listed.ProjectId));
        Assert.Equal(["storage:read", "storage:write"], listed.Scopes);
        Assert.Null(listed.ApiToken);
        Assert.Equal([$"POST {Path}", $"GET {Path}"], _host.Requests);
    }

    [Fact]
    public void A_name_is_optional_and_a_piped_branch_is_the_parent()
    {
        Assert.Null(Assert.Single(_host.Get<Credential>($"Get-NeonBranch main -Project {_app.ProjectId} | New-NeonCredential -Scope ai_gateway:invoke")).Name);
        Assert.Equal("""{"scopes":["ai_gateway:invoke"],"principal_type":"user"}""", _host.Emulator.Exchanges[^1].Body);
    }

    [Theory]
    [InlineData("Get-NeonCredential build {0}")]
    [InlineData("Get-NeonCredential {1} {0}")]
    [InlineData("Get-NeonCredential -Name BU* {0}")]
    [InlineData("Get-NeonCredential build {0} | Get-NeonCredential")]
    public void A_credential_is_found_by_name_by_id_or_from_a_piped_object(string script)
    {
        var id = Make("build").TokenId;
        Make("other");

        Assert.Equal(id, Assert.Single(_host.Get<Credential>(Format(script, id))).TokenId);
    }

    [Theory]
    [InlineData("Get-NeonCredential none {0}", "NeonCredentialNotFound")]
    [InlineData("Get-NeonCredential twice {0}", "NeonCredentialAmbiguous")]
    [InlineData("Get-NeonCredentialSecret twice {0}", "NeonCredentialAmbiguous")]
    [InlineData("Revoke-NeonCredential none {0} -Confirm:$false", "NeonCredentialNotFound")]
    [InlineData("Revoke-NeonCredential nak_live_none {0} -Confirm:$false", "NeonCredentialNotFound")]
    [InlineData("Reset-NeonCredential nak_live_none {0} -Confirm:$false", "NeonCredentialNotFound")]
    public void Missing_and_ambiguous_credentials_are_reported(string script, string id)
    {
        Make("twice");
        Make("twice");

        Assert.Equal(id, _host.Run(Format(script)).ErrorId);
        Assert.All(_host.Get<Credential>($"Get-NeonCredential {OnMain}"), credential => Assert.Null(credential.RevokedAt));
    }

    [Fact]
    public void Secrets_can_be_retrieved_again_and_match_those_of_the_creation()
    {
        var made = Make("build");
        var secret = Assert.Single(_host.Get<CredentialSecret>($"Get-NeonCredential build {OnMain} | Get-NeonCredentialSecret"));

        Assert.Equal(Secret.Reveal(made.ApiToken!), Secret.Reveal(secret.ApiToken!));
        Assert.Equal(Secret.Reveal(made.S3SecretAccessKey!), Secret.Reveal(secret.S3SecretAccessKey!));
        Assert.Equal((made.TokenId, _app.ProjectId, _app.MainBranchId), (secret.TokenId, secret.ProjectId, secret.BranchId));
        Assert.Equal($"POST {Path}/{made.TokenId}/reveal", _host.Requests[^1]);
    }

    [Fact]
    public void Unavailable_secrets_are_an_error_that_suggests_a_reset()
    {
        Make("build");
        _host.Emulator.Faults.Add("revealCredential", EmulatorFault.Status(HttpStatusCode.Conflict, """{"code":"","message":"no recoverable secret"}"""));
        var result = _host.Run($"Get-NeonCredential {OnMain} | Get-NeonCredentialSecret");

        Assert.Equal("NeonCredentialSecretUnavailable", result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceUnavailable, result.Error.CategoryInfo.Category);
        Assert.Contains("Reset-NeonCredential", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_revoked_credential_has_no_secrets_and_the_advice_is_to_create_another()
    {
        Make("build");
        _host.Run($"Get-NeonCredential build {OnMain} | Revoke-NeonCredential -Confirm:$false");
        var result = _host.Run($"Get-NeonCredential {OnMain} | Get-NeonCredentialSecret");

        Assert.Equal("NeonCredentialNotFound", result.ErrorId);
        Assert.Contains("New-NeonCredential", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reset_returns_new_secrets_and_keeps_everything_else()
    {
        var made = Make("build");
        var reset = Assert.Single(_host.Get<Credential>($"Reset-NeonCredential build {OnMain} -Confirm:$false"));

        Assert.Equal((made.TokenId, "build", "user"), (reset.TokenId, reset.Name, reset.PrincipalType));
        Assert.NotEqual(Secret.Reveal(made.ApiToken!), Secret.Reveal(reset.ApiToken!));
        Assert.Equal(
            Secret.Reveal(reset.S3SecretAccessKey!),
            Secret.Reveal(Assert.Single(_host.Get<CredentialSecret>("$credential | Get-NeonCredentialSecret", ("credential", reset))).S3SecretAccessKey!));
        Assert.Contains($"POST {Path}/{made.TokenId}/rotate", _host.Requests);
    }

    [Fact]
    public void A_revocation_emits_nothing_without_PassThru_and_can_be_repeated()
    {
        var made = Make("build");
        Assert.Empty(_host.Get<Credential>($"Revoke-NeonCredential build {OnMain} -Confirm:$false"));
        Assert.Equal($"DELETE {Path}/{made.TokenId}", _host.Requests[^1]);

        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("TokenId", made.TokenId));
        row.Properties.Add(new PSNoteProperty("ProjectId", _app.ProjectId));
        row.Properties.Add(new PSNoteProperty("BranchId", _app.MainBranchId));
        Assert.Equal(made.TokenId, Assert.Single(_host.Get<Credential>("$row | Revoke-NeonCredential -Confirm:$false -PassThru", ("row", row))).TokenId);
        Assert.NotNull(Assert.Single(_host.Get<Credential>($"Get-NeonCredential {OnMain}")).RevokedAt);
        Assert.Equal("NeonCredentialNotFound", _host.Run($"Reset-NeonCredential build {OnMain} -Confirm:$false").ErrorId);
    }

    [Theory]
    [InlineData("New-NeonCredential build -Scope storage:read -Project app -Branch main -WhatIf")]
    public void What_if_changes_nothing(string command)
    {
        Assert.Empty(_host.Run(command).Errors);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void An_unknown_scope_is_sent_and_refused_by_Neon()
    {
        _host.Emulator.Faults.Add("createCredential", EmulatorFault.Status(HttpStatusCode.UnprocessableEntity, """{"code":"","message":"unknown scope"}"""));

        Assert.Equal("NeonRequestRefused", _host.Run($"New-NeonCredential -Scope future:scope {OnMain}").ErrorId);
    }

    [Fact]
    public void A_new_credential_and_its_secrets_are_found_after_a_lost_response()
    {
        _host.Emulator.Faults.Add("createCredential", EmulatorFault.DropAfterEffect());
        var made = Assert.Single(_host.Get<Credential>($"New-NeonCredential build -Scope storage:read {OnMain}"));

        Assert.NotNull(made.ApiToken);
        Assert.Equal(1, _host.Emulator.Exchanges.Count(exchange => exchange.OperationId == "createCredential"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_lost_creation_that_cannot_be_identified_has_an_unknown_outcome(bool isThereAnother)
    {
        if (isThereAnother)
        {
            Make("build");
            _host.Emulator.Faults.Add("createCredential", EmulatorFault.DropAfterEffect());
        }
        else
        {
            _host.Emulator.Faults.Add("createCredential", EmulatorFault.DropBeforeEffect());
        }

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"New-NeonCredential build -Scope storage:read {OnMain}").ErrorId);
    }

    [Theory]
    [InlineData("Revoke-NeonCredential {1} {0} -Confirm:$false -PassThru", "revokeCredential", true)]
    [InlineData("Get-NeonCredentialSecret {1} {0}", "revealCredential", true)]
    [InlineData("Reset-NeonCredential {1} {0} -Confirm:$false", "rotateCredential", false)]
    public void The_outcome_is_verified_after_a_lost_response_where_possible(string script, string operation, bool isFound)
    {
        var made = Make("build");
        _host.Emulator.Faults.Add(operation, EmulatorFault.DropAfterEffect());
        var result = _host.Run(Format(script, made.TokenId));

        if (isFound)
        {
            Assert.Empty(result.Errors);
            Assert.Single(result.Output);
        }
        else
        {
            Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        }
    }

    [Fact]
    public void A_revocation_that_did_not_happen_has_an_unknown_outcome()
    {
        var made = Make("build");
        _host.Emulator.Faults.Add("revokeCredential", EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"Revoke-NeonCredential {made.TokenId} {OnMain} -Confirm:$false").ErrorId);
    }

    [Fact]
    public void Views_mask_the_secrets_and_show_the_state()
    {
        var made = Make("build");
        var secret = new CredentialSecret { TokenId = made.TokenId, ApiToken = made.ApiToken };
        var text = string.Join('\n', new object[] { made, secret }.SelectMany(item => View.Table(_host, item).Concat(View.List(_host, item))));

        Assert.DoesNotContain(Secret.Reveal(made.ApiToken!), text, StringComparison.Ordinal);
        Assert.Contains("********", text, StringComparison.Ordinal);
        Assert.Contains("storage:read", text, StringComparison.Ordinal);
        Assert.Contains("active", made.State, StringComparison.Ordinal);
        Assert.Contains("revoked", new Credential { RevokedAt = DateTimeOffset.UnixEpoch }.State, StringComparison.Ordinal);
        Assert.Contains("expired", new Credential { ExpiresAt = DateTimeOffset.UnixEpoch }.State, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_output_stream_contains_a_secret()
    {
        var result = _host.Run($"New-NeonCredential build -Scope storage:read {OnMain} -Verbose -Debug");
        var made = Assert.IsType<Credential>(Assert.Single(result.Output).BaseObject);

        Assert.NotEmpty(result.Verbose);
        Assert.DoesNotContain(result.Verbose, line => line.Contains(Secret.Reveal(made.ApiToken!), StringComparison.Ordinal));
    }

    private Credential Make(string name)
    {
        var made = Assert.Single(_host.Get<Credential>($"New-NeonCredential {name} -Scope storage:read {OnMain}"));
        _host.Forget();
        return made;
    }

    private string Format(string script, string? id = null) => string.Format(CultureInfo.InvariantCulture, script, OnMain, id);
}

/// <summary>Data for the tests that run every cmdlet.</summary>
internal sealed class CredentialTestData : CmdletTestData
{
    public override IEnumerable<LostResponseCase> LostResponses =>
    [
        new(Made, "New-NeonCredential app -Scope storage:read", "createCredential"),
        new(Gone, "Revoke-NeonCredential app -PassThru", "revokeCredential") { Prepare = ["$null = New-NeonCredential app -Scope storage:read"] },
        new(Once, "Reset-NeonCredential app", "rotateCredential") { Prepare = ["$null = New-NeonCredential app -Scope storage:read"], IsUnknown = true },
    ];

    public override IEnumerable<Removal> Removals =>
    [
        new("Revoke-NeonCredential build -Project app -Branch main", "$null = New-NeonCredential build -Scope storage:read -Project app -Branch main"),
        new("Revoke-NeonCredential nak_0000 -Project app -Branch main"),
    ];
}
