@{
    RootModule           = 'bin/net8.0/Neon.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = 'e17e9670-b302-4f52-8179-b0cdfab2799b'
    Author               = 'Neon for PowerShell contributors'
    CompanyName          = 'Neon for PowerShell contributors'
    Copyright            = 'Copyright (c) Neon for PowerShell contributors. MIT licence.'
    Description          = 'Unofficial PowerShell module for Neon, the serverless Postgres platform: projects, branches, computes, databases, roles and operations through Neon''s REST API, with waiting, safe retries, rate limits, and an emulator to try it all without an account.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('Neon.Format.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Compare-NeonBranchSchema'
        'Connect-Neon'
        'Disconnect-Neon'
        'Get-NeonBranch'
        'Get-NeonBranchCount'
        'Get-NeonBranchSchema'
        'Get-NeonConnectionString'
        'Get-NeonContext'
        'Get-NeonCurrentUser'
        'Get-NeonDatabase'
        'Get-NeonEndpoint'
        'Get-NeonIdentity'
        'Get-NeonOperation'
        'Get-NeonOrganization'
        'Get-NeonProject'
        'Get-NeonRegion'
        'Get-NeonRole'
        'Get-NeonRolePassword'
        'Invoke-NeonApi'
        'New-NeonBranch'
        'New-NeonDatabase'
        'New-NeonEndpoint'
        'New-NeonProject'
        'New-NeonRole'
        'Remove-NeonBranch'
        'Remove-NeonDatabase'
        'Remove-NeonEndpoint'
        'Remove-NeonProject'
        'Remove-NeonRole'
        'Reset-NeonBranch'
        'Reset-NeonRolePassword'
        'Restart-NeonEndpoint'
        'Restore-NeonBranch'
        'Restore-NeonDeletedBranch'
        'Restore-NeonDeletedProject'
        'Set-NeonBranch'
        'Set-NeonContext'
        'Set-NeonDatabase'
        'Set-NeonDefaultBranch'
        'Set-NeonEndpoint'
        'Set-NeonProject'
        'Start-NeonEmulator'
        'Start-NeonEndpoint'
        'Stop-NeonEmulator'
        'Suspend-NeonEndpoint'
        'Test-NeonConnection'
        'Wait-NeonOperation'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('Neon', 'Postgres', 'PostgreSQL', 'Database', 'Serverless', 'Cloud', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
