using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Management.Automation;
using Neon.Tests.Connection;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>Over real sockets, with every listener that .NET has: the key is only in the request itself.</summary>
public sealed class KeyTraceTests : ConnectionTest
{
    private const string Commands = "$c = Connect-Neon -PassThru; Get-NeonOrganization -Verbose; Get-NeonRegion -Debug; Get-NeonProject nosuch-name-12345678; $c";

    [Fact]
    public void No_framework_or_module_trace_contains_the_key()
    {
        KeyVariable = Marker;
        using var events = new Listener();
        var activities = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (activities)
                {
                    activities.Add($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        Assert.NotEmpty(Run(Commands).Output);

        Assert.Contains(events.Lines, line => line.StartsWith("System.Net.Http RequestStart", StringComparison.Ordinal));
        Assert.DoesNotContain(events.Lines, line => line.Contains(Marker, StringComparison.OrdinalIgnoreCase));
        lock (activities)
        {
            Assert.DoesNotContain(activities, text => text.Contains(Marker, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void No_serialized_connection_or_context_contains_the_key()
    {
        KeyVariable = Marker;

        var result = Run("$c = Connect-Neon -PassThru; $c; Get-NeonContext");

        Assert.Equal(2, result.Output.Count);
        foreach (var item in result.Output)
        {
            var xml = PSSerializer.Serialize(item, 10);

            // SecureStrings are serialized in a form that the same user can read, so there must be none.
            Assert.DoesNotContain("<SS", xml, StringComparison.Ordinal);
            Assert.DoesNotContain(Marker, xml + JsonText.Of(item), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_request_creates_no_file()
    {
        KeyVariable = Marker;
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Assert.NotEmpty(Run($"Set-Location '{folder.FullName}'; {Commands}").Output);
            Assert.Empty(folder.EnumerateFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// The framework's public event sources. Its private ones, for debugging the framework, write whole requests: anyone who can
    /// enable them can also read the memory of the process.
    /// </summary>
    private sealed class Listener : EventListener
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lines)
                {
                    return [.. _lines];
                }
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name.StartsWith("System.Net", StringComparison.Ordinal) || eventSource.Name.StartsWith("Neon", StringComparison.Ordinal)
                || eventSource.Name.StartsWith("Polly", StringComparison.Ordinal))
            {
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            // Called from the base class before the list exists.
            if (_lines is { } lines)
            {
                lock (lines)
                {
                    lines.Add($"{eventData.EventSource.Name} {eventData.EventName} {string.Join(' ', eventData.Payload ?? (IReadOnlyList<object?>)[])}");
                }
            }
        }
    }
}
