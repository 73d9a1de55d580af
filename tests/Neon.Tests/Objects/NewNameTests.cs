using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>A row with a name, piped into a cmdlet that creates something: nothing is created under another name without an error.</summary>
public sealed class NewNameTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public NewNameTests() => _app = _host.Seed();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("\"ProjectId,Name`n$id,dev\" | ConvertFrom-Csv | New-NeonBranch", "Name", "New-NeonBranch -Name $_.Name -Project $_.ProjectId")]
    [InlineData("\"ProjectId,Name`n$id,dev\" | ConvertFrom-Csv | New-NeonBranch -Parent main", "Name", "New-NeonBranch -Name $_.Name -Project $_.ProjectId")]
    [InlineData("\"ProjectId,Name`n$id,dev\" | ConvertFrom-Csv | New-NeonBranch -WhatIf", "Name", "New-NeonBranch -Name $_.Name -Project $_.ProjectId")]
    [InlineData("\"Project,Branch`napp,dev\" | ConvertFrom-Csv | New-NeonBranch", "Branch", "New-NeonBranch -Name $_.Branch -Project $_.Project")]
    [InlineData("\"Project,Branch Name`napp,dev\" | ConvertFrom-Csv | New-NeonAnonymizedBranch", "Branch Name", "New-NeonAnonymizedBranch -Name $_.'Branch Name' -Project $_.Project")]
    [InlineData("Get-NeonProject app | Select-Object ProjectId, @{ n = 'Name'; e = { 'dev' } } | New-NeonBranch", "Name", "New-NeonBranch -Name $_.Name -Project $_.ProjectId")]
    [InlineData("\"ProjectId,BranchId,Name`n$id,main,dev\" | ConvertFrom-Csv | New-NeonSnapshot", "Name", "New-NeonSnapshot -Name $_.Name -Project $_.ProjectId -Branch $_.BranchId")]
    [InlineData("'{\"Project\":\"app\",\"Branch\":\"main\",\"name\":\"dev\"}' | ConvertFrom-Json | New-NeonEndpoint -Type read_only", "name", "New-NeonEndpoint -Name $_.name -Project $_.Project -Branch $_.Branch")]
    public void A_row_with_a_name_is_refused_without_a_name_parameter(string command, string column, string advice)
    {
        var result = _host.Run(command, ("id", _app.ProjectId));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal($"The row has the {column} 'dev', but -Name was not specified.", result.Error.ErrorDetails.Message);
        Assert.Contains($"ForEach-Object {{ {advice} }}.", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("\"ProjectId,Name`n$id,app\" | ConvertFrom-Csv | New-NeonBranch dev")]
    [InlineData("\"ProjectId,Name`n$id,dev\" | ConvertFrom-Csv | ForEach-Object { New-NeonBranch -Name $_.Name -Project $_.ProjectId }")]
    [InlineData("Get-NeonProject app | New-NeonBranch")]
    [InlineData("\"ProjectId,Name`n$id,\" | ConvertFrom-Csv | New-NeonBranch")]
    [InlineData("\"ProjectId,Action`n$id,create\" | ConvertFrom-Csv | New-NeonBranch")]
    [InlineData("Get-NeonProject app | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_)) } | New-NeonBranch")]
    public void A_specified_name_can_be_combined_with_an_object_that_has_a_name(string command)
    {
        Assert.Empty(_host.Run(command, ("id", _app.ProjectId)).Errors);
        Assert.Single(_host.Changes());
    }
}
