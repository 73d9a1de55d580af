namespace Neon;

internal static class Placeholder;
