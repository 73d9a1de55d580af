# A walk through the module's main job on the emulator. It needs no account and no network.
# ./build.ps1 -Task Tour builds the module and runs it.

[Diagnostics.CodeAnalysis.SuppressMessage('PSAvoidUsingWriteHost', '', Justification = 'A tour is for the eyes.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'The steps share their variables.')]
[CmdletBinding()]
param()

# Any failure ends the tour, and pwsh exits with code 1.
$ErrorActionPreference = 'Stop'
# PowerShell colours headings even if the output goes to a file or a pipe.
if ([Console]::IsOutputRedirected) {
    $PSStyle.OutputRendering = 'PlainText'
}
Import-Module (Join-Path $PSScriptRoot '..' 'out' 'Neon' 'Neon.psd1')

function Step([string] $Title, [scriptblock] $Commands) {
    Write-Host ''
    Write-Host "# $Title" -ForegroundColor Cyan
    Write-Host "PS> $("$Commands".Trim())" -ForegroundColor DarkGray
    . $Commands | Out-Default
}

. Step 'Start an offline Neon with a sample organization and connect to it' {
    $null = Start-NeonEmulator -Sample -Seed 42
    Get-NeonContext
}

. Step 'Which branch was created from which?' {
    Show-NeonBranchTree -Project app
}

. Step 'Which project used the most compute time in this month?' {
    Get-NeonProjectConsumption | Show-NeonConsumption compute_unit_seconds
}

. Step 'Where can projects live?' {
    Get-NeonRegion
}

. Step 'Create a project' {
    $project = New-NeonProject shop -Wait
    $project
}

. Step 'Create a branch, and wait until it is ready' {
    $dev = $project | New-NeonBranch dev -ExpiresIn 7d -Wait
    $project | Get-NeonBranch
}

. Step 'Add a role and a database to it' {
    $role = $dev | New-NeonRole app_user -Wait
    $dev | New-NeonDatabase orders -Owner app_user -Wait | Out-Null
    $dev | Get-NeonDatabase
}

. Step 'Read the role''s new password; it is available, but not shown' {
    $role | Format-List RoleName, AuthenticationMethod, Password, Credential
}

. Step 'Scale up its compute, then suspend it' {
    $dev | Get-NeonEndpoint | Set-NeonEndpoint -MinCu 1 -MaxCu 4 -Wait | Suspend-NeonEndpoint -Wait
}

. Step 'Get a connection string; its password is not shown' {
    $dev | Get-NeonConnectionString -Database orders -Role app_user -Pooled
}

. Step 'Does the schema differ from the parent''s?' {
    $dev | Compare-NeonBranchSchema -Database neondb
}

. Step 'Which operations did Neon run?' {
    $dev | Get-NeonOperation
}

. Step 'Show what a clean-up would remove, without changing anything' {
    $project | Get-NeonBranch -Default:$false | Remove-NeonBranch -WhatIf
}

. Step 'An error explains the cause, and has an id for scripts' {
    $project | Get-NeonBranch main | Remove-NeonBranch -ErrorAction SilentlyContinue -ErrorVariable refused
    $refused[0].ToString()
    "id:     $($refused[0].FullyQualifiedErrorId)"
    "advice: $($refused[0].ErrorDetails.RecommendedAction)"
}

. Step 'Clean up' {
    $dev | Remove-NeonBranch -Confirm:$false -Wait
    $project | Remove-NeonProject -Confirm:$false
    Get-NeonProject
    Stop-NeonEmulator
}
