using System.Globalization;
using System.Management.Automation;
using System.Net;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Storage;

public sealed class BucketTests : StorageHost
{
    [Fact]
    public void The_buckets_of_a_branch_are_listed_with_their_keys()
    {
        var bucket = Assert.Single(Host.Get<Bucket>($"Get-NeonBucket {OnMain}"));

        Assert.Equal(("uploads", "uploads", "private"), (bucket.BucketName, bucket.Name, bucket.AccessLevel));
        Assert.Equal((App.ProjectId, App.MainBranchId), (bucket.ProjectId, bucket.BranchId));
        Assert.NotNull(bucket.CreatedAt);
        Assert.Equal([$"GET {Branch}/buckets"], Host.Requests);
    }

    [Theory]
    [InlineData("UP*", 1)]
    [InlineData("other", 0)]
    public void A_list_is_filtered_by_name_with_wildcards(string names, int expected) =>
        Assert.Equal(expected, Host.Get<Bucket>($"Get-NeonBucket {OnMain} -Name {names}").Count);

    [Fact]
    public void Piped_buckets_and_imported_rows_are_read_again()
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("ProjectId", App.ProjectId));
        row.Properties.Add(new PSNoteProperty("BranchId", App.MainBranchId));
        row.Properties.Add(new PSNoteProperty("BucketName", "uploads"));

        Assert.Equal("uploads", Assert.Single(Host.Get<Bucket>($"Get-NeonBranch main -Project {App.ProjectId} | Get-NeonBucket | Get-NeonBucket")).BucketName);
        Assert.Equal("uploads", Assert.Single(Host.Get<Bucket>("$row | Get-NeonBucket", ("row", row))).BucketName);
    }

    [Fact]
    public void The_error_about_a_missing_bucket_names_it()
    {
        var result = Host.Run($"Get-NeonBucket downloads {OnMain}");

        Assert.Equal("NeonBucketNotFound", result.ErrorId);
        Assert.Equal("downloads", result.Error.TargetObject);
    }

    [Theory]
    [InlineData("", """{"name":"files"}""", "private")]
    [InlineData("-AccessLevel private", """{"name":"files","access_level":"private"}""", "private")]
    [InlineData("-AccessLevel public_read", """{"name":"files","access_level":"public_read"}""", "public_read")]
    public void A_bucket_is_created_as_specified(string more, string body, string level)
    {
        var bucket = Assert.Single(Host.Get<Bucket>($"Get-NeonBranch main -Project {App.ProjectId} | New-NeonBucket files {more}"));

        Assert.Equal(("files", level, App.MainBranchId), (bucket.BucketName, bucket.AccessLevel, bucket.BranchId));
        Assert.Equal($"POST {Branch}/buckets", Host.Requests[^1]);
        Assert.Equal(body, Host.Emulator.Exchanges[^1].Body);
    }

    [Theory]
    [InlineData("-AccessLevel public_read", true)]
    [InlineData("", false)]
    public void What_if_points_out_public_read_access(string more, bool isSaid)
    {
        Assert.Equal(isSaid, Printed($"New-NeonBucket files {more} {OnMain} -WhatIf").Contains("everyone on the internet can read", StringComparison.Ordinal));
        Assert.Empty(Host.Changes());
    }

    [Fact]
    public void A_removal_returns_nothing_and_fails_for_a_missing_bucket()
    {
        Assert.Empty(Host.Get<Bucket>($"Remove-NeonBucket uploads {OnMain} -Confirm:$false"));
        Assert.Equal([$"DELETE {Branch}/buckets/uploads"], Host.Requests);

        var result = Host.Run($"Remove-NeonBucket uploads {OnMain} -Confirm:$false");
        Assert.Equal("NeonBucketNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
    }

    [Fact]
    public void A_piped_bucket_is_removed_and_returned_with_pass_thru() =>
        Assert.Equal("uploads", Assert.Single(Host.Get<Bucket>($"Get-NeonBucket {OnMain} | Remove-NeonBucket -Confirm:$false -PassThru")).BucketName);

    [Theory]
    [InlineData("New-NeonBucket files -WhatIf -Project app -Branch main")]
    [InlineData("Remove-NeonBucket uploads -WhatIf -Project app -Branch main")]
    public void What_if_sends_nothing(string command)
    {
        Assert.Empty(Host.Run(command).Errors);
        Assert.Empty(Host.Changes());
    }

    [Theory]
    [InlineData("Get-NeonBucketObject -Bucket uploads {0} | Remove-NeonBucket -Confirm:$false")]
    [InlineData("Get-NeonBucketObject -Bucket uploads -Delimiter / {0} | Remove-NeonBucket -Confirm:$false")]
    [InlineData("Get-NeonBucket {0} | Remove-NeonBucketObject -Confirm:$false")]
    [InlineData("Get-NeonBucket {0} | Remove-NeonBranch -Confirm:$false")]
    public void Only_the_target_itself_can_be_piped_into_a_removal(string script)
    {
        Put("a/b.txt");
        var result = Host.Run(string.Format(CultureInfo.InvariantCulture, script, OnMain));

        Assert.Matches("^(InputObject|ParameterArgumentTransformationError)", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.All(Host.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Fact]
    public void After_a_lost_response_a_creation_or_removal_is_verified()
    {
        Host.Emulator.Faults.Add("createProjectBranchBucket", EmulatorFault.DropAfterEffect());
        Host.Emulator.Faults.Add("deleteProjectBranchBucket", EmulatorFault.DropAfterEffect());

        Assert.Equal("files", Assert.Single(Host.Get<Bucket>($"New-NeonBucket files {OnMain}")).BucketName);
        Assert.Equal("files", Assert.Single(Host.Get<Bucket>($"Remove-NeonBucket files {OnMain} -Confirm:$false -PassThru")).BucketName);
        Assert.Equal(2, Host.Emulator.Exchanges.Count(exchange => exchange.Method != "GET"));
    }

    [Theory]
    [InlineData("New-NeonBucket files {0}", "createProjectBranchBucket")]
    [InlineData("Remove-NeonBucket uploads {0} -Confirm:$false", "deleteProjectBranchBucket")]
    public void A_change_that_did_not_happen_has_an_unknown_outcome(string command, string operation)
    {
        Host.Emulator.Faults.Add(operation, EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", Host.Run(string.Format(CultureInfo.InvariantCulture, command, OnMain)).ErrorId);
    }

    [Fact]
    public void The_error_about_a_deleted_project_advises_how_to_restore_it()
    {
        Host.Emulator.Faults.Add("createProjectBranchBucket", EmulatorFault.Status(HttpStatusCode.Gone));
        var result = Host.Run($"New-NeonBucket files {OnMain}");

        Assert.Equal("NeonProjectNotFound", result.ErrorId);
        Assert.Contains("Restore-NeonDeletedProject", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("org_not_entitled", "NeonStorageUnavailable", "plan or account")]
    [InlineData("region_unavailable", "NeonStorageUnavailable", "region")]
    [InlineData("branch_directory_missing", "NeonStorageUnavailable", "is not yet registered with the object storage")]
    [InlineData("branch_not_found", "NeonBranchNotFound", "branch not found")]
    [InlineData("something_new", "NeonBranchNotFound", "words of Neon")]
    public void The_error_explains_why_a_branch_has_no_storage(string reason, string id, string words)
    {
        var message = reason == "branch_not_found" ? "branch not found" : "words of Neon";
        Host.Emulator.Faults.Add("getProjectBranchStorage", EmulatorFault.Status(
            HttpStatusCode.NotFound, $$"""{"code":"STORAGE_NOT_ENABLED","message":"{{message}}","reason":"{{reason}}"}"""));
        var result = Host.Run($"Get-NeonBranchStorage {OnMain}");

        Assert.Equal(id, result.ErrorId);
        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(reason, Assert.IsType<NeonApiException>(result.Error.Exception).Reason);
    }

    [Fact]
    public void Branch_storage_includes_its_connection_details()
    {
        var storage = Assert.Single(Host.Get<BranchStorage>($"Get-NeonBranch main -Project {App.ProjectId} | Get-NeonBranchStorage"));

        Assert.StartsWith("https://", storage.S3Endpoint, StringComparison.Ordinal);
        Assert.Equal((App.ProjectId, App.MainBranchId, true), (storage.ProjectId, storage.BranchId, storage.ForcePathStyle));
        Assert.Equal($"GET {Branch}/storage", Host.Requests[^1]);
    }

    /// <summary>What a script prints to the host.</summary>
    private string Printed(string script)
    {
        var person = new TestHost(0);
        Assert.Empty(Host.Run(person, script).Errors);
        return person.Printed;
    }
}
