namespace Neon.Commands;

/// <summary>Samples of points in time in the past.</summary>
internal sealed class PastTimeCompleter() : SampleCompleter(
    ("-30m", "30 minutes ago"),
    ("-1h", "one hour ago"),
    ("-1d", "one day ago"),
    ("-7d", "seven days ago"),
    ("today", "today at midnight, local time"),
    ("yesterday 18:00", "yesterday at 18:00, local time"));

/// <summary>Samples of points in time in the future.</summary>
internal sealed class FutureTimeCompleter() : SampleCompleter(
    ("+1h", "in one hour"),
    ("+1d", "in one day"),
    ("+7d", "in seven days"),
    ("+30d", "in 30 days"),
    ("tomorrow 18:00", "tomorrow at 18:00, local time"));

/// <summary>Samples of times of day.</summary>
internal sealed class TimeOfDayCompleter() : SampleCompleter(
    ("02:00", "2 a.m. UTC"),
    ("04:00", "4 a.m. UTC"),
    ("12:00", "noon UTC"),
    ("22:30", "10:30 p.m. UTC"));

/// <summary>Samples of durations from an hour to a month.</summary>
internal sealed class DurationCompleter() : SampleCompleter(
    ("1h", "one hour"),
    ("12h", "12 hours"),
    ("1d", "one day"),
    ("7d", "seven days"),
    ("14d", "14 days"),
    ("30d", "30 days"));

/// <summary>Samples of ages.</summary>
internal sealed class AgeCompleter() : SampleCompleter(
    ("1d", "one day"),
    ("7d", "seven days"),
    ("14d", "14 days"),
    ("30d", "30 days"),
    ("90d", "90 days"));

/// <summary>Samples of durations from minutes to days.</summary>
internal sealed class MinutesCompleter() : SampleCompleter(
    ("5m", "five minutes"),
    ("30m", "30 minutes"),
    ("1h", "one hour"),
    ("12h", "12 hours"),
    ("1d", "one day"));

/// <summary>Samples of durations up to some minutes.</summary>
internal sealed class ShortDurationCompleter() : SampleCompleter(
    ("1s", "one second"),
    ("10s", "ten seconds"),
    ("30s", "30 seconds"),
    ("1m", "one minute"),
    ("5m", "five minutes"));

/// <summary>Samples of time-outs in seconds.</summary>
internal sealed class SecondsCompleter() : SampleCompleter(
    ("60", "one minute"),
    ("300", "five minutes"),
    ("600", "ten minutes"),
    ("1800", "30 minutes"),
    ("3600", "one hour"));

/// <summary>Samples of how many inputs are processed at the same time.</summary>
internal sealed class ThrottleLimitCompleter() : SampleCompleter(
    ("4", "four inputs at the same time"),
    ("8", "eight inputs at the same time"),
    ("16", "16 inputs at the same time"));

/// <summary>Samples of sizes in bytes.</summary>
internal sealed class SizeCompleter() : SampleCompleter(
    ("1GB", "one gibibyte"),
    ("10GB", "10 gibibytes"),
    ("100GB", "100 gibibytes"),
    ("1TB", "one tebibyte"));
