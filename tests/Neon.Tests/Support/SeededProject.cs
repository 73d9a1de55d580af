namespace Neon.Tests.Support;

/// <summary>A project that a test begins with: its id, its default branch and that branch's compute.</summary>
internal sealed record SeededProject(string ProjectId, string MainBranchId, string EndpointId);
