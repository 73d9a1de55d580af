using System.Text.Json;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>Messages that quote a secret of the request are shown without it, and all other messages are shown unchanged.</summary>
public sealed class SentSecretProperties
{
    private static readonly Func<string, string>[] Quotes =
    [
        text => text,
        Uri.EscapeDataString,
        text => JsonSerializer.Serialize(text)[1..^1],
        text => text.ToUpperInvariant(),
    ];

    /// <summary>A secret has at least twelve characters here: the module does not replace shorter text within words.</summary>
    [InputProperty]
    public void A_secret_is_redacted_in_every_quoting(AnyText before, PostgresText secret, AnyText after)
    {
        var text = "n0t-a-w0rd::" + secret.Value;
        var sent = new SecretRedactor();
        sent.Add(Secret.Of(text));

        foreach (var quote in Quotes)
        {
            var masked = sent.Mask(before.Value + quote(text) + after.Value);

            Assert.DoesNotContain(quote(text), masked, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(Secret.Mask, masked, StringComparison.Ordinal);
        }
    }

    [InputProperty]
    public void Two_nested_secrets_are_both_fully_redacted(PostgresText secret)
    {
        var (inner, outer) = ("n0t-a-w0rd::" + secret.Value, "0uter::n0t-a-w0rd::" + secret.Value + "::0uter");
        var sent = new SecretRedactor();
        sent.Add(Secret.Of(inner));
        sent.Add(Secret.Of(outer));

        Assert.Equal($"bad: {Secret.Mask} and {Secret.Mask}", sent.Mask($"bad: {outer} and {inner}"));
    }

    [InputProperty]
    public void Text_without_a_secret_is_unchanged(AnyText words)
    {
        var sent = new SecretRedactor();
        sent.Add(Secret.Of("napi_n0t-in-any-text"));

        Assert.Equal(words.Value, sent.Mask(words.Value));
    }

    [InputProperty]
    public void An_inner_exception_that_contains_a_secret_is_dropped(PostgresText secret)
    {
        var text = "n0t-a-w0rd::" + secret.Value;
        var sent = new SecretRedactor();
        sent.Add(Secret.Of(text));

        Assert.Null(sent.Mask(new InvalidOperationException("outside", new IOException($"cannot send '{text}'"))));
        var harmless = new IOException("cannot send");
        Assert.Same(harmless, sent.Mask(harmless));
    }
}
