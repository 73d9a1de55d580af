namespace Neon.Tests.Support;

/// <summary>A project that a test starts with: its id, its default branch and the compute of that branch.</summary>
internal sealed record SeededProject(string ProjectId, string MainBranchId, string EndpointId);
