# A walk through the module's main job, on the emulator: nothing here needs an account or touches the network.
# ./build.ps1 -Task Tour builds the module and runs it.

[Diagnostics.CodeAnalysis.SuppressMessage('PSAvoidUsingWriteHost', '', Justification = 'A tour is for the eyes.')]
[Diagnostics.CodeAnalysis.SuppressMessage('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'The steps share their variables.')]
[CmdletBinding()]
param()

# Whatever fails ends the tour, and pwsh with exit code 1.
$ErrorActionPreference = 'Stop'
# Into a file or a pipe, PowerShell colours headings all the same.
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

. Step 'Start an offline Neon and connect to it' {
    $null = Start-NeonEmulator -Seed 42
    Get-NeonContext
}

. Step 'Where can projects live?' {
    Get-NeonRegion
}

. Step 'Create a project' {
    $project = New-NeonProject app -Wait
    $project
}

. Step 'Make a branch to work on, and wait until it can be used' {
    $dev = $project | New-NeonBranch dev -ExpiresIn 7.00:00 -Wait
    $project | Get-NeonBranch
}

. Step 'Add a role and a database of its own' {
    $role = $dev | New-NeonRole app_user -Wait
    $dev | New-NeonDatabase orders -Owner app_user -Wait | Out-Null
    $dev | Get-NeonDatabase
}

. Step 'The role''s password is known only now; it is at hand, but not shown' {
    $role | Format-List RoleName, AuthenticationMethod, Password, Credential
}

. Step 'Give its compute more room, then let it sleep' {
    $dev | Get-NeonEndpoint | Set-NeonEndpoint -MinCu 1 -MaxCu 4 -Wait | Suspend-NeonEndpoint -Wait
}

. Step 'How to connect? The password is there, but never shown' {
    $dev | Get-NeonConnectionString -Database orders -Role app_user -Pooled
}

. Step 'Does the schema differ from the parent''s?' {
    $dev | Compare-NeonBranchSchema -Database neondb
}

. Step 'What has Neon done for it?' {
    $dev | Get-NeonOperation
}

. Step 'What would a clean-up remove? Nothing is sent' {
    $project | Get-NeonBranch -Default:$false | Remove-NeonBranch -WhatIf
}

. Step 'A mistake is explained, and a script can tell which one it was' {
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
