using System.Text;
using System.Text.Json.Nodes;
using Neon.Tests.Kernel;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>Text identifies a resource exactly, by id or by name, and never one that is only similar.</summary>
public sealed class IdentityProperties
{
    private static readonly Type[] Identities =
    [
        .. typeof(ResourceIdentity).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && typeof(ResourceIdentity).IsAssignableFrom(type))
            // The first hides its text, which is a secret, and the second has one spelling for each domain.
            .Where(type => type != typeof(ProjectTransferRequestIdentity) && type != typeof(CustomDomainIdentity))
            .Where(type => type.GetConstructor([typeof(string)]) is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    [InputProperty]
    public void Text_is_used_unchanged_as_either_an_id_or_a_name(AnyText any, IdLikeText idLike)
    {
        foreach (var text in new[] { any.Value, idLike.Value })
        {
            foreach (var type in Identities)
            {
                var identity = (ResourceIdentity)Activator.CreateInstance(type, text)!;
                Assert.True(identity is { Id: null } != identity is { Name: null }, $"{type.Name} takes '{text}' for both or for nothing.");
                Assert.Equal(text, identity.Id ?? identity.Name);
            }
        }
    }

    [InputProperty]
    public void Only_text_with_the_full_form_of_an_id_is_an_id(IdLikeText text)
    {
        Assert.Equal(HasForm(text.Value, "br", 3), new BranchIdentity(text.Value).Id is not null);
        Assert.Equal(HasForm(text.Value, "ep", 3), new EndpointIdentity(text.Value).Id is not null);
        Assert.Equal(HasForm(text.Value, "snap", 3), new SnapshotIdentity(text.Value).Id is not null);
    }

    [InputProperty]
    public async Task A_name_finds_only_the_branch_with_exactly_that_name(AnyText name)
    {
        string[] alike = [.. Alike(name.Value).Distinct(StringComparer.Ordinal)];
        foreach (var isThere in new[] { true, false })
        {
            var names = alike.Where(other => other == name.Value == isThere || other != name.Value).ToArray();
            using var replies = new Replies((_, _) => Replies.Json(List(names)));
            var identity = new BranchIdentity(name.Value);
            try
            {
                var id = await identity.ResolveAsync(DirectClient.Over(replies), "quiet-forest-12345678", CancellationToken.None);

                Assert.True(isThere);
                Assert.Equal($"br-of-name-{Array.IndexOf(names, name.Value)}", id);
            }
            catch (NeonApiException missing)
            {
                Assert.Equal(string.IsNullOrWhiteSpace(name.Value) ? NeonFailure.InvalidInput : NeonFailure.NameNotFound, missing.Failure);
                Assert.True(!isThere || string.IsNullOrWhiteSpace(name.Value));
            }
        }
    }

    [Theory]
    [InlineData("br-calm-lake-a1b2c3d4\n")]
    [InlineData("BR-calm-lake-a1b2c3d4")]
    [InlineData(" br-calm-lake-a1b2c3d4")]
    public void An_id_with_extra_or_altered_characters_is_a_name(string text) => Assert.Null(new BranchIdentity(text).Id);

    private static bool HasForm(string text, string prefix, int groups) =>
        text.Split('-') is var parts && parts.Length == groups + 1 && parts[0] == prefix
        && parts.Skip(1).All(part => part.Length > 0 && part.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9')));

    // Names that a search of the service may return beside the right one, and names that a careless comparison would consider equal.
    private static IEnumerable<string> Alike(string name) =>
    [
        name, name + " ", " " + name, name.ToUpperInvariant(), name.ToLowerInvariant(), name.Normalize(NormalizationForm.FormD),
        name.Normalize(NormalizationForm.FormKC), name + "2", name[..(name.Length / 2)], Uri.EscapeDataString(name), name.Trim(), "*",
    ];

    private static string List(string[] names) => new JsonObject
    {
        ["branches"] = new JsonArray([.. names.Select((name, index) => new JsonObject { ["id"] = $"br-of-name-{index}", ["project_id"] = "quiet-forest-12345678", ["name"] = name })]),
    }.ToJsonString();
}
