using System.Reflection;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>The placeholder that a service returns instead of a secret is never treated as the secret, in any object.</summary>
public sealed class MaskedSecretTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new Secret(), new Timestamp() },
    };

    /// <summary>Every secret that a public object reads from a response, with its name in the response.</summary>
    public static TheoryData<Type, string, string> Secrets
    {
        get
        {
            var data = new TheoryData<Type, string, string>();
            foreach (var property in typeof(NeonObject).Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(NeonObject)) && !type.IsAbstract)
                .SelectMany(type => type.GetProperties().Select(property => (Type: type, Property: property)))
                .Where(pair => pair.Property.PropertyType == typeof(SecureString)
                    && pair.Property.SetMethod is not null
                    && pair.Property.GetCustomAttribute<JsonIgnoreAttribute>() is null))
            {
                data.Add(
                    property.Type,
                    property.Property.Name,
                    property.Property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Property.Name));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_mask_is_read_as_null_and_a_secret_is_preserved(Type type, string property, string name)
    {
        SecureString? Read(string text) => (SecureString?)type.GetProperty(property)!.GetValue(
            JsonSerializer.Deserialize($$"""{"{{name}}":"{{text}}"}""", type, Options));

        Assert.Null(Read("********"));
        Assert.Null(Read("•••"));
        Assert.Equal("**s3cret**", Secret.Reveal(Read("**s3cret**")!));
    }

    [Fact]
    public void Several_types_have_secrets() => Assert.InRange(Secrets.Count, 5, 100);
}
