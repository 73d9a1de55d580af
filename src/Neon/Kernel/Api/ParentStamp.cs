namespace Neon;

/// <summary>An object of a project. Its response does not contain the project.</summary>
internal interface IProjectResource
{
    /// <summary>The project.</summary>
    string? ProjectId { get; set; }
}

/// <summary>An object on a branch. Its response does not contain the branch.</summary>
internal interface IBranchResource : IProjectResource
{
    /// <summary>The branch.</summary>
    string? BranchId { get; set; }

    /// <summary>The objects in it that are on the same branch.</summary>
    IEnumerable<IBranchResource> Parts => [];
}

/// <summary>An object that was read from a database. Its response does not contain the database.</summary>
internal interface IDatabaseResource : IBranchResource
{
    /// <summary>The database; null if none was specified.</summary>
    string? DatabaseName { get; set; }
}

/// <summary>An object of an organization. Its response does not contain the organization.</summary>
internal interface IOrganizationResource
{
    /// <summary>The organization.</summary>
    string? OrganizationId { get; set; }
}

/// <summary>Gives an object the parents that its request named, so that it can be piped on.</summary>
internal static class ParentStamp
{
    /// <summary>The object, with its project. A project in the response is kept.</summary>
    public static T WithProject<T>(this T item, string projectId)
        where T : IProjectResource
    {
        item.ProjectId ??= projectId;
        return item;
    }

    /// <summary>The object, with its branch, and everything in it.</summary>
    public static T WithBranch<T>(this T item, BranchKey branchKey)
        where T : IBranchResource
    {
        item.ProjectId = branchKey.ProjectId;
        item.BranchId = branchKey.BranchId;
        foreach (var part in item.Parts)
        {
            part.WithBranch(branchKey);
        }

        return item;
    }

    /// <summary>The object, with its database.</summary>
    public static T WithDatabase<T>(this T item, BranchKey branchKey, string? databaseName)
        where T : IDatabaseResource
    {
        item.DatabaseName = databaseName;
        return item.WithBranch(branchKey);
    }

    /// <summary>The object, with its organization.</summary>
    public static T WithOrganization<T>(this T item, string organizationId)
        where T : IOrganizationResource
    {
        item.OrganizationId = organizationId;
        return item;
    }
}
