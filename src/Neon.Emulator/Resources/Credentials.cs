using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Credentials of a branch.</summary>
internal static class Credentials
{
    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listCredentials", context =>
        {
            BranchState branch = context.Branch(context.Project());
            return new JsonObject { ["credentials"] = Wire.Array(branch.Credentials.Values.Select(credential => credential.ToMeta(branch.Id))) };
        });
        handlers.Add("createCredential", Create, status: 201);
        handlers.AddEmpty("revokeCredential", Revoke, status: 204);
        handlers.Add("revealCredential", context =>
        {
            BranchState branch = context.Branch(context.Project());
            return Valid(branch, context.Path("token_id")).ToSecret();
        });
        handlers.Add("rotateCredential", context =>
        {
            BranchState branch = context.Branch(context.Project());
            CredentialState rotated = Valid(branch, context.Path("token_id")) with
            {
                ApiToken = context.Store.Ids.CredentialToken(),
                S3Secret = context.Store.Ids.CredentialKey(),
            };
            branch.Credentials[rotated.Id] = rotated;
            return rotated.ToRotated(branch.Id);
        });
    }

    private static JsonObject Create(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        CredentialState credential = new(
            context.Store.Ids.Credential(),
            context.Body.String("name"),
            [.. context.Body["scopes"]!.AsArray().Select(scope => scope!.GetValue<string>())],
            context.Now,
            context.Store.Ids.CredentialToken(),
            context.Store.Ids.CredentialKey());
        branch.Credentials.Add(credential.Id, credential);
        return credential.ToCreated(branch.Id);
    }

    private static void Revoke(RequestContext context)
    {
        BranchState branch = context.Branch(context.Project());
        CredentialState credential = Get(branch, context.Path("token_id"));
        branch.Credentials[credential.Id] = credential with { RevokedAt = credential.RevokedAt ?? context.Now };
    }

    private static CredentialState Get(BranchState branch, string id) =>
        branch.Credentials.GetValueOrDefault(id) ?? throw Missing();

    private static ApiException Missing() => ApiException.NotFound("credential not found");

    /// <summary>The credential with its secrets. A revoked credential is still listed, but its secrets cannot be read.</summary>
    private static CredentialState Valid(BranchState branch, string id) =>
        Get(branch, id) is { RevokedAt: null } valid
            ? valid
            : throw Missing();
}
