# No secret is left in any record of a session.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
}

Describe 'A session with secrets' {
    BeforeAll {
        # Every record of a session: its transcript, errors, history, exported variables and output.
        $script = @'
            Import-Module $manifest
            $null = Start-Transcript "$PSScriptRoot/transcript.txt" -IncludeInvocationHeader
            $emulator = Start-NeonEmulator -OperationDuration 0
            $secrets = @([pscustomobject] @{ Name = 'key'; Value = $emulator.ApiKey })
            Connect-Neon -ApiKey (ConvertTo-SecureString $emulator.ApiKey -AsPlainText -Force) -BaseUri $emulator.BaseUri -Verbose
            Set-NeonContext -Organization $emulator.OrganizationId
            $project = New-NeonProject app -Wait -Verbose
            $role = New-NeonRole app_user -Project app -Branch main -Wait
            $secrets += [pscustomobject] @{ Name = 'password'; Value = $role.Credential.GetNetworkCredential().Password }
            $connection = Get-NeonConnectionString -Project app -Branch main -Role app_user -Database neondb
            $key = New-NeonApiKey ci
            $secrets += [pscustomobject] @{ Name = 'new key'; Value = (ConvertFrom-SecureString $key.Key -AsPlainText) }
            $project; $role; $connection; $key
            $project, $role, $connection, $key | Format-List * | Out-Default
            $project, $role, $connection, $key | ConvertTo-Json -Depth 4
            "$role $connection $key"
            $connection | Get-Member | Out-Default
            Get-NeonRole nosuch -Project app -Branch main
            Connect-Neon -ApiKey "$($emulator.ApiKey)x" -BaseUri $emulator.BaseUri
            Remove-NeonRole app_user -Project app -Branch main -WhatIf
            $Error | ForEach-Object { $_ | Format-List * -Force; $_.Exception.ToString(); Get-Error -InputObject $_ } | Out-Default
            $null = Stop-Transcript
            $project, $role, $connection, $key | Export-Clixml "$PSScriptRoot/objects.xml"
            $secrets | ConvertTo-Json | Set-Content "$PSScriptRoot/secrets.json"
'@
        $file = Join-Path $TestDrive 'session.ps1'
        $run = Invoke-Pwsh $script
        $folder = $TestDrive
        $secrets = Get-Content (Join-Path $folder 'secrets.json') -Raw | ConvertFrom-Json
        $kept = @{
            transcript = Get-Content (Join-Path $folder 'transcript.txt') -Raw
            output = $run.Output
            errors = $run.Errors
            Clixml = Get-Content (Join-Path $folder 'objects.xml') -Raw
        }
    }

    It 'has secrets' {
        $secrets | Should -HaveCount 3
        $secrets.Value | ForEach-Object { $_.Length | Should -BeGreaterThan 10 }
    }

    It 'leaves none in the <_>' -ForEach 'transcript', 'output', 'errors', 'Clixml' {
        foreach ($secret in $secrets) {
            "$($kept[$_])".Contains($secret.Value) | Should -BeFalse -Because "the $_ must not hold the $($secret.Name)"
        }
        if ($_ -ne 'errors') {
            $kept[$_] | Should -Match 'app_user'
        }
    }
}

Describe 'The history' {
    It 'contains the typed commands, and no secret that a cmdlet returned' {
        $typed = @"
Import-Module '$($manifest.Replace("'", "''"))'
`$emulator = Start-NeonEmulator -OperationDuration 0
`$null = New-NeonProject app -Wait
`$role = New-NeonRole app_user -Project app -Branch main -Wait
"password: `$(`$role.Credential.GetNetworkCredential().Password) key: `$(`$emulator.ApiKey)" | Set-Content '$TestDrive/typed.txt'
Get-History | Format-List * | Out-String -Width 500
Get-History | ConvertTo-Json -Depth 4
exit
"@
        $pwsh = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')

        $printed = $typed | & $pwsh -NoProfile -NonInteractive -Command - 2>&1 | Out-String

        $secrets = [regex]::Match((Get-Content (Join-Path $TestDrive 'typed.txt') -Raw), 'password: (\S+) key: (\S+)')
        $printed | Should -Match 'New-NeonRole app_user'
        $printed.Contains($secrets.Groups[1].Value) | Should -BeFalse
        $printed.Contains($secrets.Groups[2].Value) | Should -BeFalse
    }
}
